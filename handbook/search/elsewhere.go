package search

import (
	"slices"

	"clinichandbook/handbook"
)

// What the bundled vocabulary calls answered elsewhere (parking, refills) is
// answered here once a clinic has a page about it.

// answers are the titles and aliases of the pages that a clinic wrote, as far
// as their words stand in phrases about what is answered elsewhere.
type answers struct {
	lang   *compiledLanguage
	common map[string]string // what the words of those phrases have in common with their forms, by word
	known  map[string]bool   // the same, as a set
	names  [][]string
	byWord map[string][]int // names
}

func newAnswers(elsewhere [][]string, lang *compiledLanguage) answers {
	a := answers{lang: lang, common: map[string]string{}, known: map[string]bool{}, byWord: map[string][]int{}}
	for _, phrase := range elsewhere {
		for _, w := range phrase {
			a.common[w] = a.lang.Stem(w)
			a.known[a.common[w]] = true
		}
	}
	return a
}

// add adds a title or an alias. Words that were told apart once are not again:
// ten thousand pages have few words more than a thousand.
func (a *answers) add(words []string) {
	var name []string
	for i, w := range words {
		l, seen := a.common[w]
		if !seen {
			l = a.lang.Stem(w)
			a.common[w] = l
		}
		if a.known[l] {
			name = append(name, l)
		}
		if i == 0 {
			continue
		}
		if l, ok := a.common[words[i-1]+w]; ok && a.known[l] { // car park, carpark
			name = append(name, l)
		}
	}
	if len(name) == 0 {
		return
	}
	for _, w := range name {
		a.byWord[w] = append(a.byWord[w], len(a.names))
	}
	a.names = append(a.names, name)
}

// cover reports that all telling words of a phrase stand in one name.
func (a *answers) cover(phrase []string) bool {
	var telling []string
	for _, w := range phrase {
		if !a.lang.Fillers[w] {
			telling = append(telling, a.common[w])
		}
	}
	if len(telling) == 0 {
		return false
	}
	return slices.ContainsFunc(a.byWord[telling[0]], func(n int) bool {
		return !slices.ContainsFunc(telling, func(w string) bool { return !slices.Contains(a.names[n], w) })
	})
}

// withoutAnswered takes out of what is answered elsewhere that which a clinic's
// page answers.
func (v vocabulary) withoutAnswered(entries []*handbook.Entry) vocabulary {
	if !slices.ContainsFunc(entries, func(e *handbook.Entry) bool { return e.Origin != nil }) {
		return v
	}
	a := newAnswers(v.elsewhere, v.lang)
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
	v.elsewhere = slices.DeleteFunc(v.elsewhere, a.cover)
	return v
}
