package search

import (
	"slices"
	"sync"

	"clinichandbook/handbook"
)

// Index answers queries on one handbook.
type Index struct {
	entries []*handbook.Entry
	main    mainTopic
	lang    *compiledLanguage
	lexicon *lexicon
	reader  *reader // over that lexicon
	phrases *phraseBook
	subject subjects
	topics  topics
	skip    []bool   // by lexeme: may occur between the words of a phrase
	aspects *aspects // of a clinic's pages, or nil
	flags   redFlags
	remarks remarks
	spoken  *spoken // nil with one language

	postings postings
	names    names

	initials initials // of titles and aliases

	scratch sync.Pool // *scratch
}

// postings are the entries by feature. A feature is a lexeme or, numbered after
// those, a concept.
type postings struct {
	from    []int32   // by feature: its entries are docs[from[f]:from[f+1]]
	docs    []int32   // entries, ascending
	impacts []uint8   // how much the entry is about the feature, of 255
	rarity  []float32 // by feature: how much finding it says, 0 to 1
	symptom []bool    // by feature: it names a side effect
}

// names are titles and aliases as lexemes. Those of an entry are the phrases
// phraseFrom[entry] to phraseFrom[entry+1], the title first.
type names struct {
	phraseFrom []int32
	wordFrom   []int32 // by phrase: its words are words[wordFrom[p]:wordFrom[p+1]]
	words      []int32
	at         []place // of the words, in the text of the title or alias
}

// of returns the words of a phrase.
func (n *names) of(phrase int32) []int32 { return n.words[n.wordFrom[phrase]:n.wordFrom[phrase+1]] }

// alias returns one of what callers say for an entry, for its topic, or for another
// whose place it takes.
func (ix *Index) alias(e *handbook.Entry, i int32) string {
	return slices.Concat(e.Aliases, ix.main.lends(e), e.Former)[i]
}

// features is the number of lexemes and concepts.
func (ix *Index) features() int { return ix.lexicon.lexemes() + ix.phrases.concepts }
