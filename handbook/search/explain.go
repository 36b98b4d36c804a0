package search

import "fmt"

// Part is one named part of a score.
type Part struct {
	Name  string
	Value float64
}

// Explain returns the score of a hit as named parts that add up to it.
func (r Results) Explain(hit int) []Part {
	h := r.Hits[hit]
	var out []Part
	add := func(name string, v float64) {
		if v != 0 {
			out = append(out, Part{name, v})
		}
	}
	if h.Reason.Kind == ByLetters {
		add(h.Reason.String(), h.Score)
		return out
	}
	words := h.Parts.Words
	for i, m := range r.ix.meets(r.query, h.entry) {
		u := r.query.units[i]
		v := partWords * u.weight * float64(m.value) / (full * 255) / r.query.total
		if m.value > 0 {
			add("words: "+r.ix.describe(r.query, u, u.candidates[m.candidate]), v)
		}
		words -= v
	}
	add("words: rounding", rounded(words))
	add("strongest word", h.Parts.Strongest)
	add("title", h.Parts.Title)
	if p := h.phrase; p >= 0 {
		add("alias: "+r.ix.alias(h.Entry, p-r.ix.names.phraseFrom[h.entry]-1), h.Parts.Alias)
	}
	add("subject", h.Parts.Subject)
	add("asked about it", h.Parts.Asked)
	add("red flag", h.Parts.Flag)
	add("out of scope", h.Parts.OutOfScope)
	add("gives way", rounded(h.Score-h.Parts.Score()))
	return out
}

// rounded returns v, or 0 if v is no more than a rounding error.
func rounded(v float64) float64 {
	if v > -1e-9 && v < 1e-9 {
		return 0
	}
	return v
}

// describe names what a unit stands for.
func (ix *Index) describe(q *query, u unit, c candidate) string {
	typed := q.text(u)
	name := ix.featureName(c.feature)
	switch c.way {
	case byGuess:
		return fmt.Sprintf("“%s” read as “%s”", typed, name)
	case byPrefix:
		return fmt.Sprintf("“%s…” starts “%s”", typed, name)
	case byPart:
		return fmt.Sprintf("“%s” contains “%s”", typed, name)
	case byGroup, byTie:
		return fmt.Sprintf("“%s” → %s", typed, name)
	}
	return fmt.Sprintf("“%s”", typed)
}

// featureName returns a lexeme's first word or a concept's first phrase.
func (ix *Index) featureName(f int32) string {
	if n := int32(ix.lexicon.lexemes()); f >= n {
		return ix.phrases.names[f-n]
	}
	return ix.lexicon.name(f)
}

// Ignored lists the parts of the query that count against every entry: unknown
// words and phrases that are out of scope, with their weights.
func (r Results) Ignored() []Part {
	var out []Part
	if r.query == nil {
		return nil
	}
	for _, u := range r.query.units {
		if (u.unknown || u.outOfScope) && !u.filler {
			name := "unknown"
			if u.outOfScope {
				name = "out of scope"
			}
			out = append(out, Part{fmt.Sprintf("“%s”: %s", r.query.text(u), name), u.weight})
		}
	}
	return out
}
