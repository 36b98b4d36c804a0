package search

import (
	"sync"

	"clinichandbook/handbook"
)

// Index answers queries on one handbook.
type Index struct {
	entries []*handbook.Entry

	lang    *compiledLanguage
	lexicon *lexicon
	reader  *reader // over that lexicon
	phrases *phraseBook
	skip    []bool // by lexeme: may stand between the words of a phrase
	flags   redFlags

	// Postings. A feature is a lexeme or, after those, a concept; the entries
	// that it stands in are docs[from[f]:from[f+1]], ascending.
	from    []int32
	docs    []int32
	impacts []uint8   // how much the entry is about the feature, of 255
	rarity  []float32 // by feature: how much finding it tells, 0 to 1
	symptom []bool    // by feature: it names a side effect

	// Titles and aliases as lexemes. Those of entry i are the phrases
	// phraseFrom[i] to phraseFrom[i+1], the title first; the words of phrase p
	// are phraseWords[wordFrom[p]:wordFrom[p+1]], and phrasePlaces tells where
	// they stand.
	phraseFrom   []int32
	wordFrom     []int32
	phraseWords  []int32
	phrasePlaces []place

	initials initials // of titles and aliases

	scratch sync.Pool // *scratch
}

// features is the number of lexemes and concepts.
func (ix *Index) features() int { return ix.lexicon.lexemes() + ix.phrases.concepts }
