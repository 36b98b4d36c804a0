package search

import (
	"math"

	"clinichandbook/handbook"
)

// A clinic's pages are about subjects that the bundled ones do not know: TMS,
// Botox, parking. A query that names one is about that, whatever it asks, so that
// "how long is TMS" is not answered by how long an infusion takes.

// subjects are the lexemes in the titles and aliases of a clinic's pages that are
// in no title or alias of a bundled one, and that say something.
func (ix *Index) subjects() []bool {
	out := make([]bool, ix.lexicon.lexemes())
	own := false
	for e, entry := range ix.entries {
		if entry.Origin != nil {
			own = true
			ix.eachName(int32(e), func(l int32) { out[l] = true })
		}
	}
	if !own {
		return out
	}
	for e, entry := range ix.entries {
		if entry.Origin == nil && !ofTheClinic(entry) {
			ix.eachName(int32(e), func(l int32) { out[l] = false })
		}
	}
	for l := range out {
		out[l] = out[l] && !ix.lexicon.filler[l] && !ix.lang.Light[ix.lexicon.name(int32(l))]
	}
	return out
}

// eachName calls do for the words of an entry's title and aliases.
func (ix *Index) eachName(entry int32, do func(lexeme int32)) {
	for p := ix.names.phraseFrom[entry]; p < ix.names.phraseFrom[entry+1]; p++ {
		for _, l := range ix.names.of(p) {
			do(l)
		}
	}
}

// ofTheClinic reports that a bundled page is about the clinic's own business, such as
// parking or bills: it has no source, and its answer is a value that the clinic sets.
func ofTheClinic(e *handbook.Entry) bool {
	return e.Origin == nil && e.Kind == handbook.FAQ && e.Route == handbook.FrontDesk && len(e.Sources) == 0
}

// asGood is the share of a bundled page's score from which on a clinic's own page
// comes before it, if the bundled one is about the clinic's own business.
const asGood = 0.6

// giveWayTo lets such pages follow a clinic's own page that answers as well.
func (ix *Index) giveWayTo(all []scored) {
	own := 0.0
	for _, c := range all {
		if ix.entries[c.entry].Origin != nil {
			own = max(own, c.score)
		}
	}
	if own < threshold {
		return
	}
	for i, c := range all {
		if c.score >= own && own >= asGood*c.score && ofTheClinic(ix.entries[c.entry]) {
			all[i].score = math.Nextafter(own, 0)
		}
	}
}
