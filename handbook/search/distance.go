package search

// editDistance is the optimal string alignment distance: insertions, deletions,
// substitutions and swaps of neighbors, each counting one. It gives up and
// returns limit+1 as soon as the distance is known to exceed limit.
// See L. Boytsov, "Indexing methods for approximate dictionary searching", 2011.
func editDistance(a, b []rune, limit int) int {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(a)-len(b) > limit {
		return limit + 1
	}
	if len(b) > maxWordRunes {
		return limit + 1
	}
	var store [3][maxWordRunes + 1]int
	before, prev, row := &store[0], &store[1], &store[2]
	for j := range len(b) + 1 {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		best := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, before[j-2]+1)
			}
			row[j] = d
			best = min(best, d)
		}
		if best > limit {
			return limit + 1
		}
		before, prev, row = prev, row, before
	}
	return min(prev[len(b)], limit+1)
}

// typoLimit is how many slips a word of n letters is forgiven: the shorter the
// word, the more words lie within one slip of it.
func typoLimit(n int) int {
	switch {
	case n < 4:
		return 0
	case n < 8:
		return 1
	default:
		return 2
	}
}
