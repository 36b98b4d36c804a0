package search

import (
	"slices"
	"strings"

	"clinichandbook/handbook"
)

// Quotes ask for the exact words: "after hours". Only pages that have them are found
// then. If none has, they are a caller's words, and searched for like any others.

// maxCompared bounds the pages whose text is read for quoted words: those that are
// most about them.
const maxCompared = 128

// exactly is a page that has the quoted words, and where.
type exactly struct {
	entry  int32
	reason Reason
}

// quoted returns what a text has between double quotes, as words.
func quoted(text string) [][]word {
	var all [][]word
	from := -1
	for i, r := range text {
		switch {
		case !strings.ContainsRune("\"“”„‟«»″＂", r):
		case from < 0:
			from = i
		default:
			if words := split(text[from:i]); len(words) > 0 {
				all = append(all, words)
			}
			from = -1
		}
	}
	return all
}

// exact finds the pages that have all that a text quotes, those that have it in their
// title first.
func (ix *Index) exact(text string, keep func(*handbook.Entry) bool) []exactly {
	phrases := quoted(text)
	if len(phrases) == 0 {
		return nil
	}
	var found []exactly
	for _, e := range ix.withAll(phrases) {
		if keep != nil && !keep(ix.entries[e]) {
			continue
		}
		var first Reason
		has := func(words []word, i int) bool {
			why, ok := says(ix.entries[e], words)
			if i == 0 {
				first = why
			}
			return ok
		}
		all := true
		for i, words := range phrases {
			all = all && has(words, i)
		}
		if all {
			found = append(found, exactly{e, first})
		}
	}
	slices.SortStableFunc(found, func(a, b exactly) int { return int(a.reason.Kind) - int(b.reason.Kind) })
	return found[:min(len(found), maxRescored)]
}

// exactEntries returns those pages.
func (q *query) exactEntries() []int32 {
	entries := make([]int32, len(q.exact))
	for i, x := range q.exact {
		entries[i] = x.entry
	}
	return entries
}

// exactReason says where a page has the quoted words, or nil.
func (q *query) exactReason(entry int32) *Reason {
	for i := range q.exact {
		if q.exact[i].entry == entry {
			return &q.exact[i].reason
		}
	}
	return nil
}

// scoreExact gives a page whose title or alias has the quoted words what a whole one
// is worth.
func (q *query) scoreExact(c *scored) {
	why := q.exactReason(c.entry)
	switch {
	case why == nil:
	case why.Kind == ByTitle:
		c.parts.Title = partTitle + partAlias
	case why.Kind == ByAlias:
		c.parts.Title = max(c.parts.Title, partTitle)
	}
}

// withAll returns the pages that have every word of some phrases, those that are most
// about them first, at most maxCompared.
func (ix *Index) withAll(phrases [][]word) []int32 {
	about := map[int32]int{}
	var has []int32
	for i, w := range slices.Concat(phrases...) {
		l := ix.lexicon.find(w.text)
		if l < 0 {
			return nil
		}
		from, to := ix.postings.from[l], ix.postings.from[l+1]
		next := make([]int32, 0, to-from)
		for p := from; p < to; p++ {
			e := ix.postings.docs[p]
			if _, both := slices.BinarySearch(has, e); i == 0 || both {
				next = append(next, e)
				about[e] += int(ix.postings.impacts[p])
			}
		}
		has = next
	}
	slices.SortStableFunc(has, func(a, b int32) int { return about[b] - about[a] })
	return has[:min(len(has), maxCompared)]
}

// says finds where an entry has some words one after the other.
func says(e *handbook.Entry, words []word) (Reason, bool) {
	try := func(kind ReasonKind, text string) (Reason, bool) {
		at, ok := inside(text, words)
		return Reason{Kind: kind, Text: text, Matched: []Range{at}}, ok
	}
	if r, ok := try(ByTitle, e.Title); ok {
		return r, true
	}
	for _, a := range slices.Concat(e.Aliases, e.Former) {
		if r, ok := try(ByAlias, a); ok {
			return r, true
		}
	}
	for text := range bodyOf(e) {
		if _, ok := inside(text, words); !ok {
			continue
		}
		for sentence := range sentences(text) {
			if r, ok := try(BySentence, sentence); ok {
				return r, true
			}
		}
	}
	return Reason{}, false
}

// bodyOf yields the text of an entry besides its title and aliases, a line at a time.
func bodyOf(e *handbook.Entry) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		if !yield(e.SayText()) {
			return
		}
		for _, t := range slices.Concat(e.HandOver, e.Emergency) {
			if !yield(t) {
				return
			}
		}
		for _, p := range e.Parts {
			for line := range handbook.Lines(p.Blocks) {
				if !yield(line) {
					return
				}
			}
		}
	}
}

// inside returns where a text has some words one after the other.
func inside(text string, words []word) (Range, bool) {
	all := split(text)
	for i := range len(all) - len(words) + 1 {
		if slices.EqualFunc(all[i:i+len(words)], words, func(a, b word) bool { return a.text == b.text }) {
			return Range{all[i].at.Start, all[i+len(words)-1].at.End}, true
		}
	}
	return Range{}, false
}
