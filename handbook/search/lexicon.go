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
	shared []uint8  // by term: how many letters it begins with that the term before has too
	rank   []rank   // by term: where it stands

	byFirst  [27]int32        // where the terms begin that begin with a letter
	bySecond [26][]termRange  // terms by their second letter
	bySound  map[uint64]int32 // by how terms sound: the first one
	alike    []int32          // by term: the next one that sounds the same, or 0

	forms map[string]int32 // lexeme by term

	// lenient reads every word that is not English as a slip, too: among red
	// flags, a misspelling that somebody listed must not hide what it means.
	lenient bool

	keys   map[string]int32 // lexeme by what its forms have in common
	filler []bool           // by lexeme
	first  []int32          // by lexeme: its first term
}

// rank tells where a word stands, the most telling place of several.
type rank uint8

const (
	rankText       rank = iota
	rankPhrase          // only inside phrases of the vocabulary
	rankVocabulary      // a phrase of the vocabulary by itself
	rankAlias
	rankTitle
	ranks
)

// termRange is a run of terms: from up to but not including to.
type termRange struct{ from, to int32 }

// newLexicon makes a lexicon of distinct words.
func newLexicon(words map[string]rank) *lexicon {
	lx := &lexicon{forms: make(map[string]int32, len(words)), keys: make(map[string]int32, len(words))}
	lx.terms = make([]string, 0, len(words))
	for w := range words {
		lx.terms = append(lx.terms, w)
	}
	sort.Strings(lx.terms)
	n := len(lx.terms)
	lx.lexeme, lx.mask, lx.sound = make([]int32, n), make([]uint32, n), make([]uint64, n)
	lx.rank, lx.shared = make([]rank, n), make([]uint8, n)
	for id, t := range lx.terms {
		key := lexeme(t)
		l, ok := lx.keys[key]
		if !ok {
			l = int32(len(lx.filler))
			lx.keys[key] = l
			lx.filler = append(lx.filler, false)
			lx.first = append(lx.first, int32(id))
		}
		lx.forms[t] = l
		lx.lexeme[id], lx.mask[id], lx.sound[id] = l, letters(t), sound(t)
		if fillers[t] {
			lx.filler[l] = true
		}
		lx.rank[id] = words[t]
	}
	lx.indexLetters()
	return lx
}

// indexLetters files the terms for guesses.
func (lx *lexicon) indexLetters() {
	lx.bySound, lx.alike = make(map[uint64]int32, len(lx.terms)), make([]int32, len(lx.terms))
	for c := range lx.byFirst {
		lx.byFirst[c] = int32(sort.SearchStrings(lx.terms, string(rune('a'+c))))
	}
	for id, t := range lx.terms {
		if id > 0 {
			lx.shared[id] = uint8(sharedStart(lx.terms[id-1], t))
		}
		if len(t) > 1 && isLetter(t[1]) {
			runs := &lx.bySecond[t[1]-'a']
			if k := len(*runs); k == 0 || lx.shared[id] < 2 {
				*runs = append(*runs, termRange{from: int32(id)})
			}
			(*runs)[len(*runs)-1].to = int32(id) + 1
		}
	}
	for id := len(lx.terms) - 1; id >= 0; id-- {
		if s := lx.sound[id]; s != 0 {
			lx.alike[id] = lx.bySound[s]
			lx.bySound[s] = int32(id)
		}
	}
}

// find is the lexeme of a folded word, or -1.
func (lx *lexicon) find(w string) int32 {
	if l, ok := lx.forms[w]; ok {
		return l
	}
	if l, ok := lx.keys[lexeme(w)]; ok {
		return l
	}
	return -1
}

// has reports whether w is a term, in this form.
func (lx *lexicon) has(w string) bool {
	_, ok := lx.forms[w]
	return ok
}

// prefixed is the range of terms that begin with w.
func (lx *lexicon) prefixed(w string) (from, to int) {
	from = sort.SearchStrings(lx.terms, w)
	to = from + sort.Search(len(lx.terms)-from, func(i int) bool { return !strings.HasPrefix(lx.terms[from+i], w) })
	return from, to
}

// name is a word of the lexeme, to tell the reader.
func (lx *lexicon) name(l int32) string { return lx.terms[lx.first[l]] }

// sharedStart is how many letters two words have in common at their beginning;
// no word is longer than maxWordBytes.
func sharedStart(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}
