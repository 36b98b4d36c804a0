package search

// alignment measures one word against many that stand in sorted order. It keeps
// the table of [distance] by rows, one for each letter of the term at hand:
// terms that begin alike share the rows of what they have in common, and where
// a row tells that a beginning is too far, all terms that begin so are passed
// over (the trie walk of H. Shang and T. H. Merrett, "Tries for approximate
// string matching", 1996, without the trie).
type alignment struct {
	word  string
	gaps  [maxWordBytes]int32 // of the letters of word
	rows  [maxWordBytes + 1]alignmentRow
	least [maxWordBytes + 1]int32 // the least of each row
	valid int                     // rows that hold for the last term, without row 0
	last  string                  // the last term
}

type alignmentRow = [maxWordBytes + 1]int32

// begin makes the alignment one of w, which is not longer than maxWordBytes.
func (a *alignment) begin(w string) {
	a.word, a.last, a.valid = w, "", 0
	for j := range len(w) {
		a.gaps[j] = int32(gap(w, j))
		a.rows[0][j+1] = a.rows[0][j] + a.gaps[j]
	}
}

// follow goes on to the next term, of whose letters the first shared are those
// of the last one. Row i looks at letter i too, so that one row less holds.
func (a *alignment) follow(term string, shared int) {
	a.last = term
	a.valid = min(a.valid, max(shared-1, 0))
}

// reach computes rows up to the given one, as long as what lies beyond may be
// within limit. It tells how many there are.
func (a *alignment) reach(row int, limit int32) int {
	for i := a.valid; ; i++ {
		if i > 0 && a.dead(i, limit) {
			return i
		}
		if i >= row {
			return row
		}
		a.least[i+1] = a.fill(&a.rows[i+1], i+1, a.last)
		a.valid = i + 1
	}
}

// dead reports that all that follows row i is farther than limit. A swap steps
// over a row.
func (a *alignment) dead(i int, limit int32) bool {
	return a.least[i] > limit && a.least[i-1]+costSwap > limit
}

// hopeless is how many letters make a beginning of the last term that is
// farther than limit whatever follows; no letter is enough if it is not.
func (a *alignment) hopeless(limit int) int {
	if i := a.valid; i > 0 && a.dead(i, int32(limit-initial(a.word, a.last))) {
		return i + 1 // row i looks at the letter behind it
	}
	return maxWordBytes + 1
}

// fill computes row i for a term and returns the least of it.
func (a *alignment) fill(row *alignmentRow, i int, term string) int32 {
	c, skip := term[i-1], int32(gap(term, i-1))
	costs := &foreign
	if isLetter(c) {
		costs = &substitutions[c-'a']
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

// foreign are the costs of writing a letter for what is none.
var foreign = func() (costs [26]uint8) {
	for i := range costs {
		costs[i] = costEdit
	}
	return costs
}()

// whole is the distance of the word and the last term, or a figure above limit.
func (a *alignment) whole(limit int) int {
	n, extra := len(a.last), initial(a.word, a.last)
	if a.reach(n, int32(limit-extra)) < n {
		return limit + 1
	}
	return int(a.rows[n][len(a.word)]) + extra
}

// begun is the distance of the word and as many letters of the last term, which
// is longer, or a figure above limit.
func (a *alignment) begun(limit int) int {
	n, extra := len(a.word), initial(a.word, a.last)
	if a.reach(n-1, int32(limit-extra)) < n-1 || a.dead(n-1, int32(limit-extra)) {
		return limit + 1
	}
	var row alignmentRow // its last letter does not see the one behind it
	a.fill(&row, n, a.last[:n])
	return int(row[n]) + extra
}
