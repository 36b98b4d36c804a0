package language

import (
	"iter"
	"sort"
	"strings"
)

// WordList is a list of words with their tiers: sorted lines, each a word with
// the digit of its tier after it. Words are found by bisecting the text, so a
// list takes no time to load and no memory of its own.
type WordList string

// Tier finds a folded word in the list. Words of one letter are in no list.
func (l WordList) Tier(w string) Tier {
	if len(w) < 2 || !isLetters(w) {
		return Unknown
	}
	at := l.search(w)
	if at == len(l) {
		return Unknown
	}
	if line := l.lineAt(at); line[:len(line)-1] == w {
		return Tier(line[len(line)-1] - '0')
	}
	return Unknown
}

// StartingWith lists the words that start with a prefix.
func (l WordList) StartingWith(prefix string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for at := l.search(prefix); at < len(l); {
			line := l.lineAt(at)
			word := line[:len(line)-1]
			if !strings.HasPrefix(word, prefix) || !yield(word) {
				return
			}
			at += len(line) + 1
		}
	}
}

// search finds the first line whose word is not before w. It returns where that
// line starts.
func (l WordList) search(w string) int {
	// Bisect byte offsets: each probe backs up to the start of its line.
	return sort.Search(len(l), func(i int) bool {
		line := l.lineAt(i)
		return line[:len(line)-1] >= w
	})
}

// lineAt is the line that contains byte i.
func (l WordList) lineAt(i int) string {
	s := string(l)
	from := strings.LastIndexByte(s[:i], '\n') + 1
	return s[from : i+strings.IndexByte(s[i:], '\n')]
}

func isLetters(w string) bool {
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return true
}
