package xwidget

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/runenames"
)

// The program's fonts lack emoji, and the font of arrows and signs lacks a space: Fyne
// 2.8.1 gives a space the font of the letter before it, and shows a box in its place.

// firstEmoji is the first character of those that are pictures.
const firstEmoji = 0x1F000

// readable replaces emoji by their names.
func readable(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return r >= firstEmoji || joins(r) }) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case joins(r):
		case r >= 0x1F1E6 && r <= 0x1F1FF: // two of them are a flag
			b.WriteRune('A' + r - 0x1F1E6)
		case r >= firstEmoji && unicode.Is(unicode.So, r):
			b.WriteString("[" + strings.ToLower(runenames.Name(r)) + "]")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// joins reports what joins emoji or varies them: it shows nothing by itself.
func joins(r rune) bool {
	return r == 0xFE0F || r == 0x20E3 || r >= 0x1F3FB && r <= 0x1F3FF
}

// runs splits a text before each space that follows an arrow or a sign.
func runs(text string) []string {
	const firstSign = 0x2190
	var out []string
	from, sign := 0, false
	for i, r := range text {
		if sign && r == ' ' {
			out, from = append(out, text[from:i]), i
		}
		sign = r >= firstSign
	}
	return append(out, text[from:])
}
