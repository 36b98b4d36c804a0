package search

import (
	"cmp"
	"slices"

	"clinichandbook/handbook"
	"clinichandbook/handbook/search/language"
)

// Everyday words are in phrases about anything: nose ring, period drama. In a bare
// phrase, without a word that asks or says who, one of them by itself finds no page that
// the other words say nothing about. The name of a sign needs no support (brain weird),
// nor does a whole alias (elevator broken); a page about a sign that a nurse should hear
// of stays: finger bumpy.

// unsupportedShare is how much of its score a page loses then.
const unsupportedShare = 0.9

// supportImpact is the impact from which on a page is about a word enough for it to
// support another.
const supportImpact = 40

// withoutSupport lowers the pages that are about a single word of the query if the best
// one is, and the word is an everyday one.
func (ix *Index) withoutSupport(q *query, all []scored) {
	best := slices.MaxFunc(all, func(a, b scored) int { return cmp.Compare(a.score, b.score) })
	if best.alone < 0 {
		return
	}
	word := &q.units[best.alone]
	if !isEverydayWord(q, word) || ix.isNamed(word, best.phrase) {
		return
	}
	for i := range all {
		c := &all[i]
		if c.alone < 0 || !isEverydayWord(q, &q.units[c.alone]) {
			continue
		}
		if c.alone != best.alone || !ix.isForNurse(c) {
			c.parts.OutOfScope -= unsupportedShare * c.parts.Score()
			c.score = c.parts.Score()
		}
	}
}

// isForNurse reports that an entry is about a sign of the body which a nurse should hear
// of, and says more about the word than a sentence that has it.
func (ix *Index) isForNurse(c *scored) bool {
	e := ix.entries[c.entry]
	return e.Kind == handbook.SideEffect && e.Route != handbook.FrontDesk && c.met.value >= full*2*supportImpact
}

// isNamed reports that a word by itself is an alias.
func (ix *Index) isNamed(u *unit, alias int32) bool {
	return alias >= 0 && len(u.read) == 1 && slices.Equal(ix.names.of(alias), []int32{u.read[0].lexeme})
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

// alone is the unit of a bare phrase that an entry is about, if it is about that one
// only and it names no sign, or -1. A light word need not be met, and one that the
// language does not know may be a slip.
func (ix *Index) alone(q *query, entry int32, met []meeting) int32 {
	if !q.bare || ix.entries[entry].Origin != nil {
		return -1
	}
	alone, other := int32(-1), false
	for i := range q.units {
		switch u := &q.units[i]; {
		case u.filler:
		case met[i].value < full*supportImpact:
			other = other || !u.light && u.to == u.from+1 && q.tokens[u.from].tier != language.Unknown
		case alone >= 0 || u.symptom:
			return -1
		default:
			alone = int32(i)
		}
	}
	if !other {
		return -1
	}
	return alone
}

// isEverydayWord reports that a unit is one of the common words.
func isEverydayWord(q *query, u *unit) bool {
	tier := q.tokens[u.from].tier
	return u.to == u.from+1 && (tier == language.Basic || tier == language.Common)
}
