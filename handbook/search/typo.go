package search

import (
	"math/bits"
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
		return 280
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
	before, prev, row := &store[0], &store[1], &store[2]
	for j := 1; j <= len(b); j++ {
		prev[j] = prev[j-1] + gap(b, j-1)
	}
	prevBest := 0
	for i := 1; i <= len(a); i++ {
		skip := gap(a, i-1)
		row[0] = prev[0] + skip
		best := row[0]
		for j := 1; j <= len(b); j++ {
			d := min(prev[j]+skip, row[j-1]+gap(b, j-1))
			if a[i-1] == b[j-1] {
				d = min(d, prev[j-1])
			} else {
				d = min(d, prev[j-1]+substitution(a[i-1], b[j-1]))
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, before[j-2]+costSwap)
			}
			row[j] = d
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
	switch {
	case i > 0 && w[i] == w[i-1] || i+1 < len(w) && w[i] == w[i+1]:
		return costDouble
	case w[i] == 'h' || w[i] == 'e':
		return costSilent
	case isLetter(w[i]) && vowels>>(w[i]-'a')&1 == 1:
		return costMute
	}
	return costEdit
}

// substitution is the cost of writing y for x.
func substitution(x, y byte) int {
	if !isLetter(x) || !isLetter(y) {
		return costEdit
	}
	x, y = x-'a', y-'a'
	switch {
	case alike[x]>>y&1 == 1:
		return costSound
	case vowels>>x&1 == 1 && vowels>>y&1 == 1:
		return costVowel
	case nextTo[x]>>y&1 == 1:
		return costKey
	}
	return costEdit
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

// guesses finds the words of the lexicon nearest to w. With open, w may also be
// the beginning of a longer word. heardOnly admits only words that sound the same.
func (lx *lexicon) guesses(w string, open, heardOnly bool) []guess {
	limit := slack(len(w))
	if limit == 0 || !isLetters(w) {
		return nil
	}
	heard := sound(w)
	if heardOnly && heard == 0 {
		return nil
	}
	if heardOnly {
		open, limit = false, slackAlike
	}
	mask := letters(w)
	if bits.OnesCount32(mask) < fewestDistinct {
		return nil
	}
	best := limit
	var out []guess
	for id, t := range lx.terms {
		if len(t) < 3 || bits.OnesCount32(mask&^lx.mask[id]) > 3 || !beginsAlike(w, t) {
			continue
		}
		same := heard != 0 && lx.sound[id] == heard
		if heardOnly && !same {
			continue
		}
		reach := best + guessMargin
		if same {
			reach *= 2
		}
		d := 1 << 20
		if bits.OnesCount32(mask^lx.mask[id]) <= 6 {
			d = distance(w, t, min(reach, 2*limit))
		}
		if open && len(w) >= 5 && len(t) > len(w) {
			d = min(d, distance(w, t[:len(w)], 100)+20)
		}
		if same {
			d = int(float64(d) * soundShare)
		}
		if d > limit || d > best+guessMargin {
			continue
		}
		best = min(best, d)
		out = append(out, guess{int32(id), d})
	}
	return nearest(out, best)
}

// beginsAlike reports whether two words of two letters and more may begin the
// same: the first letter is seldom wrong, unless it sounds alike or slipped by
// one place.
func beginsAlike(a, b string) bool {
	return a[0] == b[0] || a[0] == b[1] || a[1] == b[0] || isLetter(a[0]) && isLetter(b[0]) && alike[a[0]-'a']>>(b[0]-'a')&1 == 1
}

// nearest keeps the guesses within the margin of the best, nearest first.
func nearest(gs []guess, best int) []guess {
	kept := gs[:0]
	for _, g := range gs {
		if g.distance <= best+guessMargin {
			kept = append(kept, g)
		}
	}
	// Insertion sort: few, and stable, so equals stay in the order of the lexicon.
	for i := 1; i < len(kept); i++ {
		for j := i; j > 0 && kept[j].distance < kept[j-1].distance; j-- {
			kept[j], kept[j-1] = kept[j-1], kept[j]
		}
	}
	return kept[:min(len(kept), maxGuesses)]
}
