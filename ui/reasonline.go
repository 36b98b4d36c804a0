package ui

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook"
	"clinichandbook/handbook/search"
	"clinichandbook/ui/xwidget"
)

// markedText is a line of text with stretches that stand out.
type markedText struct {
	text  string
	marks []search.Range // in runes
}

// clipped is the text shortened to a width. It measures as if all were bold if
// anything is, to be on the safe side, and as little as it can: it takes time.
func (t markedText) clipped(width, size float32) markedText {
	const (
		ellipsis = "…"
		widest   = 0.75 // ems: no line of text is so wide, letter for letter
	)
	runes, width := []rune(t.text), max(width, 0)
	if float32(len(runes))*size*widest <= width {
		return t
	}
	style := fyne.TextStyle{Bold: len(t.marks) > 0}
	measure := func(text string) float32 { return fyne.MeasureText(text, size, style).Width }
	all := measure(t.text)
	if all <= width {
		return t
	}
	n := int(float32(len(runes)) * width / all) // about so many fit
	for n > 0 && measure(string(runes[:n])+ellipsis) > width {
		n--
	}
	out := markedText{text: string(runes[:n]) + ellipsis}
	for _, m := range t.marks {
		if m.Start < n {
			out.marks = append(out.marks, search.Range{Start: m.Start, End: min(m.End, n)})
		}
	}
	return out
}

// runs are the text with its marks in bold.
func (t markedText) runs() []xwidget.Run {
	var out []xwidget.Run
	runes := []rune(t.text)
	add := func(from, to int, bold bool) {
		if from < to {
			out = append(out, xwidget.Run{Text: string(runes[from:to]), Bold: bold})
		}
	}
	at := 0
	for _, m := range t.marks {
		if m.Start < at || m.End > len(runes) {
			continue
		}
		add(at, m.Start, false)
		add(m.Start, m.End, true)
		at = m.End
	}
	add(at, len(runes), false)
	return out
}

// reasonLine tells why a hit is there, the words that matched standing out. For
// words of the text it is the sentence in which they stand.
func reasonLine(res search.Results, hit int) markedText {
	r := res.Hits[hit].Reason
	switch r.Kind {
	case search.ByAlias:
		return around(lang.L("also said: “{{.Text}}”", map[string]any{"Text": slot}), r.Text, r.Matched)
	case search.ByMeaning:
		return around(lang.L("“{{.Typed}}” means {{.Text}}", map[string]any{"Typed": slot, "Text": r.Text}), r.Typed, whole(r.Typed))
	case search.ByText:
		if s := res.Snippet(hit); s.Text != "" {
			return markedText{s.Text, s.Matched}
		}
		return around(lang.L("in the text: “{{.Text}}”", map[string]any{"Text": slot}), r.Text, r.Matched)
	case search.ByLetters:
		return around(lang.L("letters of “{{.Text}}”", map[string]any{"Text": slot}), r.Text, r.Matched)
	case search.ByFlag:
		return markedText{text: lang.L("emergency: {{.Text}}", map[string]any{"Text": r.Text})}
	}
	return markedText{text: lang.L("in the title")}
}

// slot stands in a translated line for a text with marks.
const slot = "\x00"

// around puts a text with its marks into the slot of a line.
func around(line, text string, marks []search.Range) markedText {
	before, after, _ := strings.Cut(line, slot)
	shift := utf8.RuneCountInString(before)
	out := markedText{text: before + text + after}
	for _, m := range marks {
		out.marks = append(out.marks, search.Range{Start: m.Start + shift, End: m.End + shift})
	}
	return out
}

func whole(text string) []search.Range {
	return []search.Range{{Start: 0, End: utf8.RuneCountInString(text)}}
}

// guessLine tells which words were read as others.
func guessLine(guesses []search.Guess) string {
	var meant []string
	for _, g := range guesses {
		meant = append(meant, "“"+g.Meant+"”")
	}
	return lang.L("Showing results for") + " " + strings.Join(meant, ", ")
}

// resultRows are the rows for the results of a query: what was read as what, the
// hits, or what comes nearest when nothing fits.
func resultRows(res search.Results) []row {
	var rows []row
	if len(res.Guesses) > 0 {
		rows = append(rows, row{heading: guessLine(res.Guesses)})
	}
	for i, h := range res.Hits {
		rows = append(rows, row{entry: h.Entry, reason: reasonLine(res, i), marks: h.Title})
	}
	return append(rows, maybeRows(res.Nearest)...)
}

func maybeRows(nearest []*handbook.Entry) []row {
	if len(nearest) == 0 {
		return nil
	}
	rows := []row{{heading: lang.L("Nothing fits. Maybe one of these:")}}
	for _, e := range nearest {
		rows = append(rows, row{entry: e})
	}
	return rows
}
