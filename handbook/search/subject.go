package search

import (
	"slices"

	"clinichandbook/handbook"
)

// A clinic's pages are about subjects that the bundled ones do not know: TMS,
// Botox, parking. A query that names one is about that, whatever it asks, so that
// "how long is TMS" is not answered by how long an infusion takes.

// subjects are what only a clinic's pages are named after: words that are in a title
// or an alias of theirs and in none of a bundled page, and two neighbors that are
// neighbors in none: sleep study.
type subjects struct {
	words []bool // by lexeme; empty without a clinic's pages
	pairs map[[2]int32]bool
}

func (ix *Index) newSubjects() subjects {
	s := subjects{pairs: map[[2]int32]bool{}}
	if ix.aspects == nil {
		return s
	}
	s.words = make([]bool, ix.lexicon.lexemes())
	bundled := make([]bool, len(s.words))
	pairs := map[[2]int32]bool{}
	for e, entry := range ix.entries {
		if !ix.main.leaves(entry) && !ofTheClinic(entry) {
			ix.eachName(int32(e), func(name []int32) {
				for i, l := range name {
					bundled[l] = true
					if i > 0 {
						pairs[pair(name[i-1], l)] = true
					}
				}
			})
		}
	}
	for l := range bundled {
		bundled[l] = bundled[l] || ix.lang.Light[ix.lexicon.name(int32(l))]
	}
	for e := range ix.aspects.in {
		ix.eachName(e, func(name []int32) {
			says := func(l int32) bool { return !bundled[l] && !ix.aspects.isAspect(l) }
			aside := slices.ContainsFunc(name, says) // of a name that says more, an aspect is no subject: botox cost
			for i, l := range name {
				s.words[l] = s.words[l] || says(l) || !bundled[l] && !aside
				if i > 0 && !pairs[pair(name[i-1], l)] {
					s.pairs[pair(name[i-1], l)] = true
				}
			}
		})
	}
	return s
}

// pair is two lexemes in either order.
func pair(a, b int32) [2]int32 { return [2]int32{min(a, b), max(a, b)} }

// markSubjects finds the subjects that a query names.
func (ix *Index) markSubjects(tokens []token) {
	ix.topics.mark(tokens, ix.skip)
	if ix.subject.words == nil {
		return
	}
	last := -1 // the token before that is no filler
	for i := range tokens {
		t := &tokens[i]
		if t.filler || len(t.readings) == 0 {
			continue
		}
		l := t.readings[0].feature
		t.subject = t.subject || ix.subject.words[l]
		if last >= 0 && ix.subject.pairs[pair(tokens[last].readings[0].feature, l)] {
			tokens[last].subject, t.subject = true, true
		}
		last = i
	}
}

// eachName calls do for the title and the aliases of an entry, and the names of its
// topic, without fillers.
func (ix *Index) eachName(entry int32, do func(name []int32)) {
	var name []int32
	first, e := ix.names.phraseFrom[entry], ix.entries[entry]
	last := first + int32(len(e.Aliases)+len(ix.main.lends(e)))
	for p := first; p <= last; p++ {
		name = name[:0]
		for _, l := range ix.names.of(p) {
			if !ix.lexicon.filler[l] {
				name = append(name, l)
			}
		}
		do(name)
	}
}

// ofTheClinic reports that a bundled page is about the clinic's own business, such as
// parking or bills: it has no source, and its answer is a value that the clinic sets.
func ofTheClinic(e *handbook.Entry) bool {
	return e.Origin == nil && e.Kind == handbook.FAQ && e.Route == handbook.FrontDesk && len(e.Sources) == 0
}

// answerAsked prefers, among the pages of a subject that a query names, those that
// answer what it asks; if it asks nothing, those about the subject as a whole.
func (ix *Index) answerAsked(q *query, s *scratch, all []scored) {
	if !slices.ContainsFunc(all, func(c scored) bool { return c.parts.Subject > 0 }) {
		return
	}
	asked := ix.aspects.askedBy(q, ix.skip)
	best, alias := 0.0, 0.0
	for i := range all {
		if c := &all[i]; asked == 0 { // each topic has its own costs and effects
			c.parts.Subject = max(c.parts.Subject, c.lent)
		}
		if c := &all[i]; c.parts.Subject > 0 {
			c.asked += askedAspects * ix.aspects.in[c.entry].share(asked)
			best = max(best, c.asked)
			if c.phrase >= 0 && ix.isSubject(q, s, c.phrase) {
				alias = max(alias, c.parts.Alias)
			}
		}
	}
	for i := range all {
		c := &all[i]
		switch {
		case c.parts.Subject == 0:
			continue
		case best > 0:
			c.parts.Asked = partAsked * c.asked / best
		}
		if best > 0 && (c.phrase < 0 || ix.isSubject(q, s, c.phrase)) {
			c.parts.Subject += alias - c.parts.Alias // that one of them has it as an alias says nothing
		}
		if asked == 0 && ix.aspects.in[c.entry].title == 0 {
			c.parts.Asked += partOverview
		}
		c.score = c.parts.Score()
	}
}

// isSubject reports that what a query has of an alias is no more than the subject.
func (ix *Index) isSubject(q *query, s *scratch, alias int32) bool {
	return !slices.ContainsFunc(ix.names.of(alias), func(l int32) bool {
		unit := s.units[l]
		return unit > 0 && !q.units[unit-1].subject && !q.units[unit-1].filler && !q.units[unit-1].light
	})
}

// asGood is the share of a bundled page's score from which on a clinic's own page
// comes before it, if the bundled one is about the clinic's own business.
const asGood = 0.6

// giveWayTo lets such pages follow a clinic's own page that answers as well.
func (ix *Index) giveWayTo(all []scored) {
	giveWay(all, func(c *scored) bool { return ix.entries[c.entry].Origin != nil && !c.elsewhere },
		func(c *scored) bool { return ofTheClinic(ix.entries[c.entry]) && c.parts.Subject == 0 })
}

// oneAfter is how far after the page that it gives way to a page comes, for each
// point of its score that others of them have more.
const oneAfter = 1e-6

// giveWay lets some pages follow the best of others that answers as well. They keep
// their order.
func giveWay(all []scored, leads, follows func(*scored) bool) {
	best, most := 0.0, 0.0
	for i := range all {
		c := &all[i]
		most = max(most, c.score)
		if leads(c) {
			best = max(best, c.score)
		}
	}
	if best < threshold {
		return
	}
	for i := range all {
		if c := &all[i]; c.score >= best && best >= asGood*c.score && follows(c) {
			c.score = best - oneAfter*(1+most-c.score)
		}
	}
}
