package search

import (
	"slices"

	"clinichandbook/handbook"
)

// phraseBook finds the phrases of the vocabulary in a run of words. It is a
// trie over lexemes. What a phrase means is a list of features: concepts, one
// for each group of the vocabulary, or plain lexemes.
type phraseBook struct {
	edges    map[edge]int32
	meanings [][]meaning // by node; node 0 is the root
	starts   []bool      // by lexeme: a phrase begins with it
	alone    [][]meaning // by lexeme: what it means by itself
	groups   [][]int32   // by lexeme: the concepts that it is a phrase of by itself
	concepts int         // features from the number of lexemes on
	names    []string    // by concept: its first phrase, to tell the reader
}

type edge struct {
	node   int32
	lexeme int32
}

// meaning is what a phrase leads to.
type meaning struct {
	feature int32
	quality int32 // of full
	way     way
}

// way tells how a word of the query came to stand for a feature.
type way uint8

const (
	byWord      way = iota // the word itself, in any form
	byGroup                // a phrase of the same group
	byTie                  // a one-way tie
	byPrefix               // the beginning of the word
	byGuess                // a slip of the finger
	byPart                 // a word of a longer phrase
	isElsewhere            // a phrase about what the handbook does not answer
)

// full is the quality of a perfect match.
const full = 256

const (
	qualityGroup   = 226 // a word of the same group
	qualityTie     = 190
	qualityReorder = 240 // on top of the above: the words in the other order
	qualityPart    = 90  // a word of a phrase that was found as a whole
)

// dropped are words that phrases are compared without.
var dropped = wordSet(`a an the my her his their your our its is was were am are be been being has have had do does did i he she they im hes shes`)

// skipped are words that may stand between the words of a phrase.
var skipped = wordSet(`a an the my her his their your our its is was were am are be been being has have had do does did i he she they im hes shes
	it this that these those really just very so too kinda sorta kind sort of any some can could will would still all me him them you we quite pretty super also even now`)

// phraseWords are the words of a phrase of the vocabulary as they are compared.
func phraseWords(text string) []string {
	var all, kept []string
	for _, w := range split(text) {
		all = append(all, w.text)
		if !dropped[w.text] {
			kept = append(kept, w.text)
		}
	}
	if len(kept) == len(all) || len(kept) < 2 {
		return all
	}
	return kept
}

// newPhraseBook lays the vocabulary out over a lexicon that holds its words.
func newPhraseBook(v handbook.Vocabulary, lx *lexicon) *phraseBook {
	pb := &phraseBook{edges: map[edge]int32{}, meanings: make([][]meaning, 1), starts: make([]bool, len(lx.filler))}
	lexemes := int32(len(lx.filler))
	ofPhrase := map[string][]int32{} // concepts by phrase
	key := func(words []string) string {
		k := ""
		for _, w := range words {
			k += lexeme(w) + " "
		}
		return k
	}
	addConcept := func(name string) int32 {
		f := lexemes + int32(pb.concepts)
		pb.concepts++
		pb.names = append(pb.names, name)
		return f
	}
	for _, g := range v.Groups {
		f := addConcept(g[0])
		for _, p := range g {
			words := phraseWords(p)
			ofPhrase[key(words)] = append(ofPhrase[key(words)], f)
			pb.add(lx, words, meaning{f, qualityGroup, byGroup})
		}
	}
	for _, t := range v.Ties {
		for _, to := range t.To {
			words := phraseWords(to)
			if len(words) == 0 {
				continue
			}
			targets := ofPhrase[key(words)]
			if len(targets) == 0 && len(words) == 1 {
				targets = []int32{lx.find(words[0])}
			}
			if len(targets) == 0 {
				f := addConcept(to)
				ofPhrase[key(words)] = []int32{f}
				pb.add(lx, words, meaning{f, qualityGroup, byGroup})
				targets = []int32{f}
			}
			for _, f := range targets {
				pb.add(lx, phraseWords(t.From), meaning{f, qualityTie, byTie})
			}
		}
	}
	for _, p := range v.Elsewhere {
		pb.add(lx, phraseWords(p), meaning{-1, full, isElsewhere})
	}
	pb.alone, pb.groups = make([][]meaning, lexemes), make([][]int32, lexemes)
	for l := range lexemes {
		if node, ok := pb.edges[edge{0, l}]; ok {
			pb.alone[l] = pb.meanings[node]
			for _, m := range pb.alone[l] {
				if m.way == byGroup {
					pb.groups[l] = append(pb.groups[l], m.feature)
				}
			}
		}
	}
	return pb
}

// add puts a phrase in; two words that both tell something in either order.
func (pb *phraseBook) add(lx *lexicon, words []string, m meaning) {
	if len(words) == 0 {
		return
	}
	pb.put(lx, words, m)
	if len(words) == 2 && !fillers[words[0]] && !fillers[words[1]] && words[0] != words[1] {
		m.quality = m.quality * qualityReorder / full
		pb.put(lx, []string{words[1], words[0]}, m)
	}
}

func (pb *phraseBook) put(lx *lexicon, words []string, m meaning) {
	node := int32(0)
	for i, w := range words {
		l := lx.find(w)
		if i == 0 {
			pb.starts[l] = true
		}
		next, ok := pb.edges[edge{node, l}]
		if !ok {
			next = int32(len(pb.meanings))
			pb.meanings = append(pb.meanings, nil)
			pb.edges[edge{node, l}] = next
		}
		node = next
	}
	at := slices.IndexFunc(pb.meanings[node], func(o meaning) bool { return o.feature == m.feature })
	if at < 0 {
		pb.meanings[node] = append(pb.meanings[node], m)
	} else if pb.meanings[node][at].quality < m.quality {
		pb.meanings[node][at] = m
	}
}

// each calls found for every phrase that begins at the first of the lexemes of
// a text, with the number of lexemes it spans. skip tells which may be left out.
func (pb *phraseBook) each(lexemes []int32, skip []bool, found func(n int, ms []meaning)) {
	if !pb.starts[lexemes[0]] {
		return
	}
	var walk func(node int32, i int)
	walk = func(node int32, i int) {
		if ms := pb.meanings[node]; len(ms) > 0 {
			found(i, ms)
		}
		if i >= len(lexemes) {
			return
		}
		if next, ok := pb.edges[edge{node, lexemes[i]}]; ok {
			walk(next, i+1)
		}
		if skip[lexemes[i]] {
			for j := i + 1; j < len(lexemes) && j <= i+maxSkipped; j++ {
				if next, ok := pb.edges[edge{node, lexemes[j]}]; ok {
					walk(next, j+1)
				}
				if !skip[lexemes[j]] {
					break
				}
			}
		}
	}
	walk(pb.edges[edge{0, lexemes[0]}], 1)
}

// maxSkipped is how many skipped words may stand between two of a phrase.
const maxSkipped = 3
