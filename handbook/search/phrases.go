package search

import (
	"slices"
	"strings"

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
	members  [][]int32   // by concept: the words of titles and aliases that are a phrase of it by themselves
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
	qualityTie     = 189
	qualityReorder = 240 // on top of the above: the words in the other order
	qualityPart    = 61  // a word of a phrase that was found as a whole
	qualityInner   = 150 // a shorter phrase that begins a longer one
)

// dropped are words that phrases are compared without.
var dropped = wordSet(`a an the my her his their your our its is was were am are be been being has have had do does did i he she they im hes shes`)

// skipped are words that may stand between the words of a phrase.
var skipped = wordSet(`a an the my her his their your our its is was were am are be been being has have had do does did i he she they im hes shes
	it this that these those really just very so too kinda sorta kind sort of any some can could will would still all me him them you we quite pretty super also even now`)

// phraseWords are the words of a phrase of the vocabulary as they are compared.
func phraseWords(text string) []string {
	all := make([]string, 0, 4)
	s := scanner{text: text}
	kept := 0
	for {
		w, _, ok := s.next()
		if !ok {
			break
		}
		if !dropped[string(w)] {
			kept++
		}
		all = append(all, string(w))
	}
	if kept == len(all) || kept < 2 {
		return all
	}
	return slices.DeleteFunc(all, func(w string) bool { return dropped[w] })
}

// vocabulary is the handbook's vocabulary, each phrase as the words by which it
// is compared.
type vocabulary struct {
	names     []string // of the groups
	groups    [][][]string
	ties      []tie
	elsewhere [][]string
}

type tie struct {
	from []string
	to   [][]string
}

func readVocabulary(v handbook.Vocabulary) vocabulary {
	phrases := func(texts []string) [][]string {
		out := make([][]string, 0, len(texts))
		for _, t := range texts {
			if words := phraseWords(t); len(words) > 0 {
				out = append(out, words)
			}
		}
		return out
	}
	var out vocabulary
	for _, g := range v.Groups {
		out.names = append(out.names, g[0])
		out.groups = append(out.groups, phrases(g))
	}
	for _, t := range v.Ties {
		out.ties = append(out.ties, tie{phraseWords(t.From), phrases(t.To)})
	}
	out.elsewhere = phrases(v.Elsewhere)
	return out
}

// size is about how many phrases there are.
func (v vocabulary) size() int {
	n := len(v.ties) + len(v.elsewhere)
	for _, g := range v.groups {
		n += len(g)
	}
	return n
}

// words are all words of the vocabulary, with their rank.
func (v vocabulary) words() map[string]rank {
	words := make(map[string]rank, v.size())
	add := func(phrases [][]string) {
		for _, p := range phrases {
			for _, w := range p {
				words[w] = rankVocabulary
			}
		}
	}
	for _, g := range v.groups {
		add(g)
	}
	for _, t := range v.ties {
		add([][]string{t.from})
		add(t.to)
	}
	add(v.elsewhere)
	return words
}

// newPhraseBook lays the vocabulary out over a lexicon that holds its words.
func newPhraseBook(v vocabulary, lx *lexicon) *phraseBook {
	pb := &phraseBook{edges: make(map[edge]int32, 2*v.size()), meanings: make([][]meaning, 1, 1+2*v.size()), starts: make([]bool, len(lx.filler))}
	concepts := map[int32][]int32{} // by node
	group := func(name string, phrases [][]string) {
		f := int32(len(lx.filler) + pb.concepts)
		pb.concepts++
		pb.names = append(pb.names, name)
		for _, p := range phrases {
			node := pb.add(lx, p, meaning{f, qualityGroup, byGroup})
			concepts[node] = append(concepts[node], f)
		}
	}
	for i, g := range v.groups {
		group(v.names[i], g)
	}
	for _, t := range v.ties {
		for _, to := range t.to {
			node := pb.node(lx, to)
			if len(to) > 1 && len(concepts[node]) == 0 {
				group(strings.Join(to, " "), [][]string{to})
				node = pb.node(lx, to)
			}
			targets := concepts[node]
			if len(targets) == 0 {
				targets = []int32{lx.find(to[0])}
			}
			for _, f := range targets {
				pb.add(lx, t.from, meaning{f, qualityTie, byTie})
			}
		}
	}
	for _, p := range v.elsewhere {
		pb.add(lx, p, meaning{-1, full, isElsewhere})
	}
	pb.alone = make([][]meaning, len(lx.filler))
	for l := range pb.alone {
		if node, ok := pb.edges[edge{0, int32(l)}]; ok {
			pb.alone[l] = pb.meanings[node]
		}
	}
	return pb
}

// keepMembers notes which of the words of titles and aliases stand for which
// concept.
func (pb *phraseBook) keepMembers(lx *lexicon, words []int32) {
	pb.members = make([][]int32, pb.concepts)
	seen := make([]bool, len(lx.filler))
	for _, l := range words {
		if seen[l] || lx.filler[l] {
			continue
		}
		seen[l] = true
		for _, m := range pb.alone[l] {
			if m.way == byGroup {
				c := int(m.feature) - len(lx.filler)
				pb.members[c] = append(pb.members[c], l)
			}
		}
	}
}

// node finds the node of a phrase; 0 if it is not known.
func (pb *phraseBook) node(lx *lexicon, words []string) int32 {
	node := int32(0)
	for _, w := range words {
		next, ok := pb.edges[edge{node, lx.find(w)}]
		if !ok {
			return 0
		}
		node = next
	}
	return node
}

// add puts a phrase in, two words that both tell something in either order, and
// returns its node.
func (pb *phraseBook) add(lx *lexicon, words []string, m meaning) int32 {
	if len(words) == 0 {
		return 0
	}
	node := pb.put(lx, words, m)
	if len(words) == 2 && !fillers[words[0]] && !fillers[words[1]] && words[0] != words[1] {
		m.quality = m.quality * qualityReorder / full
		pb.put(lx, []string{words[1], words[0]}, m)
	}
	return node
}

func (pb *phraseBook) put(lx *lexicon, words []string, m meaning) int32 {
	node := int32(0)
	for i, w := range words {
		l := lx.forms[w]
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
	switch {
	case at < 0:
		pb.meanings[node] = append(pb.meanings[node], m)
	case pb.meanings[node][at].quality < m.quality:
		pb.meanings[node][at] = m
	}
	return node
}

// phraseAt is a concept that a text's phrase of n words stands for.
type phraseAt struct {
	feature int32
	n       int
}

// at finds the concepts whose phrases begin at the first of the lexemes of a
// text, each by its longest phrase. skip tells which lexemes may be left out.
func (pb *phraseBook) at(lexemes []int32, skip []bool, out []phraseAt) []phraseAt {
	if !pb.starts[lexemes[0]] {
		return out
	}
	var walk func(node int32, i int)
	walk = func(node int32, i int) {
		for _, m := range pb.meanings[node] {
			if m.way != byGroup {
				continue
			}
			if at := slices.IndexFunc(out, func(o phraseAt) bool { return o.feature == m.feature }); at >= 0 {
				out[at].n = max(out[at].n, i)
			} else {
				out = append(out, phraseAt{m.feature, i})
			}
		}
		for j := i; j < len(lexemes) && j <= i+maxSkipped; j++ {
			if next, ok := pb.edges[edge{node, lexemes[j]}]; ok {
				walk(next, j+1)
			}
			if !skip[lexemes[j]] {
				break
			}
		}
	}
	walk(pb.edges[edge{0, lexemes[0]}], 1)
	return out
}

// maxSkipped is how many skipped words may stand between two of a phrase.
const maxSkipped = 3
