package content

import (
	"strings"
	"unicode"
)

// isInvisible reports a character that makes a text look like another one: one that
// nobody sees, that turns the direction of what follows, or that controls a
// terminal. The joiners of Persian and of emoji are not among them.
func isInvisible(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case unicode.IsControl(r):
		return true
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069: // direction
		return true
	}
	switch r {
	case 0x00AD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x2060, 0xFEFF:
		return true
	}
	return r >= 0xE0000 && r <= 0xE007F // tags
}

// Printable is a text as a screen or a terminal may show it: signs that nobody sees, or
// that control a terminal, are question marks.
func Printable(text string) string {
	return strings.Map(func(r rune) rune {
		if isInvisible(r) {
			return '?'
		}
		return r
	}, text)
}

// printableName is the name of a file as a line of a message may show it.
func printableName(name string) string {
	if strings.IndexFunc(name, isInvisible) < 0 && !strings.ContainsAny(name, "\n\t") {
		return name
	}
	return Printable(strings.NewReplacer("\n", "?", "\t", "?").Replace(name))
}

const invisibleFound = "this text has characters that are not visible or that change its direction, and they are left out: type it again"

// seen is a text without hidden characters.
func seen(text string) (clean string, whole bool) {
	if strings.IndexFunc(text, isInvisible) < 0 {
		return text, true
	}
	return strings.Map(func(r rune) rune {
		if isInvisible(r) {
			return -1
		}
		return r
	}, text), false
}
