package search

import (
	"slices"

	"clinichandbook/handbook/search/language"
)

// Compounds are written open, hyphenated or closed: wheel chair, follow-up, wifi.
// A query is brought to the form that the handbook uses, even if each half is a
// word by itself.

// fewestHalf is the least number of letters of words that are joined although
// both are known: he at is not heat.
const fewestHalf = 4

// fewestFiller is the least number of letters of a filler that is half of a
// compound which the language does not know: goin is not go in.
const fewestFiller = 3

// maxNamesCompared bounds the entries in whose names two words are looked for.
const maxNamesCompared = 64

// compounds closes and opens the compounds of a query. With open, the last word
// may still grow.
func (ix *Index) compounds(words []word, open bool) []word {
	for i := 0; i < len(words); i++ {
		w := words[i]
		if i+1 < len(words) && ix.isClosed(w, words[i+1]) {
			words = slices.Replace(words, i, i+2, w.join(words[i+1]))
			continue
		}
		if from, to := ix.lexicon.prefixed(w.text); open && i == len(words)-1 && from < to {
			continue
		}
		if at := ix.opensAt(w.text); at > 0 {
			words = slices.Replace(words, i, i+1, w.cut(at)...)
			i++
		}
	}
	return words
}

// isClosed reports whether the handbook writes two words as one. That is enough
// with a hyphen, if one of them is unknown, and for compounds that the language does
// not know: follow up, followup. Otherwise both must be long enough. Fillers do
// not start a compound, and phrases of the vocabulary stay open.
func (ix *Index) isClosed(a, b word) bool {
	lx, both := ix.lexicon, a.text+b.text
	if closed := lx.written(both); len(both) < fewestHalf || closed < 0 || lx.rank[closed] < rankVocabulary {
		return false
	}
	first, second := lx.find(a.text), lx.find(b.text)
	if first >= 0 && second >= 0 && ix.phrases.starts(first, second) {
		return false
	}
	fillers := ix.lang.Fillers
	switch {
	case b.hyphen:
		return true
	case fillers[a.text]:
		return false
	case ix.lang.Tier(both) == language.Unknown && len(a.text) > 1 && len(b.text) > 1:
		return true
	case first < 0 || second < 0:
		return !fillers[b.text]
	}
	return len(a.text) >= fewestHalf && len(b.text) >= fewestHalf && !fillers[b.text]
}

// opensAt returns where to split a word that the handbook does not have, but
// writes as two, or 0.
func (ix *Index) opensAt(w string) int {
	if len(w) < fewestHalf || ix.lexicon.find(w) >= 0 {
		return 0
	}
	known := ix.lang.Tier(w) != language.Unknown
	for at := 1; at < len(w); at++ {
		if isLetter(w[at-1]) && isDigit(w[at]) && isLetters(w[:at]) && ix.lexicon.find(w[:at]) >= 0 { // room12
			return at
		}
		if !known && (ix.lang.Fillers[w[:at]] && at < fewestFiller || ix.lang.Fillers[w[at:]] && len(w)-at < fewestFiller) {
			continue
		}
		if a, b := ix.lexicon.written(w[:at]), ix.lexicon.written(w[at:]); a >= 0 && b >= 0 && ix.adjacent(ix.lexicon.lexeme[a], ix.lexicon.lexeme[b]) {
			return at
		}
	}
	return 0
}

// adjacent reports whether two lexemes follow each other at the start of a phrase
// of the vocabulary, or in a title or an alias.
func (ix *Index) adjacent(a, b int32) bool {
	if ix.phrases.starts(a, b) {
		return true
	}
	docs := ix.postings.docs[ix.postings.from[a]:ix.postings.from[a+1]]
	for _, e := range docs[:min(len(docs), maxNamesCompared)] {
		words := ix.names.words[ix.names.wordFrom[ix.names.phraseFrom[e]]:ix.names.wordFrom[ix.names.phraseFrom[e+1]]]
		for i := range len(words) - 1 {
			if words[i] == a && words[i+1] == b {
				return true
			}
		}
	}
	return false
}
