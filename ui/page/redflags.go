package page

import (
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// RedFlags lists what opens the emergency bar, for the people who review it: each group
// with where it leads, what the bar then shows, and its phrases, one a line.
func RedFlags(flags []handbook.RedFlag, library Library, clipboard Clipboard) fyne.CanvasObject {
	page := look.Page(look.Title(lang.L("red-flags.title")), look.Intro(lang.L("red-flags.intro", map[string]any{"Count": len(flags)})), look.Body(lang.L("red-flags.read")))
	page.Add(look.Buttons(xwidget.NewButton(lang.L("red-flags.copy"), theme.ContentCopyIcon(), func() { clipboard.Copy(redFlagsText(flags)) })))
	for _, f := range flags {
		page.Add(redFlagBox(f, library))
	}
	if classes := classesOf(flags); len(classes) > 0 {
		box := look.Headed(lang.L("red-flags.classes"), theme.ColorNameForeground)
		for _, name := range slices.Sorted(maps.Keys(classes)) {
			box.Add(look.Body(classLine(name, classes[name])))
		}
		page.Add(box)
	}
	return page
}

// redFlagBox is one group.
func redFlagBox(f handbook.RedFlag, library Library) fyne.CanvasObject {
	box := look.Headed(redFlagName(f), look.ColorEmergency)
	for _, e := range f.Entries {
		box.Add(xwidget.NewLink(e.Title, func() { library.Open(e.ID) }))
	}
	for _, about := range redFlagAbout(f) {
		box.Add(look.Quiet(about))
	}
	for _, l := range redFlagLists(f) {
		list := look.Headed(l.heading, theme.ColorNameForeground)
		for _, line := range l.lines {
			list.Add(look.Item("•", look.Body(line)))
		}
		box.Add(list)
	}
	return box
}

func redFlagName(f handbook.RedFlag) string {
	if f.Origin != nil {
		return f.Name + " · " + lang.L("red-flags.own")
	}
	return f.Name
}

// redFlagAbout says what a group does.
func redFlagAbout(f handbook.RedFlag) []string {
	var about []string
	if f.NameSpanish != "" {
		about = append(about, lang.L("red-flags.spanish")+": "+f.NameSpanish)
	}
	if len(f.Values) > 0 {
		about = append(about, lang.L("red-flags.shows")+": "+strings.Join(fieldLabels(f.Values), ", "))
	}
	if f.Questions {
		about = append(about, lang.L("red-flags.questions"))
	}
	return about
}

// redFlagList is a list of phrases with its heading.
type redFlagList struct {
	heading string
	lines   []string
}

// redFlagLists are the phrases of a group, without lists that are empty.
func redFlagLists(f handbook.RedFlag) []redFlagList {
	var lists []redFlagList
	for _, l := range []redFlagList{
		{lang.L("red-flags.phrases"), f.Phrases},
		{lang.L("red-flags.spanish"), f.Spanish},
		{lang.L("red-flags.unless"), f.Unless},
	} {
		if len(l.lines) == 0 {
			continue
		}
		lists = append(lists, redFlagList{l.heading, phraseLines(l.lines)})
	}
	return lists
}

// phraseLines are phrases for a reviewer: plain words and names on one line, the
// others on a line each.
func phraseLines(phrases []string) []string {
	var plain, lines []string
	for _, p := range phrases {
		if strings.ContainsAny(p, " |{") {
			lines = append(lines, readablePhrase(p))
		} else {
			plain = append(plain, readablePhrase(p))
		}
	}
	if len(plain) > 0 {
		lines = append([]string{strings.Join(plain, ", ")}, lines...)
	}
	return lines
}

// readablePhrase is a phrase of red-flags.yaml as a reviewer reads it: "not wake|rouse"
// as "not (wake / rouse)".
func readablePhrase(phrase string) string {
	var words []string
	for item := range strings.FieldsSeq(phrase) {
		if item == "." {
			words = append(words, lang.L("red-flags.end"))
			continue
		}
		alternatives := strings.Split(item, "|")
		for i, a := range alternatives {
			alternatives[i] = readableWords(a)
		}
		text := strings.Join(alternatives, " / ")
		if len(alternatives) > 1 {
			text = "(" + text + ")"
		}
		words = append(words, text)
	}
	return strings.Join(words, " ")
}

var readableWords = strings.NewReplacer("..", "–", "-", " ", "{", "[", "}", "]").Replace

func fieldLabels(fields []*handbook.Field) []string {
	var labels []string
	for _, f := range fields {
		labels = append(labels, f.Label)
	}
	return labels
}

// classesOf are the word classes of all groups, by name.
func classesOf(flags []handbook.RedFlag) map[string][]string {
	classes := map[string][]string{}
	for _, f := range flags {
		maps.Copy(classes, f.Classes)
	}
	return classes
}

func classLine(name string, words []string) string {
	return "[" + name + "]: " + strings.Join(words, ", ")
}

// redFlagsText is the page as text, for a review on paper.
func redFlagsText(flags []handbook.RedFlag) string {
	var b strings.Builder
	b.WriteString(lang.L("red-flags.read") + "\n\n")
	for _, f := range flags {
		b.WriteString(redFlagName(f) + "\n")
		for _, e := range f.Entries {
			b.WriteString("  → " + e.Title + "\n")
		}
		for _, about := range redFlagAbout(f) {
			b.WriteString("  " + about + "\n")
		}
		for _, l := range redFlagLists(f) {
			b.WriteString("  " + l.heading + "\n    • " + strings.Join(l.lines, "\n    • ") + "\n")
		}
		b.WriteString("\n")
	}
	classes := classesOf(flags)
	for _, name := range slices.Sorted(maps.Keys(classes)) {
		b.WriteString(classLine(name, classes[name]) + "\n")
	}
	return b.String()
}
