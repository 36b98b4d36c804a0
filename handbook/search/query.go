package search

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"clinichandbook/handbook"
)

// Results is the answer to a query.
type Results struct {
	Query string // as it was typed
	Flags []Flag // red flags that it raises
	Hits  []Hit  // best first
}

// Hit is an entry that answers a query.
type Hit struct {
	Entry  *handbook.Entry
	Score  float64 // 0 to about 2; comparable within one query only
	Reason Reason
	Title  []Range // what of the title matched, in runes
}

// Reason tells why an entry is among the hits.
type Reason struct {
	Kind    ReasonKind
	Text    string  // the title, alias or word that matched
	Matched []Range // what of Text matched, in runes
}

// ReasonKind tells what of an entry matched.
type ReasonKind int

// The kinds of reason.
const (
	ByTitle   ReasonKind = iota // words of the title
	ByAlias                     // a phrase that callers use
	ByText                      // words of the entry's text
	ByLetters                   // initials or a skeleton of letters
	ByFlag                      // a red flag leads to the entry
)

func (r Reason) String() string {
	switch r.Kind {
	case ByTitle:
		return "in the title"
	case ByAlias:
		return "also said: “" + r.Text + "”"
	case ByText:
		return "in the text: “" + r.Text + "”"
	case ByLetters:
		return "letters of “" + r.Text + "”"
	case ByFlag:
		return "emergency: " + r.Text
	}
	panic("search: unknown reason")
}

// tier tells how a word of the query met a word of the handbook.
type tier int

const (
	tierExact tier = iota
	tierStem
	tierPrefix
	tierTypo
)

// How much a match of each tier is worth against the word itself.
var tierQuality = [...]float64{tierExact: 1, tierStem: 0.95, tierPrefix: 0.85, tierTypo: 0.75}

// candidate is a word of the handbook that a word of the query may stand for.
type candidate struct {
	term    int32
	quality float64 // 0 to 1
	tier    tier
	length  int // letters of the term that the query's word covers
}

// queryWord is a word of the query with what it may stand for.
type queryWord struct {
	word
	weight     float64 // how much the word tells; fillers next to nothing
	candidates []candidate
}

// Search finds the entries that answer text, at most limit of them, and the
// red flags that it raises. Any text is allowed.
func (ix *Index) Search(text string, limit int) Results {
	res := Results{Query: text}
	text = clip(text, maxQueryRunes)
	words := split(text)
	if len(words) == 0 || limit <= 0 {
		return res
	}
	open := !strings.HasSuffix(text, " ") // the last word may still grow
	res.Flags = ix.raisedFlags(words, open)
	query := ix.understand(words, open)
	res.Hits = addFlagged(ix.score(query), res.Flags)
	if len(res.Hits) == 0 {
		res.Hits = ix.byLetters(text)
	}
	if len(res.Hits) > limit {
		res.Hits = res.Hits[:limit]
	}
	return res
}

// understand finds for each word of the query what it may stand for.
func (ix *Index) understand(words []word, open bool) []queryWord {
	out := make([]queryWord, 0, len(words))
	for i, w := range words {
		if slices.ContainsFunc(out, func(q queryWord) bool { return q.text == w.text }) {
			continue // a word typed twice tells nothing more
		}
		last := open && i == len(words)-1
		q := queryWord{word: w, candidates: ix.lookUp(w.text, last)}
		q.weight = ix.weigh(q, last)
		out = append(out, q)
	}
	return out
}

// fillerWeight is what a filler word counts: enough to tell "can I drive" from
// "drive" when all else is equal, too little to be an answer.
const fillerWeight = 0.04

// unknownWeight is what a word counts that the handbook does not know. It
// speaks against every entry alike, so that text about something else finds
// nothing.
const unknownWeight = 0.8

func (ix *Index) weigh(q queryWord, last bool) float64 {
	if fillers[q.text] && !(last && len(q.candidates) > 0 && q.candidates[0].tier == tierPrefix) {
		return fillerWeight
	}
	weight := 0.0
	for _, c := range q.candidates {
		weight = max(weight, ix.idf[c.term])
	}
	if weight == 0 {
		return unknownWeight
	}
	return weight
}

// lookUp finds the words of the handbook that w may stand for, by tiers.
func (ix *Index) lookUp(w string, open bool) []candidate {
	var out []candidate
	n := utf8.RuneCountInString(w)
	if id, ok := ix.termID[w]; ok {
		out = append(out, candidate{id, tierQuality[tierExact], tierExact, n})
	}
	for _, id := range ix.stems[stem(w)] {
		if ix.terms[id] != w {
			out = append(out, candidate{id, tierQuality[tierStem], tierStem, len(ix.runes[id])})
		}
	}
	if open && n >= 2 {
		out = ix.addPrefixes(out, w, n)
	}
	if len(out) == 0 && !fillers[w] {
		out = ix.addTypos(out, w, open)
	}
	return out
}

// addPrefixes adds the words that begin with w. The more of the word is typed,
// the better the match.
func (ix *Index) addPrefixes(out []candidate, w string, n int) []candidate {
	from := sort.SearchStrings(ix.terms, w)
	for id := from; id < len(ix.terms) && strings.HasPrefix(ix.terms[id], w); id++ {
		if slices.ContainsFunc(out, func(c candidate) bool { return c.term == int32(id) }) {
			continue
		}
		typed := float64(n) / float64(len(ix.runes[id]))
		q := tierQuality[tierPrefix] * (0.7 + 0.3*typed)
		out = append(out, candidate{int32(id), q, tierPrefix, n})
	}
	return out
}

// addTypos adds the words nearest to w by edit distance; an open word may also
// be near the beginning of a longer one.
func (ix *Index) addTypos(out []candidate, w string, open bool) []candidate {
	typed := []rune(w)
	best := typoLimit(len(typed))
	if best == 0 {
		return out
	}
	digits := strings.ContainsAny(w, "0123456789")
	for id, t := range ix.runes {
		if digits || len(t) < 4 {
			continue
		}
		d := editDistance(typed, t, best)
		if open && d > best && len(t) > len(typed) && len(typed) >= 5 {
			d = editDistance(typed, t[:len(typed)], min(best, 1))
			if d > 1 {
				continue
			}
		}
		if d > best {
			continue
		}
		if t[0] != typed[0] && (d > 1 || len(typed) < 5) {
			continue
		}
		if d < best {
			best, out = d, out[:0]
		}
		q := tierQuality[tierTypo] * (1 - float64(d)/float64(len(typed)))
		if t[0] != typed[0] {
			q *= 0.85 // the first letter is seldom wrong
		}
		out = append(out, candidate{int32(id), q, tierTypo, len(t)})
	}
	return out
}
