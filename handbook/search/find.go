package search

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Folded is a text in the form in which words are found in it: however its
// letters, quotes, dashes, and spaces are written, and whatever in it is not seen.
type Folded struct {
	bytes []byte
	runes []int // the rune of the text that each byte comes from
}

// Fold folds a text.
func Fold(text string) Folded {
	f := Folded{bytes: make([]byte, 0, len(text)), runes: make([]int, 0, len(text))}
	at := 0
	for _, r := range text {
		before := len(f.bytes)
		f.bytes = foldForFinding(f.bytes, r)
		for range len(f.bytes) - before {
			f.runes = append(f.runes, at)
		}
		at++
	}
	return f
}

// foldForFinding appends a rune in the form in which it is found. Unlike fold it
// keeps what separates words.
func foldForFinding(out []byte, r rune) []byte {
	switch {
	case isInvisible(r):
		return out
	case isApostrophe(r):
		return append(out, '\'')
	case strings.ContainsRune("\"“”„‟«»″＂", r):
		return append(out, '"')
	case unicode.Is(unicode.Pd, r) || r == '−':
		return append(out, '-')
	case unicode.IsSpace(r):
		if len(out) == 0 || out[len(out)-1] == ' ' {
			return out
		}
		return append(out, ' ')
	}
	before := len(out)
	if out = fold(out, r); len(out) > before {
		return out
	}
	return utf8.AppendRune(out, unicode.ToLower(r))
}

// Find returns where words are in the text, in runes from its beginning. What the
// words begin and end with besides spaces counts.
func (f Folded) Find(words Folded) []Range {
	needle := bytes.TrimSpace(words.bytes)
	if len(needle) == 0 {
		return nil
	}
	var found []Range
	for from := 0; ; {
		i := bytes.Index(f.bytes[from:], needle)
		if i < 0 {
			return found
		}
		start := from + i
		from = start + len(needle)
		found = append(found, Range{Start: f.runes[start], End: f.runes[from-1] + 1})
	}
}
