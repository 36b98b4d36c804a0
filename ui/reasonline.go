package ui

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook/search"
	"clinichandbook/ui/xwidget"
)

// markedText is a line of text with highlighted stretches.
type markedText struct {
	text  string
	marks []search.Range // in runes
	prose bool           // a sentence, which may begin at its first mark
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

// begin is the best start for a text of which n runes fit and whose first mark
// must be visible: at a word, with about a third of the room before the mark, or
// more if little follows it.
func (t markedText) begin(runes []rune, n int) int {
	at := t.marks[0].Start
	from := max(min(at-n/3, len(runes)-n+utf8.RuneCountInString(before)), 0)
	for from < at && from > 0 && runes[from-1] != ' ' {
		from++
	}
	return from
}

// before replaces what was cut off the start of a text.
const before = "… "

// from is the text starting at a rune.
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

// setOn shows as much of the text as there is room for.
func (t markedText) setOn(line *xwidget.Line, width float32, style xwidget.LineStyle) {
	t = t.clipped(width, theme.Size(style.Size), style.TextStyle())
	var marks []xwidget.Mark
	for _, m := range t.marks {
		marks = append(marks, xwidget.Mark(m))
	}
	line.Set(t.text, marks, style)
}

// reasonLine says why a hit was found, with the matched words highlighted.
func reasonLine(r search.Reason) markedText {
	switch r.Kind {
	case search.ByAlias:
		// Nothing but the caller's phrase: rendering a new letter takes 7 µs and
		// more, and most keystrokes bring a dozen such lines.
		return around(lang.L("reason.alias", map[string]any{"Text": slot}), r.Text, r.Matched)
	case search.ByMeaning:
		return markedText{text: lang.L("reason.meaning", map[string]any{"Typed": r.Typed, "Text": r.Text})}
	case search.BySentence:
		return markedText{r.Text, r.Matched, true}
	case search.ByText:
		return around(lang.L("reason.text", map[string]any{"Text": slot}), r.Text, r.Matched)
	case search.ByLetters:
		return around(lang.L("reason.letters", map[string]any{"Text": slot}), r.Text, r.Matched)
	case search.ByFlag:
		return markedText{text: lang.L("reason.emergency", map[string]any{"Text": r.Text})}
	}
	return markedText{text: lang.L("reason.title")}
}

// phraseFound is the phrase for which a hit was found, or "" if it was found for single
// words.
func phraseFound(r search.Reason) string {
	if r.Kind == search.ByAlias || r.Kind == search.ByMeaning {
		return r.Text
	}
	return ""
}

// slot is the placeholder for marked text in a translated line.
const slot = "\x00"

// around puts marked text into the slot of a line.
func around(line, text string, marks []search.Range) markedText {
	before, after, _ := strings.Cut(line, slot)
	shift := utf8.RuneCountInString(before)
	out := markedText{text: before + text + after}
	for _, m := range marks {
		out.marks = append(out.marks, search.Range{Start: m.Start + shift, End: m.End + shift})
	}
	return out
}

// guessLine says how misspelled words were read.
func guessLine(guesses []search.Guess) string {
	var meant []string
	for _, g := range guesses {
		meant = append(meant, "“"+g.Meant+"”")
	}
	return lang.L("results.guess") + " " + strings.Join(meant, ", ")
}
