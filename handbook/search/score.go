package search

import "slices"

// Scores below threshold are not shown. At 0.42, on the development queries,
// most of those with no answer find nothing, and few right answers are lost.
const threshold = 0.42

// leastTotal is the weight below which a query says nothing: fillers alone.
const leastTotal = 0.3

// What the parts of a score count.
const (
	wordsPart  = 1.0  // all words of the query in the entry's best field
	titlePart  = 1.0  // the whole title is there
	aliasPart  = 0.95 // a whole alias is there
	partialLow = 0.35 // what a part of a title is worth against the whole
)

// tally is what speaks for one entry.
type tally struct {
	words  float64 // weight of the query's words that the entry holds, by field
	phrase float64 // the best title or alias
	which  int32   // that phrase, or -1
	term   int32   // the word that told most
	told   float64
}

func (ix *Index) score(query []queryWord) []Hit {
	total := 0.0
	for _, q := range query {
		total += q.weight
	}
	total = max(total, leastTotal)
	tallies := map[int32]*tally{}
	at := func(entry int32) *tally {
		t := tallies[entry]
		if t == nil {
			t = &tally{which: -1, term: -1}
			tallies[entry] = t
		}
		return t
	}
	for _, q := range query {
		best := map[int32]float64{}
		by := map[int32]int32{}
		for _, c := range q.candidates {
			for _, p := range ix.postings[c.term] {
				if s := float64(p.weight) * c.quality; s > best[p.entry] {
					best[p.entry], by[p.entry] = s, c.term
				}
			}
		}
		for entry, s := range best {
			t := at(entry)
			t.words += q.weight * s / total
			if q.weight*s > t.told {
				t.told, t.term = q.weight*s, by[entry]
			}
		}
	}
	for p, s := range ix.scorePhrases(query, total) {
		t := at(ix.phrases[p].entry)
		if s > t.phrase || s == t.phrase && p < t.which {
			t.phrase, t.which = s, p
		}
	}
	var hits []Hit
	for entry, t := range tallies {
		s := wordsPart*t.words + t.phrase
		if s < threshold {
			continue
		}
		hits = append(hits, Hit{Entry: ix.entries[entry], Score: s, Reason: ix.reason(t, query), Title: ix.matched(ix.entries[entry].Title, query)})
	}
	sortHits(hits)
	return hits
}

// scorePhrases scores the titles and aliases that hold words of the query.
// Of an alias all words must be there; a title may match in part.
func (ix *Index) scorePhrases(query []queryWord, total float64) map[int32]float64 {
	type meeting struct {
		words   int     // words of the phrase that are met, fillers left out
		quality float64 // sum over those
		weight  float64 // of the query's words that met them
	}
	met := map[int32]meeting{}
	for _, q := range query {
		best := map[int32]float64{}
		for _, c := range q.candidates {
			for _, p := range ix.ofTerm[c.term] {
				best[p] = max(best[p], c.quality)
			}
		}
		for p, s := range best {
			m := met[p]
			m.weight += q.weight
			if !fillers[q.text] || ix.phrases[p].content == 0 {
				m.words++
				m.quality += s
			}
			met[p] = m
		}
	}
	scores := map[int32]float64{}
	for p, m := range met {
		if m.words == 0 {
			continue
		}
		ph := ix.phrases[p]
		need := ph.content
		if need == 0 {
			need = len(ph.words)
		}
		covers := m.weight / total                // how much of the query the phrase explains
		whole := float64(m.words) / float64(need) // how much of the phrase is there
		quality := m.quality / float64(m.words)   // how well
		part := aliasPart
		switch {
		case ph.title && whole < 1:
			part = titlePart * partialLow * whole
		case ph.title:
			part = titlePart
		case whole < 1:
			continue
		}
		scores[p] = part * quality * covers
	}
	return scores
}

// reason picks what to tell the reader: the phrase if one was met, else the
// word that told most.
func (ix *Index) reason(t *tally, query []queryWord) Reason {
	if t.which >= 0 && t.phrase > 0.1 {
		p := ix.phrases[t.which]
		kind := ByAlias
		if p.title {
			kind = ByTitle
		}
		return Reason{kind, p.text, ix.matched(p.text, query)}
	}
	w := ix.terms[t.term]
	return Reason{ByText, w, []Range{{0, len([]rune(w))}}}
}

// matched finds the stretches of a text that the query's words stand for.
func (ix *Index) matched(text string, query []queryWord) []Range {
	var out []Range
	for _, w := range split(text) {
		id, ok := ix.termID[w.text]
		if !ok {
			continue
		}
		for _, q := range query {
			i := slices.IndexFunc(q.candidates, func(c candidate) bool { return c.term == id })
			if i < 0 || fillers[q.text] && q.weight <= fillerWeight {
				continue
			}
			n := min(q.candidates[i].length, w.at.End-w.at.Start)
			out = append(out, Range{w.at.Start, w.at.Start + n})
			break
		}
	}
	return out
}
