package search

import (
	"encoding/binary"
	"slices"
	"strings"
)

// phraseBook finds the phrases of the vocabulary in a run of words. A phrase
// means features: concepts, one for each group of the vocabulary, or plain
// lexemes.
type phraseBook struct {
	trie
	members  [][]int32 // by concept: the words of titles and aliases that are a phrase of it by themselves
	concepts int       // features from the number of lexemes on

	said        map[string][]int32 // by id of an entry: the concepts that callers mean it by
	firstSaying int32              // features from here to the first topic are those

	firstTopic int32    // features from here on are topics: concepts that no bundled page answers
	answered   []bool   // by topic: a clinic's page does
	names      []string // by concept: its first phrase, to show to the reader
}

// meaning is what a phrase or a word stands for.
type meaning struct {
	feature int32
	quality int32 // of full
	way     way
}

// way is how a word of the query came to stand for a feature.
type way uint8

const (
	byWord       way = iota // the word itself, in any form
	byGroup                 // a phrase of the same group
	byTie                   // a one-way tie
	byPrefix                // the beginning of the word
	byGuess                 // a slip of the finger
	inPhrase                // a slip of the finger that makes another word, which only a phrase undoes
	byPart                  // a word of a longer phrase
	isOutOfScope            // a phrase about what the handbook does not answer
)

// full is the quality of a perfect match.
const full = 256

const (
	qualityNear    = 227 // a word of the same group; a slip of the finger; the beginning of a word, of which more is better
	qualityTie     = 189
	qualityBegun   = 170 // what begins more: two letters, a word by itself, the first words of a phrase
	qualityWeak    = 130 // what may be meant, if nothing else is: a hint, a word that sounds the same
	qualityPart    = 50  // a word of a phrase that was found as a whole
	qualityReorder = 240 // the words in the other order; multiplies the above
)

// maxSkipped is how many skipped words may come between two words of a phrase.
const maxSkipped = 3

// newPhraseBook makes a phrase book over a lexicon that has the words of the
// vocabulary. titles are those of the entries, by id.
func newPhraseBook(v vocabulary, lx *lexicon, forms map[string]int32, titles map[string]string) *phraseBook {
	w := phraseWriter{lexicon: lx, forms: forms, concepts: map[string][]int32{}}
	for _, t := range v.ties {
		for _, to := range t.to {
			w.concepts[string(w.key(to))] = nil
		}
	}
	for i, g := range v.groups {
		w.addGroup(v.names[i], g)
	}
	for _, t := range v.ties {
		for _, to := range t.to {
			quality := int32(qualityTie)
			if t.weak {
				quality = qualityWeak
			}
			for _, f := range w.meant(to) {
				w.add(t.from, meaning{f, quality, byTie})
			}
		}
	}
	for _, p := range v.outOfScope {
		w.add(p, meaning{-1, full, isOutOfScope})
	}
	said, firstSaying := map[string][]int32{}, int32(lx.lexemes()+len(w.names))
	for _, s := range v.sayings {
		said[s.entry] = append(said[s.entry], int32(lx.lexemes()+len(w.names)))
		w.addGroup(titles[s.entry], slices.DeleteFunc(s.phrases, lx.isOwn))
	}
	topics := len(w.names)
	for i, t := range v.topics {
		w.addGroup(v.names[len(v.groups)+i], t)
	}
	return &phraseBook{trie: newTrie(w.phrases, lx.lexemes()), firstTopic: int32(lx.lexemes() + topics), concepts: len(w.names), names: w.names, said: said, firstSaying: firstSaying}
}

// phraseWriter collects the phrases of a vocabulary as lexemes.
type phraseWriter struct {
	lexicon  *lexicon
	forms    map[string]int32 // lexemes by word
	phrases  []phrase
	names    []string           // by concept
	concepts map[string][]int32 // by key of a phrase that ties lead to: the concepts it is in
	lexemes  []int32            // room for those of phrases
	room     []byte             // for keys
}

// addGroup makes a concept of phrases.
func (w *phraseWriter) addGroup(name string, phrases [][]string) {
	f := int32(w.lexicon.lexemes() + len(w.names))
	w.names = append(w.names, strings.Clone(name)) // without the file that it is part of
	for _, p := range phrases {
		w.add(p, meaning{f, qualityNear, byGroup})
		if in, isTarget := w.concepts[string(w.key(p))]; isTarget {
			w.concepts[string(w.room)] = append(in, f)
		}
	}
}

// meant returns the features that a tie to a phrase leads to: the concepts that
// it is in, or a word. Several words that are in no group become a concept.
func (w *phraseWriter) meant(to []string) []int32 {
	if len(to) > 1 && len(w.concepts[string(w.key(to))]) == 0 {
		w.addGroup(strings.Join(to, " "), [][]string{to})
	}
	if concepts := w.concepts[string(w.key(to))]; len(concepts) > 0 {
		return concepts
	}
	return []int32{w.lexicon.find(to[0])}
}

// key is the same for phrases of the same lexemes. It is valid until the next
// call.
func (w *phraseWriter) key(words []string) []byte {
	w.room = w.room[:0]
	for _, word := range words {
		w.room = binary.LittleEndian.AppendUint32(w.room, uint32(w.forms[word]))
	}
	return w.room
}

// add adds a phrase: one of two words, neither a filler, in either order.
func (w *phraseWriter) add(words []string, m meaning) {
	start := len(w.lexemes)
	for _, word := range words {
		w.lexemes = append(w.lexemes, w.forms[word])
	}
	lexemes := w.lexemes[start:]
	w.phrases = append(w.phrases, phrase{lexemes, m})
	fillers := w.lexicon.lang.Fillers
	if len(words) == 2 && !fillers[words[0]] && !fillers[words[1]] && words[0] != words[1] {
		m.quality = m.quality * qualityReorder / full
		w.lexemes = append(w.lexemes, lexemes[1], lexemes[0])
		w.phrases = append(w.phrases, phrase{w.lexemes[start+2:], m})
	}
}

// isOutOfScope reports whether a meaning is about what the handbook does not
// answer.
func (pb *phraseBook) isOutOfScope(m meaning) bool {
	return m.way == isOutOfScope || m.feature >= pb.firstTopic && !pb.answered[m.feature-pb.firstTopic]
}

// isOwn reports whether a saying is a single word that the handbook has itself:
// alcohol. It needs no saying.
func (lx *lexicon) isOwn(saying []string) bool {
	if len(saying) > 1 {
		return false
	}
	id := lx.term(saying[0])
	return id >= 0 && lx.rank[id] > rankSaying
}

// isSaying reports whether a feature is what callers say for an entry. Its page
// has it as a whole, not by words of its aliases.
func (pb *phraseBook) isSaying(feature int32) bool {
	return feature >= pb.firstSaying && feature < pb.firstTopic
}

// addMembers finds out which of the words of titles and aliases stand for which
// concept.
func (pb *phraseBook) addMembers(lx *lexicon, words []int32) {
	pb.members = make([][]int32, pb.concepts)
	seen := make([]bool, lx.lexemes())
	for _, l := range words {
		if seen[l] || lx.filler[l] {
			continue
		}
		seen[l] = true
		for _, m := range pb.alone(l) {
			if m.way == byGroup && !pb.isSaying(m.feature) {
				c := int(m.feature) - lx.lexemes()
				pb.members[c] = append(pb.members[c], l)
			}
		}
	}
}

// phraseAt is a concept that the first n words of a text stand for.
type phraseAt struct {
	feature int32
	n       int
}

// at finds the concepts with a phrase at the start of a text, each by its longest
// phrase. skip says which lexemes may be left out.
func (pb *phraseBook) at(lexemes []int32, skip []bool, out []phraseAt) []phraseAt {
	first := pb.root[lexemes[0]]
	if first == 0 {
		return out
	}
	var walk func(node int32, i int)
	walk = func(node int32, i int) {
		for _, m := range pb.meant(node) {
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
			if next := pb.child(node, lexemes[j]); next != 0 {
				walk(next, j+1)
			}
			if !skip[lexemes[j]] {
				break
			}
		}
	}
	walk(first, 1)
	return out
}
