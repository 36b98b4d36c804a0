package ui

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/handbook/search"
	"clinichandbook/ui/xwidget"
)

// markedText is a line of text with stretches that stand out.
type markedText struct {
	text  string
	marks []search.Range // in runes
	prose bool           // a sentence: what stands before its first mark may go
}

// clipped is the text shortened to a width. It measures as little as it can,
// since that takes time.
func (t markedText) clipped(width, size float32, style fyne.TextStyle) markedText {
	const (
		ellipsis = "…"
		widest   = 0.75 // ems: no line of text is so wide, letter for letter
	)
	runes, width := []rune(t.text), max(width, 0)
	if float32(len(runes))*size*widest <= width {
		return t
	}
	measure := func(text string) float32 { return fyne.MeasureText(text, size, style).Width }
	all := measure(t.text)
	if all <= width {
		return t
	}
	n := int(float32(len(runes)) * width / all) // about so many fit
	for n > 0 && measure(string(runes[:n])+ellipsis) > width {
		n--
	}
	if t.prose && len(t.marks) > 0 && t.marks[0].End > n {
		if from := t.begin(runes, n); from > utf8.RuneCountInString(before) { // else it would get no shorter
			return t.from(from, runes).clipped(width, size, style)
		}
	}
	out := markedText{text: string(runes[:n]) + ellipsis}
	for _, m := range t.marks {
		if m.Start < n {
			out.marks = append(out.marks, search.Range{Start: m.Start, End: min(m.End, n)})
		}
	}
	return out
}

// begin is where a text of which n runes fit begins best, if its first mark is
// to be seen: at a word, with about a third of the room before the mark, more
// if little stands behind it.
func (t markedText) begin(runes []rune, n int) int {
	at := t.marks[0].Start
	from := max(min(at-n/3, len(runes)-n+utf8.RuneCountInString(before)), 0)
	for from < at && from > 0 && runes[from-1] != ' ' {
		from++
	}
	return from
}

// before stands for what was left out before a text.
const before = "… "

// from is the text from a rune on.
func (t markedText) from(start int, runes []rune) markedText {
	shift := utf8.RuneCountInString(before) - start
	out := markedText{text: before + string(runes[start:]), prose: true}
	for _, m := range t.marks {
		if m.Start >= start {
			out.marks = append(out.marks, search.Range{Start: m.Start + shift, End: m.End + shift})
		}
	}
	return out
}

// setOn shows the text, as much of it as there is room for.
func (t markedText) setOn(line *xwidget.Line, width float32, style xwidget.LineStyle) {
	t = t.clipped(width, theme.Size(style.Size), style.TextStyle())
	var marks []xwidget.Mark
	for _, m := range t.marks {
		marks = append(marks, xwidget.Mark(m))
	}
	line.Set(t.text, marks, style)
}

// reasonLine tells why a hit is there, the words that matched standing out. For
// words of the text it is the sentence in which they stand.
func reasonLine(res search.Results, hit int) markedText {
	r := res.Reason(hit)
	switch r.Kind {
	case search.ByAlias:
		// Nothing but the callers' phrase: a picture of each new letter takes
		// 7 µs and more, and most keystrokes bring a dozen such lines.
		return around(lang.L("“{{.Text}}”", map[string]any{"Text": slot}), r.Text, r.Matched)
	case search.ByMeaning:
		return markedText{text: lang.L("“{{.Typed}}”: see {{.Text}}", map[string]any{"Typed": r.Typed, "Text": r.Text})}
	case search.BySentence:
		return markedText{r.Text, r.Matched, true}
	case search.ByText:
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
