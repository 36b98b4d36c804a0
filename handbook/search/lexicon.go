package search

import (
	"sort"
	"strings"
)

// lexicon holds every word of the handbook and of its vocabulary. A term is a
// word as it is written; a lexeme is what its forms have in common. Terms are
// sorted, so that those which begin with the same letters stand together.
type lexicon struct {
	terms  []string
	lexeme []int32  // by term
	mask   []uint32 // by term: the letters in it
	sound  []uint64 // by term: how it sounds
	weak   []bool   // by term: no word to correct a slip into
	titled []bool   // by term: stands in a title, or in the vocabulary

	keys   map[string]int32 // lexeme by its form
	filler []bool           // by lexeme
	first  []int32          // by lexeme: its first term
}

// newLexicon makes a lexicon of distinct words.
func newLexicon(words map[string]bool) *lexicon {
	lx := &lexicon{keys: make(map[string]int32, len(words))}
	lx.terms = make([]string, 0, len(words))
	for w := range words {
		lx.terms = append(lx.terms, w)
	}
	sort.Strings(lx.terms)
	n := len(lx.terms)
	lx.lexeme, lx.mask, lx.sound = make([]int32, n), make([]uint32, n), make([]uint64, n)
	lx.weak, lx.titled = make([]bool, n), make([]bool, n)
	for id, t := range lx.terms {
		key := lexeme(t)
		l, ok := lx.keys[key]
		if !ok {
			l = int32(len(lx.filler))
			lx.keys[key] = l
			lx.filler = append(lx.filler, false)
			lx.first = append(lx.first, int32(id))
		}
		lx.lexeme[id], lx.mask[id], lx.sound[id] = l, letters(t), sound(t)
		if fillers[t] {
			lx.filler[l], lx.weak[id] = true, true
		}
		lx.titled[id] = words[t]
	}
	return lx
}

// find is the lexeme of a folded word, or -1.
func (lx *lexicon) find(w string) int32 {
	if l, ok := lx.keys[lexeme(w)]; ok {
		return l
	}
	return -1
}

// term is the place of a word in terms, or -1.
func (lx *lexicon) term(w string) int32 {
	i := sort.SearchStrings(lx.terms, w)
	if i < len(lx.terms) && lx.terms[i] == w {
		return int32(i)
	}
	return -1
}

// prefixed is the range of terms that begin with w.
func (lx *lexicon) prefixed(w string) (from, to int) {
	from = sort.SearchStrings(lx.terms, w)
	to = from + sort.Search(len(lx.terms)-from, func(i int) bool { return !strings.HasPrefix(lx.terms[from+i], w) })
	return from, to
}

// name is a word of the lexeme, to tell the reader.
func (lx *lexicon) name(l int32) string { return lx.terms[lx.first[l]] }
