package search

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxQueryRunes bounds what is read of a query. Nobody types that much on a
// call; text pasted by mistake must not cost time.
const maxQueryRunes = 400

// maxWordRunes bounds a word: no word of a handbook is longer.
const maxWordRunes = 40

// Range is a stretch of text, in runes: from Start up to but not including End.
type Range struct{ Start, End int }

// word is one word of a text, folded, with its place in that text.
type word struct {
	text string // lower case, without accents and apostrophes
	at   Range
}

// fold brings a rune to the form in which words are compared: lower case, no
// accent. ok is false for runes that part words.
func fold(r rune) (folded rune, ok bool) {
	switch {
	case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
		return r, true
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A', true
	case r < 0x80:
		return 0, false
	case r > unicode.MaxRune || !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.Is(unicode.Mn, r):
		return 0, false
	}
	for _, d := range norm.NFKD.String(string(r)) {
		return unicode.ToLower(d), true // the base letter comes first
	}
	return 0, false
}

// isApostrophe reports marks that stand inside a word: can't, can’t.
func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '`' || r == '´'
}

// split parts a text into its words.
func split(text string) []word {
	var words []word
	var b strings.Builder
	start, n, at := -1, 0, 0
	end := func(to int) {
		if start >= 0 && b.Len() > 0 {
			words = append(words, word{b.String(), Range{start, to}})
		}
		b.Reset()
		start, n = -1, 0
	}
	for _, r := range text {
		switch f, ok := fold(r); {
		case unicode.Is(unicode.Mn, r): // an accent that stands by itself
		case ok:
			if start < 0 {
				start = at
			}
			if n < maxWordRunes {
				b.WriteRune(f)
			}
			n++
		case isApostrophe(r) && start >= 0:
		default:
			end(at)
		}
		at++
	}
	end(at)
	return words
}

// clip shortens a text to at most n runes.
func clip(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for i := range text {
		if n == 0 {
			return text[:i]
		}
		n--
	}
	return text
}
