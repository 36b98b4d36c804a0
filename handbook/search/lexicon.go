package search

import (
	"cmp"
	"slices"
	"sort"
	"strings"
)

// lexicon has every word of the handbook and of its vocabulary. A term is a word
// as it is written; a lexeme is what its forms have in common. Terms are sorted,
// so that those with the same beginning are adjacent. Everything is in a few
// slices that are bisected: maps of thousands of words take three times the
// memory.
type lexicon struct {
	lang *compiledLanguage

	terms  []string
	lexeme []int32     // by term
	mask   []letterSet // by term: its letters
	sound  []uint64    // by term: how it sounds
	shared []uint8     // by term: how many first letters it shares with the one before
	rank   []rank      // by term: where it occurs

	byFirst  [27]int32       // where the terms with a first letter start
	bySecond [26][]termRange // terms by their second letter
	bySound  []int32         // terms that have a sound, by it

	byKey  []int32 // lexemes by their stems
	filler []bool  // by lexeme
	first  []int32 // by lexeme: its first term

	// lenient reads every word that is not in the language's word list as a slip,
	// too: among red flags, a misspelling that somebody listed must not hide what
	// it means.
	lenient bool
}

// rank is where a word occurs; the highest of several counts.
type rank uint8

const (
	rankSaying rank = iota // only in sayings
	rankText
	rankPhrase     // only inside phrases of the vocabulary
	rankVocabulary // a phrase of the vocabulary by itself
	rankAlias
	rankTitle
	ranks
)

// termRange is a run of terms: from up to but not including to.
type termRange struct{ from, to int32 }

// newLexicon makes a lexicon of words. It also returns the lexemes by word, for
// callers with many to look up.
func newLexicon(words map[string]rank, lang *compiledLanguage) (lx *lexicon, forms map[string]int32) {
	lx, forms = &lexicon{lang: lang, terms: make([]string, 0, len(words))}, make(map[string]int32, len(words))
	for w := range words {
		lx.terms = append(lx.terms, w)
	}
	sort.Strings(lx.terms)
	n := len(lx.terms)
	lx.lexeme, lx.mask, lx.sound = make([]int32, n), make([]letterSet, n), make([]uint64, n)
	lx.rank, lx.shared = make([]rank, n), make([]uint8, n)
	stems := make([]string, 0, n) // by lexeme
	known := make(map[string]int32, n)
	for id, t := range lx.terms {
		stem := lang.Stem(t)
		l, ok := known[stem]
		if !ok {
			l = int32(len(stems))
			known[stem] = l
			stems = append(stems, stem)
			lx.filler = append(lx.filler, false)
			lx.first = append(lx.first, int32(id))
		}
		forms[t] = l
		lx.lexeme[id], lx.mask[id], lx.sound[id] = l, letters(t), lang.Sound(t)
		if lang.Fillers[t] {
			lx.filler[l] = true
		}
		lx.rank[id] = words[t]
	}
	lx.byKey = make([]int32, len(stems))
	for l := range lx.byKey {
		lx.byKey[l] = int32(l)
	}
	slices.SortFunc(lx.byKey, func(a, b int32) int { return cmp.Compare(stems[a], stems[b]) })
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
			lx.shared[id] = uint8(commonPrefix(lx.terms[id-1], t))
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

// heard returns the terms with a sound, ascending.
func (lx *lexicon) heard(sound uint64) []int32 {
	from, _ := slices.BinarySearchFunc(lx.bySound, sound, func(id int32, s uint64) int { return cmp.Compare(lx.sound[id], s) })
	to := from
	for to < len(lx.bySound) && lx.sound[lx.bySound[to]] == sound {
		to++
	}
	return lx.bySound[from:to]
}

// term returns the number of a term, or -1.
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

// find returns the lexeme of a folded word, or -1.
func (lx *lexicon) find(w string) int32 {
	if id := lx.term(w); id >= 0 {
		return lx.lexeme[id]
	}
	i, ok := slices.BinarySearchFunc(lx.byKey, lx.lang.Stem(w), func(l int32, stem string) int {
		return cmp.Compare(lx.lang.Stem(lx.name(l)), stem)
	})
	if ok {
		return lx.byKey[i]
	}
	return -1
}

// has reports whether w is a term, in this form.
func (lx *lexicon) has(w string) bool { return lx.term(w) >= 0 }

// written returns the number of a term that is w, or its singular, or -1.
func (lx *lexicon) written(w string) int {
	if id := lx.term(w); id >= 0 {
		return id
	}
	if singular, ok := strings.CutSuffix(w, lx.lang.Plural); ok && singular != w {
		return lx.term(singular)
	}
	return -1
}

// prefixed returns the range of terms that start with w.
func (lx *lexicon) prefixed(w string) (from, to int) {
	from = sort.SearchStrings(lx.terms, w)
	to = from + sort.Search(len(lx.terms)-from, func(i int) bool { return !strings.HasPrefix(lx.terms[from+i], w) })
	return from, to
}

// complete returns the shortest word of a lexeme that starts with w.
func (lx *lexicon) complete(w string, lexeme int32) string {
	best := w
	from, to := lx.prefixed(w)
	for id := from; id < to; id++ {
		if t := lx.terms[id]; lx.lexeme[id] == lexeme && (best == w || len(t) < len(best)) {
			best = t
		}
	}
	return best
}

// name returns a word of a lexeme, to show to the reader.
func (lx *lexicon) name(l int32) string { return lx.terms[lx.first[l]] }

// guessedName is the form of a lexeme that a token was taken for a slip of, or else its name.
func (lx *lexicon) guessedName(t *token, l int32) string {
	for _, g := range t.guesses {
		if lx.lexeme[g.term] == l {
			return lx.terms[g.term]
		}
	}
	return lx.name(l)
}

// lexemes is the number of lexemes.
func (lx *lexicon) lexemes() int { return len(lx.filler) }

// commonPrefix returns how many first bytes two words share.
func commonPrefix(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}
