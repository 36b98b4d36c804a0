package search

import (
	"slices"
	"strings"

	"clinichandbook/handbook"
)

// Some topics are every clinic's business: parking, bills, refills. A page about one of
// them is found by all that callers say for it. Without such a page, those words mean
// what the vocabulary says.

// withBusiness adds the topics of the language that a page about the clinic's own
// business names. A bundled one gets their phrases only: what else their single words
// mean (late, lunch, Saturday), the vocabulary knows.
func (v vocabulary) withBusiness(entries []*handbook.Entry) vocabulary {
	var own, bundled [][]string // what pages are called, as stems
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
		if e.Origin != nil {
			own = append(own, stems(e.Title))
		}
		for _, alias := range e.Aliases {
			switch {
			case e.Origin != nil:
				own = append(own, stems(alias))
			case ofTheClinic(e):
				bundled = append(bundled, stems(alias))
			}
		}
	}
	isBundled := func(phrase []string) bool {
		return slices.ContainsFunc(bundled, func(alias []string) bool { return slices.Equal(alias, phrase) })
	}
	for _, t := range v.lang.Business {
		names := strings.Split(t.Names, ",")
		phrases := r.all(append(names, strings.Split(t.Words, ",")...))
		switch {
		case slices.ContainsFunc(names, func(name string) bool {
			words := stems(name)
			return slices.ContainsFunc(own, func(in []string) bool { return contains(in, words) })
		}):
		case slices.ContainsFunc(names, func(name string) bool { return isBundled(stems(name)) }):
			phrases = slices.DeleteFunc(phrases, func(p []string) bool { return len(p) == 1 && !isBundled([]string{v.lang.Stem(p[0])}) })
		default:
			continue
		}
		v.names = append(v.names, strings.TrimSpace(names[0]))
		v.topics = append(v.topics, phrases)
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
