package search

import "math/bits"

// Slips of the finger and of the ear are measured as a weighted edit distance
// in hundredths: an optimal string alignment (L. Boytsov, "Indexing methods for
// approximate dictionary searching", 2011) in which likely slips cost less than
// a whole edit.
const (
	costEdit    = 100
	costSwap    = 70 // two neighbors exchanged: ketmaine
	costDouble  = 45 // a letter doubled or not: dissociation, disociation
	costVowel   = 60 // one vowel for another: nausia
	costSound   = 50 // letters that sound alike: drowzy
	costKey     = 75 // the key next to it: heafache
	costSilent  = 60 // e and h, which are often not heard: hedache
	costMute    = 80 // another vowel
	costInitial = 60 // on top, when the first letter is wrong
)

// distance is the weighted edit distance of two folded words, or a figure
// above limit as soon as it is known to exceed it. Words that hold anything
// but ASCII are compared byte by byte, which only makes them more distant.
func distance(a, b string, limit int) int {
	const far = 1 << 20
	if len(a) > maxWordBytes || len(b) > maxWordBytes {
		return far
	}
	if d := len(a) - len(b); max(d, -d)*costDouble > limit {
		return far
	}
	var store [3][maxWordBytes + 1]int
	var gaps [maxWordBytes]int
	before, prev, row := &store[0], &store[1], &store[2]
	for j := range len(b) {
		gaps[j] = gap(b, j)
		prev[j+1] = prev[j] + gaps[j]
	}
	prevBest := 0
	for i := range len(a) {
		skip := gap(a, i)
		row[0] = prev[0] + skip
		best := row[0]
		for j := range len(b) {
			d := prev[j]
			if a[i] != b[j] {
				d = min(d+substitution(a[i], b[j]), prev[j+1]+skip, row[j]+gaps[j])
				if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
					d = min(d, before[j-1]+costSwap)
				}
			} else {
				d = min(d, prev[j+1]+skip, row[j]+gaps[j])
			}
			row[j+1] = d
			best = min(best, d)
		}
		if best > limit && prevBest+costSwap > limit { // a swap steps over a row
			return far
		}
		before, prev, row, prevBest = prev, row, before, best
	}
	return prev[len(b)] + initial(a, b)
}

func initial(a, b string) int {
	if a == "" || b == "" || a[0] == b[0] {
		return 0
	}
	if substitution(a[0], b[0]) == costSound || len(a) > 1 && len(b) > 1 && a[1] == b[0] && a[0] == b[1] {
		return costInitial / 2
	}
	return costInitial
}

// gap is the cost of leaving letter i of w out, or of putting it in.
func gap(w string, i int) int {
	switch c := w[i]; {
	case i > 0 && c == w[i-1] || i+1 < len(w) && c == w[i+1]:
		return costDouble
	case c == 'h' || c == 'e':
		return costSilent
	case isLetter(c) && vowels>>(c-'a')&1 == 1:
		return costMute
	}
	return costEdit
}

// substitution is the cost of writing y for x.
func substitution(x, y byte) int {
	if !isLetter(x) || !isLetter(y) {
		return costEdit
	}
	return int(substitutions[x-'a'][y-'a'])
}

var substitutions = func() (costs [26][26]uint8) {
	for x := range 26 {
		for y := range 26 {
			switch {
			case alike[x]>>y&1 == 1:
				costs[x][y] = costSound
			case vowels>>x&1 == 1 && vowels>>y&1 == 1:
				costs[x][y] = costVowel
			case nextTo[x]>>y&1 == 1:
				costs[x][y] = costKey
			default:
				costs[x][y] = costEdit
			}
		}
	}
	return costs
}()

// leastCost is the least that it costs to be rid of a letter that the other
// word does not have.
var leastCost = func() (costs [27]int) {
	for x := range 26 {
		costs[x] = min(gap(string(rune('a'+x)), 0), costKey)
		for y := range 26 {
			if y != x {
				costs[x] = min(costs[x], int(substitutions[x][y]))
			}
		}
	}
	costs[26] = costEdit
	return costs
}()

// leastDistance is a lower bound of the distance of two words, of which the
// first has the letters missing that the second has not.
func leastDistance(missing uint32) int {
	d := 0
	for ; missing != 0; missing &= missing - 1 {
		d += leastCost[bits.TrailingZeros32(missing)]
	}
	return d
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' }

// Sets of letters, a bit each.
var (
	vowels = letters("aeiouy")
	alike  = pairs("ck", "cs", "ckq", "sz", "fv", "gj", "iy", "ks", "td", "bp", "mn")
	nextTo = pairs("qw", "we", "er", "rt", "ty", "yu", "ui", "io", "op", "as", "sd", "df", "fg", "gh", "hj", "jk", "kl", "zx", "xc", "cv", "vb", "bn", "nm",
		"qa", "aw", "ws", "se", "ed", "dr", "rf", "ft", "tg", "gy", "yh", "hu", "uj", "ji", "ik", "ko", "ol", "lp", "az", "zs", "sx", "xd", "dc", "cf", "fv", "vg", "gb", "bh", "hn", "nj", "jm", "mk")
)

func letters(w string) uint32 {
	var m uint32
	for i := range len(w) {
		if isLetter(w[i]) {
			m |= 1 << (w[i] - 'a')
		} else {
			m |= 1 << 26 // all else shares a bit
		}
	}
	return m
}

func pairs(groups ...string) [26]uint32 {
	var m [26]uint32
	for _, g := range groups {
		for i := range len(g) {
			m[g[i]-'a'] |= letters(g)
		}
	}
	return m
}
