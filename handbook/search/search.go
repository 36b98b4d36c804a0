package search

import (
	"slices"
	"strings"

	"clinichandbook/handbook"
)

// Results is the answer to a query.
type Results struct {
	Query   string            // as it was typed
	Flags   []Flag            // red flags that it raises
	Hits    []Hit             // best first
	Guesses []Guess           // words that were read as other words and led to hits
	Nearest []*handbook.Entry // without hits, the entries that come nearest, best first

	ix    *Index
	query *query // nil if the text has no word
}

// Guess is a word that was read as another one.
type Guess struct{ Typed, Meant string }

// Hit is an entry that answers a query.
type Hit struct {
	Entry  *handbook.Entry
	Score  float64 // the sum of Parts; comparable within one query only
	Parts  Parts
	Reason Reason  // in short; Results.Reason gives it in full
	Title  []Range // what of the title matched, in runes

	entry  int32 // its number among the entries
	phrase int32 // the alias that counts, or -1
}

// query is a text as the index understands it.
type query struct {
	typed  []rune
	words  []word
	open   bool // the last word may still grow
	tokens []token
	units  []unit
	total  float64 // weight of all units
	says   bool    // a unit is no filler
	bare   bool    // it is a few words without any that ask or say who

	exact []exactly // the pages that have what the text quotes, if any

	outOfScope float64 // share of the query that is about what the handbook does not answer, or 0
}

// text returns what was typed for a unit.
func (q *query) text(u unit) string { return string(q.typed[u.at.Start:u.at.End]) }

const (
	// maxNearest is how many entries an answer without hits offers as "maybe".
	maxNearest = 3
	// leastNearest is the score below which an entry is not even a maybe.
	leastNearest = 0.12
)

// Search finds the entries that answer text, at most limit of them, and the
// red flags that it raises. Any text is allowed. No more than 64 are found.
func (ix *Index) Search(text string, limit int) Results { return ix.SearchWhere(text, limit, nil) }

// SearchWhere is Search among the entries that keep admits; nil admits all.
func (ix *Index) SearchWhere(text string, limit int, keep func(*handbook.Entry) bool) Results {
	return ix.SearchRaised(text, ix.Flags(text), limit, keep)
}

// fewUnits is the number of words and phrases, without fillers, up to which one
// that is out of scope counts in full. In longer queries it is rather a remark.
const fewUnits = 3

// signWeight is the weight above which the name of a side effect counts whatever
// is said with it: complaints of nausea, threw up in the elevator.
const signWeight = 0.6

// understand reads a text.
func (ix *Index) understand(text string) *query {
	open := text != "" && !strings.HasSuffix(text, " ")
	q := &query{typed: []rune(text), words: ix.lexicon.words(text, open), open: open}
	words := ix.remarks.without(q.words, q.typed, ix.lang, open)
	words = ix.compounds(slices.Clone(words), open)
	q.tokens = ix.reader.tokens(make([]token, 0, len(words)), words, q.open)
	q.units = ix.units(q.tokens)
	n := 0
	for _, u := range q.units {
		if !u.filler {
			n++
		}
	}
	q.says = n > 0
	remark := min(1, fewUnits/float64(n))
	symptom := slices.ContainsFunc(q.units, func(u unit) bool { return u.symptom && u.weight > signWeight })
	for _, u := range q.units {
		w := u.weight
		switch {
		case u.outOfScope && symptom:
			w = weightUnknown
		case u.outOfScope:
			w *= remark
			q.outOfScope = remark
		}
		q.total += w
	}
	q.total = max(q.total, leastTotal)
	q.bare = ix.isBare(q)
	return q
}

// guessed lists which words were read as others, as the first hit has it.
func (ix *Index) guessed(q *query, first int32) []Guess {
	if !slices.ContainsFunc(q.tokens, func(t token) bool { return t.guessed }) {
		return nil
	}
	var out []Guess
	met := ix.meets(q, first)
	for i, u := range q.units {
		for _, r := range u.read {
			t := &q.tokens[r.token]
			if !t.guessed || t.filler {
				continue
			}
			l := r.lexeme
			if u.to == u.from+1 && met[i].value > 0 {
				if m := ix.readingFor(t, u.candidates[met[i].candidate].feature); m.quality > 0 {
					l = m.feature
				}
			}
			out = append(out, Guess{t.text, ix.lexicon.guessedName(t, l)})
		}
	}
	return out
}

// readingFor returns the reading of a word that leads to a feature best, or one of
// quality 0 if none does.
func (ix *Index) readingFor(t *token, feature int32) meaning {
	var best meaning
	quality := int32(0)
	for _, m := range t.readings {
		if m.feature == feature && m.quality > quality {
			best, quality = m, m.quality
		}
		for _, c := range ix.phrases.alone(m.feature) {
			if led := c.quality * m.quality / full; c.feature == feature && led > quality {
				best, quality = m, led
			}
		}
	}
	return best
}
