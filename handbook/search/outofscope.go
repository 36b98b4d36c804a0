package search

import (
	"slices"
	"strings"

	"clinichandbook/handbook"
)

// What the bundled vocabulary calls out of scope (parking, refills) no longer is
// once a clinic has a page about it.

// answers are the stems of the words in the titles and aliases of a clinic's
// pages that say something.
type answers struct {
	lang  *compiledLanguage
	stems map[string]string // by word: each is stemmed once
	known map[string]bool   // by stem
}

func (a *answers) stem(w string) string {
	stem, seen := a.stems[w]
	if !seen {
		stem = a.lang.Stem(w)
		a.stems[w] = stem
	}
	return stem
}

// add adds a title or an alias.
func (a *answers) add(words []string) {
	for i, w := range words {
		if !a.lang.Fillers[w] && !a.lang.Light[w] {
			a.known[a.stem(w)] = true
		}
		if i > 0 {
			a.known[a.stem(words[i-1]+w)] = true // car park, carpark
		}
	}
}

// touch reports that a phrase is about what a clinic's page is about, or next to
// it: free parking, once there is a page about parking.
func (a *answers) touch(phrase []string) bool {
	return slices.ContainsFunc(phrase, func(w string) bool { return a.known[a.stem(w)] })
}

// withoutAnswered removes from what is out of scope that which a clinic's page
// touches, and that which is an alias of a bundled one.
func (v vocabulary) withoutAnswered(entries []*handbook.Entry, main mainTopic) vocabulary {
	a := answers{lang: v.lang, stems: map[string]string{}, known: map[string]bool{}}
	r := phraseReader{dropped: v.lang.Dropped}
	aliases := map[string]bool{}
	for _, e := range entries {
		if e.Origin != nil {
			a.add(r.read(e.Title))
			for _, name := range main.lends(e) {
				a.add(r.read(name))
			}
		}
		for _, alias := range e.Aliases {
			words := r.read(alias)
			aliases[strings.Join(words, " ")] = true
			if e.Origin != nil {
				a.add(words)
			}
		}
	}
	v.outOfScope = slices.DeleteFunc(v.outOfScope, func(phrase []string) bool {
		return aliases[strings.Join(phrase, " ")] || a.touch(phrase)
	})
	return v
}
