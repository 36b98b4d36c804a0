package search

import (
	"cmp"
	"slices"
	"sort"
	"strings"
)

// lexicon holds every word of the handbook and of its vocabulary. A term is a
// word as it is written; a lexeme is what its forms have in common. Terms are
// sorted, so that those which begin with the same letters stand together. All of
// it lies in a few slices, in which words are looked up by halving: maps of
// thousands of words would be three times as much memory.
type lexicon struct {
	terms  []string
	lexeme []int32  // by term
	mask   []uint32 // by term: the letters in it
	sound  []uint64 // by term: how it sounds
	shared []uint8  // by term: how many letters it begins with that the term before has too
	rank   []rank   // by term: where it stands

	byFirst  [27]int32       // where the terms begin that begin with a letter
	bySecond [26][]termRange // terms by their second letter
	bySound  []int32         // terms that sound like something, by how they do

	// lenient reads every word that is not English as a slip, too: among red
	// flags, a misspelling that somebody listed must not hide what it means.
	lenient bool

	byKey  []int32 // lexemes by what their forms have in common
	filler []bool  // by lexeme
	first  []int32 // by lexeme: its first term
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

// newLexicon makes a lexicon of distinct words. forms are the lexemes by term,
// for those who have many to look up.
func newLexicon(words map[string]rank) (lx *lexicon, forms map[string]int32) {
	lx, forms = &lexicon{terms: make([]string, 0, len(words))}, make(map[string]int32, len(words))
	for w := range words {
		lx.terms = append(lx.terms, w)
	}
	sort.Strings(lx.terms)
	n := len(lx.terms)
	lx.lexeme, lx.mask, lx.sound = make([]int32, n), make([]uint32, n), make([]uint64, n)
	lx.rank, lx.shared = make([]rank, n), make([]uint8, n)
	keys := make([]string, 0, n) // by lexeme
	known := make(map[string]int32, n)
	for id, t := range lx.terms {
		key := lexeme(t)
		l, ok := known[key]
		if !ok {
			l = int32(len(keys))
			known[key] = l
			keys = append(keys, key)
			lx.filler = append(lx.filler, false)
			lx.first = append(lx.first, int32(id))
		}
		forms[t] = l
		lx.lexeme[id], lx.mask[id], lx.sound[id] = l, letters(t), sound(t)
		if fillers[t] {
			lx.filler[l] = true
		}
		lx.rank[id] = words[t]
	}
	lx.byKey = make([]int32, len(keys))
	for l := range lx.byKey {
		lx.byKey[l] = int32(l)
	}
	slices.SortFunc(lx.byKey, func(a, b int32) int { return cmp.Compare(keys[a], keys[b]) })
	lx.indexLetters()
	return lx, forms
}

// indexLetters files the terms for guesses.
func (lx *lexicon) indexLetters() {
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
	lx.bySound = make([]int32, 0, len(lx.terms))
	for id, s := range lx.sound {
		if s != 0 {
			lx.bySound = append(lx.bySound, int32(id))
		}
	}
	slices.SortFunc(lx.bySound, func(a, b int32) int {
		return cmp.Or(cmp.Compare(lx.sound[a], lx.sound[b]), cmp.Compare(a, b))
	})
}

// heard are the terms that sound the same, ascending.
func (lx *lexicon) heard(sound uint64) []int32 {
	from, _ := slices.BinarySearchFunc(lx.bySound, sound, func(id int32, s uint64) int { return cmp.Compare(lx.sound[id], s) })
	to := from
	for to < len(lx.bySound) && lx.sound[lx.bySound[to]] == sound {
		to++
	}
	return lx.bySound[from:to]
}

// term is the number of a term, or -1.
func (lx *lexicon) term(w string) int {
	from, to := 0, len(lx.terms)
	if w != "" && isLetter(w[0]) {
		from, to = int(lx.byFirst[w[0]-'a']), int(lx.byFirst[w[0]-'a'+1])
	}
	if i, ok := slices.BinarySearch(lx.terms[from:to], w); ok {
		return from + i
	}
	return -1
}

// find is the lexeme of a folded word, or -1.
func (lx *lexicon) find(w string) int32 {
	if id := lx.term(w); id >= 0 {
		return lx.lexeme[id]
	}
	i, ok := slices.BinarySearchFunc(lx.byKey, lexeme(w), func(l int32, key string) int {
		return cmp.Compare(lexeme(lx.name(l)), key)
	})
	if ok {
		return lx.byKey[i]
	}
	return -1
}

// has reports whether w is a term, in this form.
func (lx *lexicon) has(w string) bool { return lx.term(w) >= 0 }

// prefixed is the range of terms that begin with w.
func (lx *lexicon) prefixed(w string) (from, to int) {
	from = sort.SearchStrings(lx.terms, w)
	to = from + sort.Search(len(lx.terms)-from, func(i int) bool { return !strings.HasPrefix(lx.terms[from+i], w) })
	return from, to
}

// begun is the shortest word of a lexeme that begins with w.
func (lx *lexicon) begun(w string, lexeme int32) string {
	best := w
	from, to := lx.prefixed(w)
	for id := from; id < to; id++ {
		if t := lx.terms[id]; lx.lexeme[id] == lexeme && (best == w || len(t) < len(best)) {
			best = t
		}
	}
	return best
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
