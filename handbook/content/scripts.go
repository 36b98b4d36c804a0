package content

import (
	"fmt"
	"strings"
	"unicode"
)

// shown are the scripts that every desk shows.
var shown = []*unicode.RangeTable{unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Common, unicode.Inherited}

// notShown says in one sentence why a text may not appear on the desks as it was
// written, or "".
func notShown(text string) string {
	for _, r := range text {
		switch {
		case r < 0x0300 || unicode.IsOneOf(shown, r): // emoji appear as words
		case unicode.In(r, unicode.Arabic, unicode.Hebrew):
			return fmt.Sprintf("this text has %s letters, which the desks show in the wrong order among others: write it in Latin letters", scriptOf(r))
		case unicode.IsLetter(r):
			return fmt.Sprintf("this text has %s letters, which the fonts of the desks lack: write it in Latin letters", scriptOf(r))
		}
	}
	return ""
}

// scriptOf is the name of the script of a letter.
func scriptOf(r rune) string {
	for name, table := range unicode.Scripts {
		if unicode.Is(table, r) {
			return strings.ReplaceAll(name, "_", " ")
		}
	}
	return "other"
}
