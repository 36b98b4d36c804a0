package search

import (
	"slices"

	"clinichandbook/handbook"
)

// What the bundled vocabulary calls answered elsewhere (parking, refills) is
// answered here once a clinic has a page about it.

// answers are the titles and aliases of the pages that a clinic wrote.
type answers struct {
	names  [][]string       // by name: what its words have in common with their forms
	byWord map[string][]int // names
}

func newAnswers(entries []*handbook.Entry) answers {
	a := answers{byWord: map[string][]int{}}
	for _, e := range entries {
		if e.Origin == nil {
			continue
		}
		for _, name := range append([]string{e.Title}, e.Aliases...) {
			a.add(phraseWords(name))
		}
	}
	return a
}

func (a *answers) add(words []string) {
	var name []string
	for i, w := range words {
		name = append(name, lexeme(w))
		if i > 0 {
			name = append(name, lexeme(words[i-1]+w)) // car park, carpark
		}
	}
	for _, w := range name {
		a.byWord[w] = append(a.byWord[w], len(a.names))
	}
	a.names = append(a.names, name)
}

// cover reports that all telling words of a phrase stand in one name.
func (a answers) cover(phrase []string) bool {
	var telling []string
	for _, w := range phrase {
		if !fillers[w] {
			telling = append(telling, lexeme(w))
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
	if a := newAnswers(entries); len(a.names) > 0 {
		v.elsewhere = slices.DeleteFunc(v.elsewhere, a.cover)
	}
	return v
}
