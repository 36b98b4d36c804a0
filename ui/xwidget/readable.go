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

// oldEmoji are the emoji among the symbols before firstEmoji.
var oldEmoji = &unicode.RangeTable{R16: []unicode.Range16{
	{0x231A, 0x231B, 1},
	{0x23E9, 0x23EC, 1},
	{0x23F0, 0x23F3, 3},
	{0x25FD, 0x25FE, 1},
	{0x2614, 0x2615, 1},
	{0x2648, 0x2653, 1},
	{0x267F, 0x2693, 0x14},
	{0x26A1, 0x26AA, 9},
	{0x26AB, 0x26BD, 0x12},
	{0x26BE, 0x26C4, 6},
	{0x26C5, 0x26CE, 9},
	{0x26D4, 0x26EA, 0x16},
	{0x26F2, 0x26F3, 1},
	{0x26F5, 0x26FA, 5},
	{0x26FD, 0x2705, 8},
	{0x270A, 0x270B, 1},
	{0x2728, 0x274C, 0x24},
	{0x274E, 0x2753, 5},
	{0x2754, 0x2755, 1},
	{0x2757, 0x2757, 1},
	{0x2795, 0x2797, 1},
	{0x27B0, 0x27BF, 0xF},
	{0x2B1B, 0x2B1C, 1},
	{0x2B50, 0x2B55, 5},
}}

// plainSigns are symbols that mean the same as an emoji.
var plainSigns = map[rune]rune{
	'✅': '✓', '❌': '✗', '❎': '✗', '❓': '?', '❔': '?', '❗': '!', '❕': '!', '➕': '+', '➖': '–', '➗': '÷', '⭐': '★',
}

// readable replaces emoji with symbols or their names.
func readable(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return r >= firstEmoji || joins(r) || unicode.Is(oldEmoji, r) }) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case joins(r):
		case r >= 0x1F1E6 && r <= 0x1F1FF: // two of them are a flag
			b.WriteRune('A' + r - 0x1F1E6)
		case plainSigns[r] != 0:
			b.WriteRune(plainSigns[r])
		case r >= firstEmoji && unicode.Is(unicode.So, r) || unicode.Is(oldEmoji, r):
			b.WriteString("[" + strings.ToLower(runenames.Name(r)) + "]")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// joins reports whether a character only joins or varies emoji, and is invisible by
// itself.
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
