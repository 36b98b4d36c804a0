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

// RedFlags lists what raises the emergency bar, for whoever reviews it: each group
// with its phrases, where it leads, and what the bar then shows.
func RedFlags(flags []handbook.RedFlag, library Library, clipboard Clipboard) fyne.CanvasObject {
	page := look.Page(look.Title(lang.L("red-flags.title")), look.Intro(lang.L("red-flags.intro", map[string]any{"Count": len(flags)})))
	page.Add(look.Buttons(xwidget.NewButton(lang.L("red-flags.copy"), theme.ContentCopyIcon(), func() { clipboard.Copy(redFlagsText(flags)) })))
	for _, f := range flags {
		group := look.Headed(redFlagName(f), theme.ColorNameForeground)
		for _, part := range redFlagParts(f) {
			group.Add(look.Body(part))
		}
		for _, e := range f.Entries {
			group.Add(xwidget.NewLink(e.Title, func() { library.Open(e.ID) }))
		}
		page.Add(group)
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

func redFlagName(f handbook.RedFlag) string {
	if f.Origin != nil {
		return f.Name + " · " + lang.L("red-flags.own")
	}
	return f.Name
}

// redFlagParts are the lines about a group, without those that are empty.
func redFlagParts(f handbook.RedFlag) []string {
	var parts []string
	add := func(label string, items []string) {
		if len(items) > 0 {
			parts = append(parts, label+": "+strings.Join(items, ", "))
		}
	}
	add(lang.L("red-flags.phrases"), f.Phrases)
	add(lang.L("red-flags.spanish"), f.Spanish)
	add(lang.L("red-flags.unless"), f.Unless)
	add(lang.L("red-flags.shows"), fieldLabels(f.Values))
	if f.Questions {
		parts = append(parts, lang.L("red-flags.questions"))
	}
	return parts
}

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
	return "{" + name + "}: " + strings.Join(words, ", ")
}

// redFlagsText is the page as text, for a review on paper.
func redFlagsText(flags []handbook.RedFlag) string {
	var b strings.Builder
	for _, f := range flags {
		b.WriteString(redFlagName(f) + "\n")
		for _, part := range redFlagParts(f) {
			b.WriteString("  " + part + "\n")
		}
		for _, e := range f.Entries {
			b.WriteString("  → " + e.Title + "\n")
		}
		b.WriteString("\n")
	}
	classes := classesOf(flags)
	for _, name := range slices.Sorted(maps.Keys(classes)) {
		b.WriteString(classLine(name, classes[name]) + "\n")
	}
	return b.String()
}
