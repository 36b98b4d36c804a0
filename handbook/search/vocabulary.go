package search

import (
	"slices"

	"clinichandbook/handbook"
	"clinichandbook/handbook/search/language"
)

// phraseReader splits phrases into the words by which they are compared. Repeated
// words are stored once, and the phrases share a few long slices: a vocabulary
// has tens of thousands.
type phraseReader struct {
	interner
	dropped language.Set
	drops   []bool   // by word: phrases are compared without it
	lines   []string // room for the words of phrases
}

// When less than wordsNeeded is left, which is enough for nearly every phrase,
// room is made for wordsMade words.
const (
	wordsMade   = 4096
	wordsNeeded = 16
)

// read splits a phrase.
func (r *phraseReader) read(text string) []string {
	if cap(r.lines)-len(r.lines) < wordsNeeded {
		r.lines = make([]string, 0, wordsMade)
	}
	start, kept := len(r.lines), 0
	s := scanner{text: text}
	for w, _, ok := s.next(); ok; w, _, ok = s.next() {
		id := r.id(w)
		if int(id) == len(r.drops) {
			r.drops = append(r.drops, r.dropped[r.interner.words[id]])
		}
		if !r.drops[id] {
			kept++
		}
		r.lines = append(r.lines, r.interner.words[id])
	}
	words := r.lines[start:]
	if kept < len(words) && kept >= 2 {
		words = slices.DeleteFunc(words, func(w string) bool { return r.dropped[w] })
		r.lines = r.lines[:start+len(words)]
	}
	return slices.Clip(words)
}

// all splits phrases and leaves out those that have no words.
func (r *phraseReader) all(texts []string) [][]string {
	out := make([][]string, 0, len(texts))
	for _, t := range texts {
		if words := r.read(t); len(words) > 0 {
			out = append(out, words)
		}
	}
	return out
}

// vocabulary is the handbook's vocabulary, each phrase as the words by which it
// is compared.
type vocabulary struct {
	lang       *compiledLanguage
	names      []string // of the groups, then of the topics
	groups     [][][]string
	ties       []tie
	outOfScope [][]string
	sayings    []saying
	topics     [][][]string // what is out of scope until a clinic has a page about it
}

type tie struct {
	from []string
	to   [][]string
	weak bool
}

// saying is what callers say for an entry, in another language than its page.
type saying struct {
	entry   string // its id
	phrases [][]string
}

func readVocabulary(v handbook.Vocabulary, lang *compiledLanguage) vocabulary {
	r := phraseReader{dropped: lang.Dropped}
	out := vocabulary{
		lang: lang, names: make([]string, 0, len(v.Groups)), groups: make([][][]string, 0, len(v.Groups)), ties: make([]tie, 0, len(v.Ties)),
	}
	for _, g := range v.Groups {
		out.names = append(out.names, g[0])
		out.groups = append(out.groups, r.all(g))
	}
	for _, t := range v.Ties {
		out.ties = append(out.ties, tie{r.read(t.From), r.all(t.To), t.Weak})
	}
	for _, s := range v.Spanish {
		out.sayings = append(out.sayings, saying{s.Entry, r.all(s.Phrases)})
	}
	out.outOfScope = r.all(v.Elsewhere)
	for _, t := range v.Topics {
		out.names = append(out.names, t[0])
		out.topics = append(out.topics, r.all(t))
	}
	return out
}

// size is about how many phrases there are.
func (v vocabulary) size() int {
	n := len(v.ties) + len(v.outOfScope)
	for _, g := range slices.Concat(v.groups, v.topics) {
		n += len(g)
	}
	return n
}

// words returns all words of the vocabulary with their rank.
func (v vocabulary) words() map[string]rank {
	words := make(map[string]rank, v.size())
	add := func(phrases [][]string) {
		for _, p := range phrases {
			r := rankPhrase
			if len(p) == 1 {
				r = rankVocabulary
			}
			for _, w := range p {
				words[w] = max(words[w], r)
			}
		}
	}
	for _, g := range slices.Concat(v.groups, v.topics) {
		add(g)
	}
	for _, t := range v.ties {
		add([][]string{t.from})
		add(t.to)
	}
	add(v.outOfScope)
	for _, s := range v.sayings {
		for _, p := range s.phrases {
			for _, w := range p {
				words[w] = max(words[w], rankSaying)
			}
		}
	}
	return words
}
