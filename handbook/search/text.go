package search

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
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
	text string // lower case, without accents and apostrophes
	at   Range
}

// fold turns a rune into the form in which words are compared: lower case, no
// accent. ok is false for runes that separate words.
func fold(r rune) (folded rune, ok bool) {
	switch {
	case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
		return r, true
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A', true
	case r < utf8.RuneSelf:
		return 0, false
	case r > unicode.MaxRune || !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.Is(unicode.Mn, r):
		return 0, false
	}
	for _, d := range norm.NFKD.String(string(r)) {
		return unicode.ToLower(d), true // the base letter comes first
	}
	return 0, false
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// asciiLetter returns an ASCII letter in lower case, or 0 for anything else.
func asciiLetter(c byte) byte {
	if c |= 'a' - 'A'; isLetter(c) {
		return c
	}
	return 0
}

// isApostrophe reports marks that occur inside a word: can't, can’t.
func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '`' || r == '´'
}

// scanner reads the words of a text one by one, without allocating.
type scanner struct {
	text string
	at   int // byte
	rune int // the same place in runes
	buf  [maxWordBytes + utf8.UTFMax]byte
}

// next finds the next word, folded. It is valid until the next call. Digits
// and the unit after them are two words: 24hrs, 24 hrs.
func (s *scanner) next() (folded []byte, at Range, ok bool) {
	n, start, digits := 0, -1, true
	i, runes := s.at, s.rune // in registers while a word is read: nine tenths of the time is spent here
	for i < len(s.text) {
		if f := asciiLetter(s.text[i]); f != 0 && (start < 0 || !digits) { // a letter that continues a word or starts one
			if start < 0 {
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
		f, ok := fold(r)
		switch {
		case r >= utf8.RuneSelf && unicode.Is(unicode.Mn, r): // an accent by itself
		case ok:
			digit := f >= '0' && f <= '9'
			if start >= 0 && digits && !digit {
				s.at, s.rune = i, runes
				return s.buf[:n], Range{start, runes}, true
			}
			digits = digits && digit
			if start < 0 {
				start = runes
			}
			if n+utf8.RuneLen(f) <= maxWordBytes {
				n += utf8.EncodeRune(s.buf[n:], f)
			}
		case start >= 0 && isApostrophe(r):
		case start >= 0:
			s.at, s.rune = i, runes
			return s.buf[:n], Range{start, runes}, true
		}
		i += size
		runes++
	}
	s.at, s.rune = i, runes
	return s.buf[:n], Range{start, runes}, start >= 0
}

// split splits a text into its words.
func split(text string) []word {
	var words []word
	s := scanner{text: text}
	for {
		w, at, ok := s.next()
		if !ok {
			return words
		}
		words = append(words, word{string(w), at})
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
