package synthetic

import (
	"math/rand/v2"
	"strings"
	"unicode"

	"clinichandbook/handbook"
)

// How many queries of a hundred are spoiled, and how.
const (
	typoQueries    = 20 // a slip in one of the words
	halfQueries    = 20 // the last word is half typed
	unknownQueries = 10 // one word is nowhere in the handbook
)

// Queries draws n queries on a handbook: two to five words of the title, of an
// alias or of the body of one of its entries, as a person would type them.
func Queries(h *handbook.Handbook, n int, seed uint64) []string {
	r := rand.New(rand.NewPCG(seed, 0))
	queries := make([]string, 0, n)
	for len(queries) < n {
		e := h.Entries()[r.IntN(len(h.Entries()))]
		ws := excerpt(r, e)
		if len(ws) < 2 {
			continue
		}
		spoil(r, ws)
		queries = append(queries, strings.Join(ws, " "))
	}
	return queries
}

// excerpt picks two to five words in a row of an entry, fewer if
// what it picks from has fewer.
func excerpt(r *rand.Rand, e *handbook.Entry) []string {
	var text string
	switch source := r.IntN(3); {
	case source == 0:
		text = e.Title
	case source == 1 && len(e.Aliases) > 0:
		text = pick(r, e.Aliases)
	default:
		text = body(e)
	}
	ws := strings.FieldsFunc(strings.ToLower(text), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '\'' && c != '’'
	})
	n := min(2+r.IntN(4), len(ws))
	from := r.IntN(len(ws) - n + 1)
	return ws[from : from+n]
}

func body(e *handbook.Entry) string {
	var b strings.Builder
	for _, p := range e.Parts {
		for s := range handbook.Spans(p.Blocks) {
			b.WriteString(handbook.SpanText(s) + " ")
		}
	}
	return b.String()
}

func spoil(r *rand.Rand, ws []string) {
	roll, one, last := r.IntN(100), r.IntN(len(ws)), len(ws)-1
	switch {
	case roll < typoQueries:
		ws[one] = slip(r, ws[one])
	case roll < typoQueries+halfQueries:
		w := []rune(ws[last])
		ws[last] = string(w[:(len(w)+1)/2])
	case roll < typoQueries+halfQueries+unknownQueries:
		ws[one] = "zv" + invent(r, 2) // no word of a vocabulary begins with zv
	}
}

// slip makes one slip of the finger: a letter left out, doubled, swapped with
// the next one, or another letter in its place.
func slip(r *rand.Rand, word string) string {
	w := []rune(word)
	if len(w) < 2 {
		return word
	}
	i := r.IntN(len(w) - 1)
	head, tail := string(w[:i]), string(w[i+1:])
	switch r.IntN(4) {
	case 0:
		return head + tail
	case 1:
		return head + string(w[i]) + string(w[i]) + tail
	case 2:
		w[i], w[i+1] = w[i+1], w[i]
		return string(w)
	default:
		return head + string(rune('a'+r.IntN(26))) + tail
	}
}

// Keystrokes is a query as it grows letter by letter, ending in the whole.
func Keystrokes(query string) []string {
	var out []string
	for i := range query {
		if i > 0 {
			out = append(out, query[:i])
		}
	}
	if query != "" {
		out = append(out, query)
	}
	return out
}
