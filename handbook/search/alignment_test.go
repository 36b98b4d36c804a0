package search

import "testing"

// TestAlignment measures words of every kind against a lexicon: sharing rows with
// the term before must not change a distance.
func TestAlignment(t *testing.T) {
	lx := sparse(bundled(t).lexicon)
	limits := []int{slackAlike, slackBegun, 140, 230}
	for _, w := range []string{"nausia", "ketmaine", "dissasociate", "hhart", "ahnd", "sleepwalkng", "iis", "xqzvwk", "nauseaa"} {
		a := alignment{costs: lx.lang.slips}
		a.start(w)
		shared := 0
		for id, term := range lx.terms {
			shared = min(shared, int(lx.shared[id]))
			if id%7 == 3 { // a term that was skipped
				continue
			}
			a.next(term, shared)
			shared = len(term)
			limit := limits[id%len(limits)]
			if got, want := a.whole(limit), lx.lang.slips.distance(w, term); min(got, limit+1) != min(want, limit+1) {
				t.Errorf("%s, %s within %d: %d, alone %d", w, term, limit, got, want)
			}
			if len(term) <= len(w) {
				continue
			}
			if got, want := a.prefix(limit), lx.lang.slips.distance(w, term[:len(w)]); min(got, limit+1) != min(want, limit+1) {
				t.Errorf("%s, beginning of %s within %d: %d, alone %d", w, term, limit, got, want)
			}
			if h := a.hopeless(limit); h <= len(term) && lx.lang.slips.distance(w, term) <= limit {
				t.Errorf("%s, %s: said to be farther than %d", w, term, limit)
			}
		}
	}
}

// distance computes the distance of two words as plainly as possible.
func (c *slipCosts) distance(a, b string) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		for j := range rows[i] {
			if i == 0 && j == 0 {
				continue
			}
			d := 1 << 20
			if i > 0 {
				d = min(d, rows[i-1][j]+c.gap(a, i-1))
			}
			if j > 0 {
				d = min(d, rows[i][j-1]+c.gap(b, j-1))
			}
			if i > 0 && j > 0 {
				cost := 0
				if a[i-1] != b[j-1] {
					cost = c.substitution(a[i-1], b[j-1])
				}
				d = min(d, rows[i-1][j-1]+cost)
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] && a[i-1] != b[j-1] {
				d = min(d, rows[i-2][j-2]+costSwap)
			}
			rows[i][j] = d
		}
	}
	return rows[len(a)][len(b)] + c.initial(a, b)
}
