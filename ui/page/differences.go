package page

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// oneSide shows the text of a page that is added or removed.
func oneSide(parts []author.PartChange, before bool) fyne.CanvasObject {
	box := container.New(xwidget.Column{Gap: look.Space1})
	for _, c := range parts {
		lines := c.After
		if before {
			lines = c.Before
		}
		if len(lines) == 0 || c.Part == author.PartTitle {
			continue
		}
		box.Add(container.New(xwidget.Column{Gap: -look.TightGap}, look.Quiet(partTitle(c)), sideOf(readable(c.Part, lines), nil)))
	}
	return box
}

// differences shows what each part said and says, side by side, under the names of
// the two states; "" leaves them out.
func differences(parts []author.PartChange, before, after string) fyne.CanvasObject {
	box := container.New(xwidget.Column{Gap: look.Space1})
	if before != "" && slices.ContainsFunc(parts, func(c author.PartChange) bool { return c.Part != author.PartFile }) {
		box.Add(look.SideBySide(look.Quiet(before), look.Quiet(after)))
	}
	for _, c := range parts {
		if c.Part == author.PartFile {
			box.Add(look.Quiet(lang.L("compare.same")))
			continue
		}
		before, after := onlyDifferent(readable(c.Part, c.Before), readable(c.Part, c.After))
		box.Add(container.New(xwidget.Column{}, look.Bold(partTitle(c), theme.ColorNameForeground),
			look.SideBySide(look.Cell(sideOf(before, after)), look.Cell(sideOf(after, before)))))
	}
	return look.Flush(box)
}

func partTitle(c author.PartChange) string {
	if c.Name != "" {
		return c.Name
	}
	return partName(c.Part)
}

// partName is the name of a part of a page.
func partName(p author.Part) string {
	switch p {
	case author.PartTitle:
		return lang.L("part.title")
	case author.PartTopic:
		return lang.L("edit.topic")
	case author.PartRoute:
		return lang.L("part.route")
	case author.PartSay:
		return lang.L("part.say")
	case author.PartUntilSet:
		return lang.L("part.say-until-set")
	case author.PartAskFirst:
		return lang.L("part.ask-first")
	case author.PartHandOver:
		return lang.L("part.hand-over")
	case author.PartEmergency:
		return lang.L("part.emergency")
	case author.PartBand, author.PartEffect:
		return lang.L("part.effect")
	case author.PartSpanish:
		return lang.L("part.spanish")
	}
	return moreParts(p)
}

func moreParts(p author.Part) string {
	switch p {
	case author.PartSources:
		return lang.L("part.sources")
	case author.PartRelated:
		return lang.L("part.related")
	case author.PartAliases:
		return lang.L("part.aliases")
	case author.PartCallers:
		return lang.L("part.callers")
	case author.PartReview:
		return lang.L("part.review")
	case author.PartWords:
		return lang.L("part.words")
	case author.PartOrder:
		return lang.L("part.order")
	case author.PartLines:
		return lang.L("part.lines")
	case author.PartShownFile:
		return lang.L("part.file")
	}
	for _, v := range handbook.Voices() {
		if string(p) == v.Key() {
			return voiceName(v)
		}
	}
	return string(p)
}

// readable are the lines of a part in the reader's language, where they are keys.
func readable(p author.Part, lines []string) []string {
	var out []string
	for _, line := range lines {
		if r, ok := handbook.ParseRoute(line); p == author.PartRoute && ok {
			line = RouteName(r)
		}
		if b, ok := handbook.ParseBand(line); p == author.PartBand && ok {
			line = bandName(b)
		}
		out = append(out, line)
	}
	return out
}

// leftOut replaces lines that are the same.
const leftOut = "…"

// onlyDifferent leaves out the lines at the beginning and at the end that are the
// same on both sides.
func onlyDifferent(a, b []string) ([]string, []string) {
	if len(a) == 0 || len(b) == 0 {
		return a, b
	}
	first, last := 0, 0
	for first < min(len(a), len(b)) && a[first] == b[first] {
		first++
	}
	for last < min(len(a), len(b))-first && a[len(a)-1-last] == b[len(b)-1-last] {
		last++
	}
	cut := func(lines []string) []string {
		out := slices.Clone(lines[first : len(lines)-last])
		if first > 0 {
			out = slices.Insert(out, 0, leftOut)
		}
		if last > 0 {
			out = append(out, leftOut)
		}
		return out
	}
	return cut(a), cut(b)
}

// sideOf is one of two sides, with what the other one does not say in bold.
func sideOf(lines, other []string) fyne.CanvasObject {
	if len(lines) == 0 {
		return look.Quiet(lang.L("compare.nothing"))
	}
	box := container.New(xwidget.Column{Gap: -look.TightGap})
	for i, line := range lines {
		against := ""
		if len(lines) == len(other) {
			against = other[i]
		}
		box.Add(emphasized(line, against))
	}
	return box
}

// emphasized is a text with the stretch of words in bold that another one has
// differently. Where there is no other one, or hardly a word is the same, none is.
func emphasized(text, other string) fyne.CanvasObject {
	before, middle, after := differing(text, other)
	bold := before+after != "" && middle != ""
	segments := []widget.RichTextSegment{}
	for _, s := range []struct {
		text string
		bold bool
	}{{before, false}, {middle, bold}, {after, false}} {
		if s.text == "" {
			continue
		}
		style := widget.RichTextStyleInline
		style.TextStyle.Bold = s.bold
		segments = append(segments, &widget.TextSegment{Text: s.text, Style: style})
	}
	return xwidget.NewStyled(segments...)
}

// differing splits a text into words that another one begins with, those that it has
// differently, and words that the other one ends with.
func differing(text, other string) (before, middle, after string) {
	a, b := strings.SplitAfter(text, " "), strings.SplitAfter(other, " ")
	first, last := 0, 0
	for first < min(len(a), len(b)) && a[first] == b[first] {
		first++
	}
	for last < min(len(a), len(b))-first && a[len(a)-1-last] == b[len(b)-1-last] {
		last++
	}
	join := func(words []string) string { return strings.Join(words, "") }
	return join(a[:first]), join(a[first : len(a)-last]), join(a[len(a)-last:])
}
