package search

import "testing"

// TestAlignment goes through a lexicon with words of every kind: what shares
// its rows with the term before must come out as if measured alone.
func TestAlignment(t *testing.T) {
	lx := sparse(bundled(t).lexicon)
	limits := []int{slackAlike, slackBegun, 140, 230}
	for _, w := range []string{"nausia", "ketmaine", "dissasociate", "hhart", "ahnd", "sleepwalkng", "iis", "xqzvwk", "nauseaa"} {
		var a alignment
		a.begin(w)
		shared := 0
		for id, term := range lx.terms {
			shared = min(shared, int(lx.shared[id]))
			if id%7 == 3 { // a term that was passed over
				continue
			}
			a.follow(term, shared)
			shared = len(term)
			limit := limits[id%len(limits)]
			if got, want := a.whole(limit), distance(w, term, 1<<19); min(got, limit+1) != min(want, limit+1) {
				t.Errorf("%s, %s within %d: %d, alone %d", w, term, limit, got, want)
			}
			if len(term) <= len(w) {
				continue
			}
			if got, want := a.begun(limit), distance(w, term[:len(w)], 1<<19); min(got, limit+1) != min(want, limit+1) {
				t.Errorf("%s, beginning of %s within %d: %d, alone %d", w, term, limit, got, want)
			}
			if h := a.hopeless(limit); h <= len(term) && distance(w, term, 1<<19) <= limit {
				t.Errorf("%s, %s: said to be farther than %d", w, term, limit)
			}
		}
	}
}
