package search

import (
	"cmp"
	"slices"

	"clinichandbook/handbook"
	"clinichandbook/handbook/search/language"
)

// Everyday words are in phrases about anything: hard drive, period drama. A bare
// phrase, without a word that asks or says who, needs more than one of them before it
// finds a page that may be read out. A sign of the body needs none: a nurse decides.

// unsupportedShare is how much of its score a page loses then.
const unsupportedShare = 0.8

// supportImpact is the impact from which on a page is about a word enough for it to
// support another.
const supportImpact = 40

// withoutSupport lowers every page if the best one is unsupported, apart from those of
// signs of the body that the same word or a sign leads to.
func (ix *Index) withoutSupport(q *query, all []scored) {
	best := slices.MaxFunc(all, func(a, b scored) int { return cmp.Compare(a.score, b.score) })
	if !best.unsupported {
		return
	}
	for i := range all {
		c := &all[i]
		isSign := c.unit >= 0 && ix.entries[c.entry].Kind == handbook.SideEffect && (c.unit == best.unit || q.units[c.unit].symptom)
		if !isSign {
			c.parts.OutOfScope -= unsupportedShare * c.parts.Score()
			c.score = c.parts.Score()
		}
	}
}

// isBare reports that a query is such a phrase.
func (ix *Index) isBare(q *query) bool {
	says := 0
	for _, u := range q.units {
		if !u.filler {
			says++
		}
	}
	return says > 1 && float64(says) <= fewUnits && !slices.ContainsFunc(q.tokens, func(t token) bool {
		return t.hyphen || t.filler && !ix.lang.Linking[t.text]
	})
}

// unsupported reports that a page which may be read out has one everyday word of a
// bare phrase, and that another is none of the handbook's.
func (ix *Index) unsupported(q *query, entry int32, met []meeting) bool {
	if e := ix.entries[entry]; !q.bare || e.Origin != nil || e.Route != handbook.FrontDesk || e.Kind == handbook.SideEffect {
		return false
	}
	found, odd := false, false
	for i := range q.units {
		switch u := &q.units[i]; {
		case u.filler || u.light:
		case u.unknown && q.tokens[u.from].tier != language.Unknown || u.symptom && met[i].value < full*supportImpact:
			odd = true
		case met[i].value < full*supportImpact:
		case found || !isEverydayWord(q, u):
			return false
		default:
			found = true
		}
	}
	return found && odd
}

// isEverydayWord reports that a unit is one of the most common words.
func isEverydayWord(q *query, u *unit) bool {
	return u.to == u.from+1 && q.tokens[u.from].tier == language.Basic
}
