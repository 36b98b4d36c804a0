package search

import (
	"slices"
	"strings"

	"clinichandbook/handbook"
)

// Some topics are every clinic's business: parking, bills, refills. A clinic's page
// about one of them is found by all that callers say for it. Without such a page,
// those words mean what the vocabulary says.

// withBusiness adds the topics of the language that a clinic's page names.
func (v vocabulary) withBusiness(entries []*handbook.Entry) vocabulary {
	var named [][]string // titles and aliases of a clinic's pages, as stems
	r := phraseReader{dropped: v.lang.Dropped}
	known := map[string]string{} // each word is stemmed once
	stems := func(text string) []string {
		words := r.read(text)
		for i, w := range words {
			stem, seen := known[w]
			if !seen {
				stem = v.lang.Stem(w)
				known[w] = stem
			}
			words[i] = stem
		}
		return words
	}
	for _, e := range entries {
		if e.Origin == nil {
			continue
		}
		named = append(named, stems(e.Title))
		for _, alias := range e.Aliases {
			named = append(named, stems(alias))
		}
	}
	for _, t := range v.lang.Business {
		names := strings.Split(t.Names, ",")
		if slices.ContainsFunc(names, func(name string) bool {
			words := stems(name)
			return slices.ContainsFunc(named, func(in []string) bool { return contains(in, words) })
		}) {
			v.names = append(v.names, strings.TrimSpace(names[0]))
			v.topics = append(v.topics, r.all(append(names, strings.Split(t.Words, ",")...)))
		}
	}
	return v
}

// contains reports whether words follow each other in a text.
func contains(text, words []string) bool {
	for i := range len(text) - len(words) + 1 {
		if slices.Equal(text[i:i+len(words)], words) {
			return true
		}
	}
	return false
}
