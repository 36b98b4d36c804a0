package search

import (
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/search/language"
)

// spoken tells in which of two languages a text is.
type spoken struct {
	first, second language.Language
	said          map[string]int // words that callers say in the second language, and no page in the first: how much they tell
	stems         language.Set   // of those words
}

// newSpoken makes a judge of the languages. What the pages and the vocabulary of the
// first language say is no sign of the second: tylenol, taxi.
func newSpoken(languages []language.Language, v *handbook.Vocabulary, parts []*readPart) *spoken {
	if len(languages) < 2 || languages[0].Tier == nil || languages[1].Tier == nil {
		return nil
	}
	s := &spoken{first: languages[0], second: languages[1], said: map[string]int{}, stems: language.Set{}}
	each := func(phrases []string, do func(word string)) {
		for _, p := range phrases {
			for _, w := range split(p) {
				do(w.text)
			}
		}
	}
	for _, saying := range v.Spanish {
		for _, p := range saying.Phrases {
			words := split(p)
			for _, w := range words {
				s.said[w.text] = max(s.said[w.text], maybeWord)
			}
			if len(words) == 1 {
				s.said[words[0].text] = plainWord
			}
		}
	}
	not := func(w string) { delete(s.said, w) }
	for _, p := range parts {
		for _, w := range p.words {
			not(w)
		}
	}
	for _, g := range append(v.Groups[:len(v.Groups):len(v.Groups)], v.Topics...) {
		each(g, not)
	}
	for _, t := range v.Ties {
		each(append([]string{t.From}, t.To...), not)
	}
	each(v.Elsewhere, not)
	if s.second.Stem != nil {
		for w := range s.said {
			s.stems[s.second.Stem(w)] = true
		}
	}
	return s
}

// What a word says about the language of a text. One that may be a name (Dolores), a
// form, or half of a word decides nothing by itself.
const (
	plainWord = 2
	maybeWord = 1
)

// weigh is how much a word speaks for the second language, or below 0 for the first.
// Known are the words of the handbook.
func (s *spoken) weigh(w string, known func(string) bool) int {
	tier, said := s.first.Tier(w), s.said[w]
	if s.second.Tier(w) != language.Unknown {
		said = plainWord
	}
	switch {
	case tier != language.Unknown && tier <= language.Known:
		if said > 0 {
			return 0
		}
		return -plainWord
	case tier != language.Unknown:
		return min(said, maybeWord)
	case said == 0 && len(w) >= fewestSpanish && !known(w) && s.second.Looks != nil && s.second.Looks(w) && s.stems[s.second.Stem(w)]:
		return maybeWord
	}
	return said
}

// shortEnd is the number of letters below which the last word, which may be unfinished,
// does not count.
const shortEnd = 4

// invertedMarks begin a question or an exclamation in Spanish and nowhere else.
const invertedMarks = "¿¡"

// Language is the name of the language that a text is plainly in, or "" where its
// words tell nothing, or as much of one language as of the other.
func (ix *Index) Language(text string) string {
	s := ix.spoken
	if s == nil {
		return ""
	}
	sum := 0
	known := func(w string) bool { return ix.lexicon.find(w) >= 0 }
	words := split(clip(text, maxQueryRunes))
	for i, w := range words {
		if i == len(words)-1 && len(w.text) < shortEnd && strings.HasSuffix(strings.ToLower(text), w.text) {
			continue
		}
		sum += s.weigh(w.text, known)
	}
	switch {
	case sum >= plainWord || strings.ContainsAny(text, invertedMarks):
		return s.second.Name
	case sum <= -plainWord:
		return s.first.Name
	}
	return ""
}
