package export

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line breaking for running text. The library's own mistakes a letter without a width,
// such as a combining accent, for one wider than the page, and its time is quadratic in
// the length of the text. Needed in fpdf 0.12.0.

// flow writes text from the current position on and breaks it into lines.
func (p *pdf) flow(tall float64, text string, link int) {
	for text != "" {
		line, rest, end := p.breakLine(text, p.right()-p.doc.GetX())
		if end == inWord && p.doc.GetX() > p.left() { // the word is whole on the next line
			p.doc.Ln(tall)
			continue
		}
		if line != "" {
			const least = 0.01 // 0 means the rest of the line
			p.doc.CellFormat(max(p.doc.GetStringWidth(line), least), tall, line, "", 0, "", false, link, "")
		}
		if end != atEnd {
			p.doc.Ln(tall)
		}
		text = rest
	}
}

// split breaks text into lines of a width.
func (p *pdf) split(text string, width float64) []string {
	var lines []string
	for text = strings.TrimRight(text, "\n"); text != ""; {
		var line string
		line, text, _ = p.breakLine(text, width)
		lines = append(lines, line)
	}
	return lines
}

// noBreak are the non-breaking spaces.
const noBreak = "\u00a0\u2007\u202f"

// lineEnd is where a line ends.
type lineEnd int

const (
	atEnd   lineEnd = iota // of the text
	atSpace                // which is left out
	inWord                 // that is longer than the line
)

// breakLine returns the first line of a text, with at least one letter, and the rest.
func (p *pdf) breakLine(text string, width float64) (line, rest string, end lineEnd) {
	space, length, used := -1, 0, 0.0
	for i, r := range text {
		if r == '\n' {
			return text[:i], text[i+1:], atSpace
		}
		if unicode.IsSpace(r) && !strings.ContainsRune(noBreak, r) {
			space, length = i, utf8.RuneLen(r)
		}
		used += p.doc.GetStringWidth(string(r))
		if used <= width {
			continue
		}
		if space >= 0 {
			return text[:space], text[space+length:], atSpace
		}
		if i == 0 {
			_, i = utf8.DecodeRuneInString(text)
		}
		return text[:i], text[i:], inWord
	}
	return text, "", atEnd
}
