// Package search finds the entry that answers what a caller says.
//
// A query is a handful of words typed in haste. Each of its words is looked up
// in the handbook's vocabulary by tiers, the first that finds something wins:
// the word itself, words that begin with it (the last word of a query, while
// no space follows it), words of the same stem, words within a few slips of
// the finger. The matches add up to a score for each entry, in which rare words
// weigh more than common ones and a title or alias whose words are all there
// weighs most; word order does not matter. Only when that finds nothing is the
// query tried as initials or a skeleton of letters (package sahilm/fuzzy).
// Entries below a threshold are not shown: an honest nothing is an answer too.
//
// Apart from the hits, a query is read for red flags: words that raise the
// emergency banner (see [Results.Flags]).
//
// The index never changes after [New] and is safe for concurrent use. The same
// query on the same handbook gives the same results in the same order.
package search

import (
	"math"
	"slices"
	"sort"

	"clinichandbook/handbook"
)

// Index answers queries on one handbook.
type Index struct {
	h       *handbook.Handbook
	entries []*handbook.Entry

	terms    []string         // every word of the handbook, sorted
	termID   map[string]int32 // its place in terms
	runes    [][]rune         // terms as runes, for edit distance
	stems    map[string][]int32
	postings [][]posting // by term
	idf      []float64   // by term: how much finding it tells, 0 to 1

	phrases []phrase  // titles and aliases
	ofTerm  [][]int32 // phrases that hold a term
	tails   []string  // every phrase from each of its words on, for the last tier
	tailOf  []tail    // where each of them begins
	flags   []flagMatcher
}

// posting says that a term stands in an entry.
type posting struct {
	entry  int32
	weight float32 // of the best field it stands in
}

// phrase is a title or an alias: it counts as a whole.
type phrase struct {
	entry   int32
	title   bool
	text    string
	content int // number of words that are not fillers
	words   []word
}

// tail is a phrase from one of its words on.
type tail struct {
	phrase int32
	from   int // rune of the phrase at which it begins
}

// The fields of an entry by how much a word in them tells about it.
const (
	weightTitle = 1.0
	weightAlias = 0.6 // a single word of an alias is weak evidence; a whole alias counts as a phrase
	weightSay   = 0.5
	weightList  = 0.45 // hand-over and emergency conditions
	weightBody  = 0.45
)

// New builds the index of a handbook.
func New(h *handbook.Handbook) *Index {
	ix := &Index{h: h, entries: h.Entries(), termID: map[string]int32{}, stems: map[string][]int32{}}
	type occurrence struct {
		entry  int32
		weight float32
	}
	found := map[string][]occurrence{}
	for i, e := range ix.entries {
		best := map[string]float32{}
		add := func(text string, weight float32) {
			for _, w := range split(text) {
				best[w.text] = max(best[w.text], weight)
			}
		}
		add(e.Title, weightTitle)
		ix.addPhrase(i, e.Title, true)
		for _, a := range e.Aliases {
			add(a, weightAlias)
			ix.addPhrase(i, a, false)
		}
		add(e.SayText(), weightSay)
		for _, t := range slices.Concat(e.HandOver, e.Emergency) {
			add(t, weightList)
		}
		for _, p := range e.Parts {
			for s := range handbook.Spans(p.Blocks) {
				add(handbook.SpanText(s), weightBody)
			}
		}
		for w, weight := range best {
			found[w] = append(found[w], occurrence{int32(i), weight})
		}
	}
	for w := range found {
		ix.terms = append(ix.terms, w)
	}
	sort.Strings(ix.terms)
	n := float64(len(ix.entries))
	for id, w := range ix.terms {
		ix.termID[w] = int32(id)
		ix.runes = append(ix.runes, []rune(w))
		s := stem(w)
		ix.stems[s] = append(ix.stems[s], int32(id))
		ps := make([]posting, 0, len(found[w]))
		for _, o := range found[w] {
			ps = append(ps, posting(o))
		}
		ix.postings = append(ix.postings, ps)
		ix.idf = append(ix.idf, rarity(n, float64(len(ps))))
	}
	ix.ofTerm = make([][]int32, len(ix.terms))
	for p, ph := range ix.phrases {
		for _, w := range ph.words {
			id := ix.termID[w.text]
			if !slices.Contains(ix.ofTerm[id], int32(p)) {
				ix.ofTerm[id] = append(ix.ofTerm[id], int32(p))
			}
		}
	}
	for _, f := range h.RedFlags() {
		ix.flags = append(ix.flags, newFlagMatcher(f))
	}
	return ix
}

// rarity is the inverse document frequency of a word that stands in df of n
// entries, brought to the range 0 to 1.
func rarity(n, df float64) float64 {
	if n < 1 {
		return 1
	}
	return math.Log(1+n/df) / math.Log(1+n)
}

func (ix *Index) addPhrase(entry int, text string, title bool) {
	p := phrase{entry: int32(entry), title: title, text: text, words: split(text)}
	runes := []rune(text)
	for _, w := range p.words {
		if !fillers[w.text] {
			p.content++
		}
		ix.tails = append(ix.tails, string(runes[w.at.Start:]))
		ix.tailOf = append(ix.tailOf, tail{int32(len(ix.phrases)), w.at.Start})
	}
	ix.phrases = append(ix.phrases, p)
}
