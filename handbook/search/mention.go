package search

import (
	"slices"
	"strings"
)

// fewestMentioned is the least number of letters of a query that is looked for in
// what somebody noted: less is in any text.
const fewestMentioned = 3

// Mentions returns where a text has all words of a query that say something, in any
// form, or nil if one is missing. The last one may be unfinished. It is for texts that
// are no pages, such as a reader's own notes.
func (ix *Index) Mentions(text, query string) []Range {
	typed := split(clip(query, maxQueryRunes))
	open := query != "" && !strings.HasSuffix(query, " ")
	said := slices.DeleteFunc(slices.Clone(typed), func(w word) bool { return ix.lang.Fillers[w.text] })
	if len(said) == 0 {
		said = typed
	}
	letters := 0
	for _, w := range said {
		letters += len(w.text)
	}
	if letters < fewestMentioned {
		return nil
	}
	in := split(text)
	var at []Range
	for _, w := range said {
		stem, missing := ix.lang.Stem(w.text), true
		for _, t := range in {
			unfinished := open && w.at == typed[len(typed)-1].at && strings.HasPrefix(t.text, w.text)
			if unfinished || t.text == w.text || ix.lang.Stem(t.text) == stem {
				at, missing = append(at, t.at), false
			}
		}
		if missing {
			return nil
		}
	}
	slices.SortFunc(at, func(a, b Range) int { return a.Start - b.Start })
	return slices.Compact(at)
}
