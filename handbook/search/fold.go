package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// How a letter is written must not matter, in a query or on a page: capitals,
// accents, ligatures, full width, invisible characters and every mark that serves
// as an apostrophe are folded away.

// fold appends a rune in the form in which words are compared: lower case,
// without accents. It appends nothing for a rune that separates words.
func fold(out []byte, r rune) []byte {
	switch {
	case r < utf8.RuneSelf:
		if l := asciiLetter(byte(r)); l != 0 {
			return append(out, l)
		}
		if isDigit(byte(r)) {
			return append(out, byte(r))
		}
		return out
	case !unicode.IsLetter(r) && !unicode.IsNumber(r):
		return out
	}
	if plain := foldWhole(r); plain != "" {
		return append(out, plain...)
	}
	for _, d := range norm.NFKD.String(string(r)) {
		if unicode.Is(unicode.Mn, d) || isApostrophe(d) { // ŉ is ʼn
			continue
		}
		if !unicode.IsLetter(d) && !unicode.IsNumber(d) { // the slash of ½
			break
		}
		d = unicode.ToLower(d)
		if plain := foldWhole(d); plain != "" {
			out = append(out, plain...)
		} else {
			out = utf8.AppendRune(out, d)
		}
	}
	return out
}

// foldWhole returns the plain form of letters that Unicode does not decompose.
func foldWhole(r rune) string {
	switch r {
	case 'æ', 'Æ':
		return "ae"
	case 'œ', 'Œ':
		return "oe"
	case 'ß', 'ẞ':
		return "ss"
	case 'ø', 'Ø':
		return "o"
	case 'ł', 'Ł':
		return "l"
	case 'đ', 'Đ', 'ð', 'Ð':
		return "d"
	case 'þ', 'Þ':
		return "th"
	case 'ħ', 'Ħ':
		return "h"
	case 'ŧ', 'Ŧ':
		return "t"
	case 'ŋ', 'Ŋ':
		return "ng"
	case 'ı':
		return "i"
	case 'ς':
		return "σ"
	}
	return ""
}

// withLookAlikes is a word with the letters of a to z in the place of Cyrillic and Greek
// ones that look the same, if others of a to z are in it: сhest. Text is copied like
// that from pages and messages.
func withLookAlikes(w []byte) []byte {
	if !slices.ContainsFunc(w, isLetter) {
		return w
	}
	out := w[:0]
	for i := 0; i < len(w); {
		r, size := utf8.DecodeRune(w[i:])
		if at := strings.IndexRune(lookAlikes, r); r >= utf8.RuneSelf && at >= 0 {
			out = append(out, looksLike[utf8.RuneCountInString(lookAlikes[:at])])
		} else {
			out = append(out, w[i:i+size]...)
		}
		i += size
	}
	return out
}

// Letters, in lower case, and what they look like, in lower case or in capitals.
const (
	lookAlikes = "авеіјкмнорсѕтухѵһԁԛԝαβεικνορτυχ"
	looksLike  = "abeijkmhopcstyxvhdqwabeiknoptyx"
)

// isInvisible reports accents by themselves and characters that are not seen: the
// soft hyphen, zero-width spaces and joiners, marks of direction, fillers of Korean.
func isInvisible(r rune) bool {
	return r >= utf8.RuneSelf && unicode.IsOneOf(invisible, r)
}

var invisible = []*unicode.RangeTable{unicode.Mn, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point}

// isApostrophe reports marks that people and their keyboards write for an
// apostrophe: can't, can’t, can`t.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '`', '´', '‘', '’', '‛', '′', '‵', '＇', 'ʹ', 'ʻ', 'ʼ', 'ʽ', 'ʾ', 'ʿ', 'ˈ', 'ˊ', 'ˋ', '՚', '׳', 'ꞌ':
		return true
	}
	return false
}

// isHyphen reports hyphens, in every form.
func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' || r == '－' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// asciiLetter returns an ASCII letter in lower case, or 0 for anything else.
func asciiLetter(c byte) byte {
	if c |= 'a' - 'A'; isLetter(c) {
		return c
	}
	return 0
}
