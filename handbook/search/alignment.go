package search

// alignment measures the distance of one word to many that come in sorted
// order. It keeps the table of the distance by rows, one for each letter of the
// current term: terms that start alike share the rows of what they have in
// common, and when a row shows that a beginning is too far away, all terms that
// start with it are skipped (the trie walk of H. Shang and T. H. Merrett, "Tries
// for approximate string matching", 1996, without the trie).
type alignment struct {
	costs *slipCosts
	word  string
	gaps  [maxWordBytes]int32 // of the letters of word
	rows  [maxWordBytes + 1]alignmentRow
	least [maxWordBytes + 1]int32 // the least of each row
	valid int                     // rows computed for the current term, besides row 0
	term  string                  // the current term
}

type alignmentRow = [maxWordBytes + 1]int32

// start begins to measure distances to w: letters only, at most maxWordBytes.
func (a *alignment) start(w string) {
	a.word, a.term, a.valid = w, "", 0
	for j := range len(w) {
		a.gaps[j] = int32(a.costs.gap(w, j))
		a.rows[0][j+1] = a.rows[0][j] + a.gaps[j]
	}
}

// next moves on to a term that has its first shared letters in common with the
// current one. Row i looks ahead to letter i, so one row less stays valid.
func (a *alignment) next(term string, shared int) {
	a.term = term
	a.valid = min(a.valid, max(shared-1, 0))
}

// compute computes rows up to the given one as long as the distance may still be
// within limit. It returns how many there are.
func (a *alignment) compute(row int, limit int32) int {
	for i := a.valid; ; i++ {
		if i > 0 && a.exceeds(i, limit) {
			return i
		}
		if i >= row {
			return row
		}
		a.least[i+1] = a.fill(&a.rows[i+1], i+1, a.term)
		a.valid = i + 1
	}
}

// exceeds reports that everything after row i is farther away than limit. A swap
// skips a row.
func (a *alignment) exceeds(i int, limit int32) bool {
	return a.least[i] > limit && a.least[i-1]+costSwap > limit
}

// hopeless returns how many letters of the current term make every word that
// starts with them farther away than limit; more than any term has if none do.
func (a *alignment) hopeless(limit int) int {
	if i := a.valid; i > 0 && a.exceeds(i, int32(limit-a.costs.initial(a.word, a.term))) {
		return i + 1 // row i looks at the letter after it
	}
	return maxWordBytes + 1
}

// fill computes row i for a term and returns the least of it.
func (a *alignment) fill(row *alignmentRow, i int, term string) int32 {
	c, skip := term[i-1], int32(a.costs.gap(term, i-1))
	costs := &a.costs.foreign
	if isLetter(c) {
		costs = &a.costs.substitutions[c-'a']
	}
	prev := &a.rows[i-1]
	left := prev[0] + skip
	row[0] = left
	least := left
	for j := range len(a.word) {
		w := a.word[j]
		d := prev[j]
		if w != c {
			d += int32(costs[w-'a'])
			if i > 1 && j > 0 && a.word[j-1] == c && term[i-2] == w {
				d = min(d, a.rows[i-2][j-1]+costSwap)
			}
		}
		left = min(d, prev[j+1]+skip, left+a.gaps[j])
		row[j+1] = left
		least = min(least, left)
	}
	return least
}

// whole is the distance of the word and the current term, or a figure above
// limit.
func (a *alignment) whole(limit int) int {
	n, extra := len(a.term), a.costs.initial(a.word, a.term)
	if a.compute(n, int32(limit-extra)) < n {
		return limit + 1
	}
	return int(a.rows[n][len(a.word)]) + extra
}

// prefix is the distance of the word and as many letters of the current term,
// which is longer, or a figure above limit.
func (a *alignment) prefix(limit int) int {
	n, extra := len(a.word), a.costs.initial(a.word, a.term)
	if a.compute(n-1, int32(limit-extra)) < n-1 || a.exceeds(n-1, int32(limit-extra)) {
		return limit + 1
	}
	var row alignmentRow // its last letter does not see the one after it
	a.fill(&row, n, a.term[:n])
	return int(row[n]) + extra
}
