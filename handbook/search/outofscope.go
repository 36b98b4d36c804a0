package search

import (
	"slices"

	"clinichandbook/handbook"
)

// What the bundled vocabulary calls out of scope (parking, refills) no longer is
// once a clinic has a page about it.

// answers are the titles and aliases of a clinic's pages, as far as their words
// occur in phrases that are out of scope.
type answers struct {
	lang   *compiledLanguage
	stems  map[string]string // by word
	known  map[string]bool   // stems of those phrases
	names  [][]string
	byStem map[string][]int // names
}

func newAnswers(outOfScope [][]string, lang *compiledLanguage) answers {
	a := answers{lang: lang, stems: map[string]string{}, known: map[string]bool{}, byStem: map[string][]int{}}
	for _, phrase := range outOfScope {
		for _, w := range phrase {
			a.stems[w] = lang.Stem(w)
			a.known[a.stems[w]] = true
		}
	}
	return a
}

// add adds a title or an alias. Each word is stemmed once: ten thousand pages
// have few more words than a thousand.
func (a *answers) add(words []string) {
	var name []string
	for i, w := range words {
		stem, seen := a.stems[w]
		if !seen {
			stem = a.lang.Stem(w)
			a.stems[w] = stem
		}
		if a.known[stem] {
			name = append(name, stem)
		}
		if i == 0 {
			continue
		}
		if stem, ok := a.stems[words[i-1]+w]; ok && a.known[stem] { // car park, carpark
			name = append(name, stem)
		}
	}
	if len(name) == 0 {
		return
	}
	for _, stem := range name {
		a.byStem[stem] = append(a.byStem[stem], len(a.names))
	}
	a.names = append(a.names, name)
}

// cover reports that one name has all words of a phrase that are not fillers.
func (a *answers) cover(phrase []string) bool {
	var stems []string
	for _, w := range phrase {
		if !a.lang.Fillers[w] {
			stems = append(stems, a.stems[w])
		}
	}
	if len(stems) == 0 {
		return false
	}
	return slices.ContainsFunc(a.byStem[stems[0]], func(n int) bool {
		return !slices.ContainsFunc(stems, func(stem string) bool { return !slices.Contains(a.names[n], stem) })
	})
}

// withoutAnswered removes from what is out of scope that which a clinic's page
// answers.
func (v vocabulary) withoutAnswered(entries []*handbook.Entry) vocabulary {
	if !slices.ContainsFunc(entries, func(e *handbook.Entry) bool { return e.Origin != nil }) {
		return v
	}
	a := newAnswers(v.outOfScope, v.lang)
	r := phraseReader{dropped: v.lang.Dropped}
	for _, e := range entries {
		if e.Origin == nil {
			continue
		}
		a.add(r.read(e.Title))
		for _, alias := range e.Aliases {
			a.add(r.read(alias))
		}
	}
	v.outOfScope = slices.DeleteFunc(v.outOfScope, a.cover)
	return v
}
