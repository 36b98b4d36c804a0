package content

import (
	"strings"
	"unicode"
)

// IsInvisible reports a character that makes a text look like another one: one that
// nobody sees, that turns the direction of what follows, or that controls a
// terminal. The joiners of Persian and of emoji, and what chooses between the letter
// and the picture of a sign, are not among them.
func IsInvisible(r rune) bool {
	switch {
	case r == '\n' || r == '\t' || r >= ' ' && r < 0x7F:
		return false
	case r == zeroWidthNonJoiner || r == zeroWidthJoiner || r == textVariation || r == emojiVariation:
		return false
	case unicode.Is(unicode.Prepended_Concatenation_Mark, r): // signs above numbers in Arabic
		return false
	}
	return r == brailleBlank || unicode.IsOneOf(invisible, r)
}

const (
	zeroWidthNonJoiner = 0x200C
	zeroWidthJoiner    = 0x200D
	textVariation      = 0xFE0E
	emojiVariation     = 0xFE0F
	brailleBlank       = 0x2800
)

// invisible are what Unicode calls controls, formats, separators of lines, and what is
// ignored where there is no glyph for it.
var invisible = []*unicode.RangeTable{
	unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point,
}

// isBlankText reports that nobody sees anything of a text.
func isBlankText(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool {
		return !unicode.IsSpace(r) && !IsInvisible(r) && !unicode.IsOneOf(joiners, r)
	}) < 0
}

// joiners need another sign to be seen with.
var joiners = []*unicode.RangeTable{unicode.Mn, unicode.Me, unicode.Cf, unicode.Variation_Selector}

// Printable is a text as a screen or a terminal may show it: signs that nobody sees, or
// that control a terminal, are question marks.
func Printable(text string) string {
	return strings.Map(func(r rune) rune {
		if IsInvisible(r) {
			return '?'
		}
		return r
	}, text)
}

// printableName is the name of a file as a line of a message may show it.
func printableName(name string) string {
	if strings.IndexFunc(name, IsInvisible) < 0 && !strings.ContainsAny(name, "\n\t") {
		return name
	}
	return Printable(strings.NewReplacer("\n", "?", "\t", "?").Replace(name))
}

const invisibleFound = "this text has characters that are not visible or that change its direction, and they are left out: type it again"

// seen is a text without hidden characters.
func seen(text string) (clean string, whole bool) {
	if strings.IndexFunc(text, IsInvisible) < 0 {
		return text, true
	}
	return strings.Map(func(r rune) rune {
		if IsInvisible(r) {
			return -1
		}
		return r
	}, text), false
}
