package search

import (
	"strings"
	"unicode/utf8"
)

// maxQueryRunes bounds what is read of a query. Nobody types that much on a
// call, and text pasted by mistake must not cost time.
const maxQueryRunes = 400

// maxWordBytes bounds a word, in bytes of its folded form; the rest of it is
// ignored. No word of a handbook is longer.
const maxWordBytes = 40

// Range is a stretch of text, in runes: from Start up to but not including End.
type Range struct{ Start, End int }

// word is one word of a text, folded, with its place in that text.
type word struct {
	text   string // lower case, without accents and apostrophes
	at     Range
	hyphen bool // a hyphen joins it to the word before
}

// cut splits a word before one of its letters.
func (w word) cut(at int) []word {
	return []word{{w.text[:at], Range{w.at.Start, w.at.Start + at}, w.hyphen}, {w.text[at:], Range{w.at.Start + at, w.at.End}, false}}
}

// join makes one word of two neighbors.
func (w word) join(next word) word {
	return word{w.text + next.text, Range{w.at.Start, next.at.End}, w.hyphen}
}

// scanner reads the words of a text one by one, without allocating.
type scanner struct {
	text string
	at   int // byte
	rune int // the same place in runes
	buf  [maxWordBytes + maxFoldBytes]byte
}

// maxFoldBytes bounds what one rune folds to: ﷺ is eighteen letters.
const maxFoldBytes = 64

// next finds the next word, folded. It is valid until the next call. Digits
// and the unit after them are two words: 24hrs, 24 hrs.
func (s *scanner) next() (folded []byte, at Range, ok bool) {
	n, start, digits, foreign := 0, -1, true, false
	i, runes := s.at, s.rune // in registers while a word is read: nine tenths of the time is spent here
	for i < len(s.text) {
		if f := asciiLetter(s.text[i]); f != 0 && (start < 0 || !digits) { // a letter that continues a word or starts one
			if start < 0 {
				if i+2 < len(s.text) && s.text[i+1] == '.' {
					if w, size := initialism(s.buf[:0], s.text[i:]); size > 0 {
						s.at, s.rune = i+size, runes+size
						return w, Range{runes, runes + size}, true
					}
				}
				start = runes
			}
			digits = false
			if n < maxWordBytes {
				s.buf[n] = f
				n++
			}
			i++
			runes++
			continue
		}
		r, size := rune(s.text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s.text[i:])
		}
		switch {
		case isApostrophe(r):
			if start >= 0 {
				if end := verbEnding(s.text[:i], s.text[i+size:]); end > 0 {
					s.at, s.rune = i+size+end, runes+1+end
					return s.folded(n, foreign), Range{start, s.rune}, true
				}
			}
		case isInvisible(r):
		default:
			folded := fold(s.buf[n:n], r)
			if len(folded) == 0 {
				if start >= 0 && !(isHyphen(r) && n == 1 && !digits && i+size < len(s.text) && isDigit(s.text[i+size])) {
					s.at, s.rune = i, runes
					return s.folded(n, foreign), Range{start, runes}, true
				}
				break
			}
			digit := isDigit(folded[0])
			foreign = foreign || folded[0] >= utf8.RuneSelf
			if start >= 0 && digits && !digit {
				s.at, s.rune = i, runes
				return s.folded(n, foreign), Range{start, runes}, true
			}
			if start < 0 {
				if digit && size == 1 {
					if w, size := number(s.buf[:0], s.text[i:]); size > 0 {
						s.at, s.rune = i+size, runes+size
						return w, Range{runes, runes + size}, true
					}
				}
				start = runes
			}
			digits = digits && digit
			if n+len(folded) <= maxWordBytes {
				n += len(folded)
			}
		}
		i += size
		runes++
	}
	s.at, s.rune = i, runes
	return s.folded(n, foreign), Range{start, runes}, start >= 0
}

// folded is the word in the buffer. Foreign tells that letters other than a to z are
// in it.
func (s *scanner) folded(n int, foreign bool) []byte {
	if foreign {
		return withLookAlikes(s.buf[:n])
	}
	return s.buf[:n]
}

// initialism reads letters with periods between them as one word: S.O.B., i.v., O.D.ing.
// It returns how long they are in the text, all ASCII, or 0.
func initialism(out []byte, text string) (folded []byte, size int) {
	i := 0
	for i < len(text) && asciiLetter(text[i]) != 0 && len(out) < maxWordBytes {
		if len(out) > 1 {
			if end := verbEnding(text[:i-1], text[i:]); end > 1 {
				return out, i + end
			}
		}
		out = append(out, asciiLetter(text[i]))
		i++
		if i == len(text) || text[i] != '.' {
			break
		}
		i++
	}
	if len(out) < 2 || i < len(text) && continuesWord(text[i:]) {
		return nil, 0
	}
	return out, i
}

// continuesWord reports that a text starts with a letter or a digit.
func continuesWord(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	var buf [maxFoldBytes]byte
	return isInvisible(r) || len(fold(buf[:0], r)) > 0
}

// verbEnding returns the length of the ending that follows an apostrophe after an
// abbreviation: OD'd, OD'ed, OD'ing. It is 0 for other words: he'd.
func verbEnding(before, after string) int {
	for _, ending := range [...]string{"d", "ed", "ing"} {
		if len(after) < len(ending) || !strings.EqualFold(after[:len(ending)], ending) || len(after) > len(ending) && continuesWord(after[len(ending):]) {
			continue
		}
		if ending == "d" && asciiLetter(before[len(before)-1]) != 'd' {
			continue
		}
		return len(ending)
	}
	return 0
}

// number reads a telephone number (555-0100, 1-800-555-0100) and digits one by
// one (9-1-1) as one word, without what is written between the digits or a
// leading 1. It returns how long the number is in the text, all ASCII, or 0 if it
// is of another kind.
func number(out []byte, text string) (digits []byte, size int) {
	var groups, gaps [5]byte // how many digits are in each group, as digits; what is before it
	for n, i := 0, 0; n < len(groups); n++ {
		from := i
		for i < len(text) && isDigit(text[i]) {
			i++
		}
		if i-from == 11 && n == 0 && text[0] == '1' {
			return append(out, text[1:i]...), i
		}
		if i-from > 4 {
			return nil, 0
		}
		groups[n] = '0' + byte(i-from)
		out = append(out, text[from:i]...)
		gap := i
		for i < len(text) && i < gap+2 && !isDigit(text[i]) {
			i++
		}
		between := text[gap:i]
		known := isNumber(string(groups[:n+1]), string(gaps[1:n+1]))
		switch {
		case i < len(text) && n+1 < len(gaps) && isDigit(text[i]) && isBetweenDigits(between, known):
			gaps[n+1] = between[0]
		case known:
			return out[max(0, len(out)-10):], gap
		default:
			return nil, 0
		}
	}
	return nil, 0
}

// isNumber reports whether groups of digits make one number, by how many digits
// there are and what is between the groups.
func isNumber(groups, gaps string) bool {
	switch groups {
	case "111":
		return gaps[0] == gaps[1]
	case "34":
		return gaps != " "
	}
	return groups == "334" || groups == "1334"
}

// isBetweenDigits reports what is written inside a number; after a whole number, a
// space starts another.
func isBetweenDigits(between string, whole bool) bool {
	switch between {
	case "-", ".":
		return true
	case " ", " (", ") ", ")":
		return !whole
	}
	return false
}

// split splits a text into its words.
func split(text string) []word {
	var words []word
	s := scanner{text: text}
	for {
		before, end := s.at, s.rune
		w, at, ok := s.next()
		if !ok {
			return words
		}
		r, _ := utf8.DecodeRuneInString(text[before:])
		words = append(words, word{string(w), at, len(words) > 0 && at.Start == end+1 && isHyphen(r)})
	}
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
