package search

import (
	_ "embed"
	"sort"
	"strings"
)

// english is the word list that tells a word from a slip of the finger, sorted,
// one word a line with its tier behind it. It is drawn from SCOWL by Kevin
// Atkinson (Debian's package scowl; free to use and distribute, see
// english.LICENSE): the sizes 10, 20, 35 and up to 50, then proper names.
//
//go:embed english.txt
var english string

// tier tells how common an English word is.
type tier byte

const (
	notEnglish tier = iota
	tierBasic       // the 4,000 most common words
	tierCommon      // the next 7,000
	tierKnown       // the next 29,000
	tierRare        // the next 23,000
	tierName        // names of people, places and brands
)

// englishTier finds a folded word in the list.
func englishTier(w string) tier {
	if len(w) < 2 || !isLetters(w) {
		return notEnglish
	}
	// Search over byte offsets: each probe backs up to the start of its line.
	at := sort.Search(len(english), func(i int) bool {
		line := lineAt(i)
		return line[:len(line)-1] >= w
	})
	if at == len(english) {
		return notEnglish
	}
	if line := lineAt(at); line[:len(line)-1] == w {
		return tier(line[len(line)-1] - '0')
	}
	return notEnglish
}

// lineAt is the line of the word list that holds byte i.
func lineAt(i int) string {
	from := strings.LastIndexByte(english[:i], '\n') + 1
	return english[from : i+strings.IndexByte(english[i:], '\n')]
}

func isLetters(w string) bool {
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return true
}
