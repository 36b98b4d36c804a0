package search

import "testing"

// TestAWholeWordIsNoBeginning: while it may still grow, a word that the vocabulary or
// a page's names know finds the page that it finds when it is typed to its end. Three
// are let go: swim (swimming), nitro (nitrous), si (six).
func TestAWholeWordIsNoBeginning(t *testing.T) {
	h, words := bundledContent(t)
	ix := bundled(t)
	first := func(text string) string {
		if hits := ix.Search(text, 1).Hits; len(hits) > 0 {
			return hits[0].Entry.ID
		}
		return ""
	}
	said := map[string]bool{}
	for _, g := range words.Groups {
		for _, p := range g {
			said[p] = true
		}
	}
	for _, tie := range words.Ties {
		said[tie.From] = true
	}
	for _, e := range h.Entries() {
		for _, a := range e.Aliases {
			said[a] = true
		}
	}
	var other []string
	for w := range said {
		if len(split(w)) == 1 && first(w) != first(w+" ") {
			other = append(other, w)
		}
	}
	if len(other) > 3 {
		t.Errorf("%q find other pages while they may grow", other)
	}
}
