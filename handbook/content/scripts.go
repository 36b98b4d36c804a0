package content

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// shown are the scripts that every desk shows.
var shown = []*unicode.RangeTable{unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Common, unicode.Inherited}

// notShown says why a text may not appear on the desks as it was written, in a sentence
// for each script.
func notShown(text string) (why []string) {
	for _, r := range text {
		sentence := ""
		switch {
		case r < 0x0300 || unicode.IsOneOf(shown, r): // emoji appear as words
			continue
		case unicode.In(r, unicode.Arabic, unicode.Hebrew):
			sentence = "this text has %s letters, which the desks show in the wrong order among others: write it in Latin letters"
		case unicode.IsLetter(r):
			sentence = "this text has %s letters, which the fonts of the desks lack: write it in Latin letters"
		default:
			continue
		}
		if sentence = fmt.Sprintf(sentence, scriptOf(r)); !slices.Contains(why, sentence) {
			why = append(why, sentence)
		}
	}
	return why
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
