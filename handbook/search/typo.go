package search

import (
	"cmp"
	"math/bits"
	"slices"
)

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

// soundShare is what the distance counts of two words that sound the same:
// nitemares, nightmares.
const soundShare = 0.5

// slack is the distance forgiven to a word of n letters. The shorter a word,
// the more words lie near it.
func slack(n int) int {
	switch {
	case n < 3:
		return 0
	case n == 3:
		return costDouble // kil
	case n < 6:
		return costEdit
	case n == 6:
		return 130
	case n == 7:
		return 170
	case n < 10:
		return 220
	default:
		return 260
	}
}

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

// sound is a rough key of how a word sounds: consonants that sound alike fall
// together, silent ones and all vowels but the first go. Words of fewer than
// three sounds have none.
func sound(w string) uint64 {
	if !isLetters(w) {
		return 0
	}
	var key uint64
	n := 0
	var last byte
	emit := func(c byte) {
		if c != last && n < 12 {
			key = key<<5 | uint64(c-'a'+1)
			n++
		}
		last = c
	}
	at := func(i int) byte {
		if i >= 0 && i < len(w) {
			return w[i]
		}
		return 0
	}
	for i := 0; i < len(w); i++ {
		c, next := w[i], at(i+1)
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y':
			if i == 0 {
				emit('a')
			} else {
				last = 0
			}
		case 'h', 'w':
			if i == 0 {
				emit(c)
			}
		case 'c', 'k', 'q', 'x':
			switch {
			case c == 'c' && next == 'h':
				emit('c')
				i++
			case c == 'c' && next == 'i' && isVowel(at(i+2)): // special
				emit('x')
			case c == 'c' && (next == 'e' || next == 'i' || next == 'y'):
				emit('s')
			case c == 'c' && next == 'k':
				emit('k')
				i++
			case c == 'x':
				emit('k')
				emit('s')
			case c == 'k' && i == 0 && next == 'n': // knee
			default:
				emit('k')
			}
		case 's', 'z':
			switch {
			case c == 's' && next == 'c' && at(i+2) == 'h': // schizophrenia
				emit('s')
				emit('k')
				i += 2
			case c == 's' && next == 'c' && at(i+2) == 'i' && isVowel(at(i+3)): // conscious
				emit('x')
				i++
			case c == 's' && next == 'h', c == 's' && next == 'i' && at(i+2) == 'o':
				emit('x')
			default:
				emit('s')
			}
		case 't':
			switch {
			case next == 'i' && isVowel(at(i+2)): // patient
				emit('x')
			case next == 'z' || next == 'c' && at(i+2) == 'h': // itch
			case next == 'h':
				emit('t')
				i++
			default:
				emit('t')
			}
		case 'p':
			if next == 'h' {
				emit('f')
				i++
			} else if i > 0 || next != 's' && next != 'n' {
				emit('p')
			}
		case 'g':
			switch {
			case next == 'h':
				i++ // night; laugh is rare
			case next == 'e' || next == 'i' || next == 'y':
				emit('j')
			case i == 0 && next == 'n':
			default:
				emit('g')
			}
		case 'j':
			emit('j')
		case 'v':
			emit('f')
		case 'd':
			emit('t')
		default:
			emit(c)
		}
	}
	if n < 3 {
		return 0
	}
	return key
}

// guess is a word of the lexicon that a typed word may be a slip of.
type guess struct {
	term     int32
	distance int // hundredths of an edit
}

// maxGuesses bounds how many words one typed word is read as.
const maxGuesses = 6

// guessMargin is how much farther than the nearest word a guess may lie.
const guessMargin = 40

// fewestDistinct is the number of different letters that a word has at least: a
// key held down is no slip.
const fewestDistinct = 3

// slackAlike is the distance forgiven to a word of its own that sounds like
// another: hart, heart.
const slackAlike = 40

// A typed word of fewestBegun letters and more may also be a slip of the
// beginning of a longer one, within slackBegun and for costBegun on top.
const (
	fewestBegun = 5
	slackBegun  = 100
	costBegun   = 20
)

// nearLimit is the slack of the first look for guesses. Most slips are a single
// edit; only where none is found is the whole lexicon measured more widely.
const nearLimit = costEdit

// guesses finds the words of the lexicon nearest to w. With open, w may also be
// the beginning of a longer word. heardOnly admits only words that sound the
// same.
//
// Apart from those that sound the same, only words that may begin alike are
// measured: the first letter is seldom wrong, unless it sounds alike or, where it
// is the only slip, slipped by one place.
func (lx *lexicon) guesses(w string, open, heardOnly bool) []guess {
	g := guesser{lx: lx, word: w, limit: slack(len(w)), open: open && len(w) >= fewestBegun, mask: letters(w), sound: sound(w)}
	if g.limit == 0 || !isLetters(w) || bits.OnesCount32(g.mask) < fewestDistinct {
		return nil
	}
	if heardOnly {
		g.open, g.limit = false, slackAlike
	}
	g.best = g.limit
	for _, id := range lx.bySound[g.sound] {
		g.measure(id, true)
	}
	if heardOnly {
		return g.nearest()
	}
	heard, whole := len(g.found), g.limit
	if g.limit > nearLimit+guessMargin {
		g.limit = nearLimit + guessMargin
		g.best = min(g.best, nearLimit)
		g.lookAlike()
		g.lookSlipped()
		if len(g.found) > heard && g.best <= nearLimit {
			return g.nearest()
		}
		g.limit, g.best, g.found = whole, whole, g.found[:heard]
		for _, o := range g.found {
			g.best = min(g.best, o.distance)
		}
	}
	g.lookAlike()
	if whole <= nearLimit+guessMargin {
		g.lookSlipped()
	}
	return g.nearest()
}

// guesser gathers the guesses for one word.
type guesser struct {
	lx    *lexicon
	word  string
	mask  uint32
	sound uint64
	limit int
	open  bool
	best  int
	found []guess
}

// lookAlike considers the words whose first letter is the same or sounds alike.
func (g *guesser) lookAlike() {
	a := g.word[0]
	for first := range byte(26) {
		if first+'a' == a || alike[a-'a']>>first&1 == 1 {
			for id := g.lx.byFirst[first]; id < g.lx.byFirst[first+1]; id++ {
				g.consider(id)
			}
		}
	}
}

// lookSlipped considers the other words whose first letter slipped by one place.
func (g *guesser) lookSlipped() {
	a, b := g.word[0], g.word[1]
	if first := b - 'a'; a != b && alike[a-'a']>>first&1 == 0 {
		for id := g.lx.byFirst[first]; id < g.lx.byFirst[first+1]; id++ {
			g.consider(id)
		}
	}
	for _, id := range g.lx.bySecond[a-'a'] {
		if c := g.lx.terms[id][0]; c != a && c != b && (!isLetter(c) || alike[a-'a']>>(c-'a')&1 == 0) {
			g.consider(id)
		}
	}
}

// consider measures a word that does not sound the same, if it may lie near.
func (g *guesser) consider(id int32) {
	if g.sound != 0 && g.lx.sound[id] == g.sound || len(g.lx.terms[id]) < 3 {
		return
	}
	reach := min(g.limit, g.best+guessMargin)
	if leastDistance(g.mask&^g.lx.mask[id]) > reach || !g.open && leastDistance(g.lx.mask[id]&^g.mask) > reach {
		return
	}
	g.measure(id, false)
}

func (g *guesser) measure(id int32, same bool) {
	t := g.lx.terms[id]
	reach := min(g.best+guessMargin, g.limit)
	if same {
		reach = int(float64(reach) / soundShare)
	}
	d := distance(g.word, t, reach)
	if g.open && len(t) > len(g.word) {
		d = min(d, distance(g.word, t[:len(g.word)], min(slackBegun, reach))+costBegun)
	}
	if same {
		d = int(float64(d) * soundShare)
	}
	if d > g.limit || d > g.best+guessMargin {
		return
	}
	g.best = min(g.best, d)
	g.found = append(g.found, guess{id, d})
}

// nearest are the guesses within the margin of the best, nearest first; equals
// in the order of the lexicon.
func (g *guesser) nearest() []guess {
	out := slices.DeleteFunc(g.found, func(o guess) bool { return o.distance > g.best+guessMargin })
	slices.SortFunc(out, func(a, b guess) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.term, b.term))
	})
	return out[:min(len(out), maxGuesses)]
}
