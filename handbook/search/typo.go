package search

import (
	"cmp"
	"math/bits"
	"slices"
)

// soundShare is the share of their distance that counts between words that sound
// the same: nitemares, nightmares.
const soundShare = 0.5

// slack is the distance allowed to a word of n letters. The shorter a word, the
// more words are close to it.
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
		return 140
	case n < 10:
		return 200
	default:
		return 230
	}
}

// guess is a word of the lexicon that a typed word may be a slip of.
type guess struct {
	term     int32
	distance int // hundredths of an edit
}

// quality is what the guess is worth as a reading, of full.
func (g guess) quality() int32 { return qualityNear * int32(700-g.distance) / 700 }

const (
	// maxGuesses is how many words one typed word is read as at most.
	maxGuesses = 6
	// guessMargin is how much farther away than the nearest word a guess may be.
	guessMargin = 40
	// fewestDistinct is the least number of different letters in a slip: a key
	// held down is none.
	fewestDistinct = 3
	// slackAlike is the distance allowed to a proper word that sounds like
	// another: hart, heart.
	slackAlike = 40
)

// A typed word of fewestBegun letters or more may also be a slip of the
// beginning of a longer one, within slackBegun and for costBegun on top.
const (
	fewestBegun = 5
	slackBegun  = 100
	costBegun   = 20
)

// costFirstKey is the distance of words that differ only in their first letter,
// typed on the next key: jeadache, headache.
const costFirstKey = 90

// nearLimit is how far away guesses are looked for at first. Most slips are a
// single edit; the lexicon is searched more widely only if that finds none.
const nearLimit = costEdit

// guesses finds the words of the lexicon nearest to w. With open, w may also be
// the beginning of a longer word. With heardOnly, only words that sound the same
// count.
//
// Apart from those, only words that may start alike are measured: the first
// letter is seldom wrong, unless it sounds like another, changed places with the
// second or, as the only slip, is on the next key.
func (lx *lexicon) guesses(w string, open, heardOnly bool) []guess {
	g := guesser{lx: lx, word: w, limit: slack(len(w)), open: open && len(w) >= fewestBegun, mask: letters(w), sound: lx.lang.Sound(w)}
	if g.limit == 0 || !isLetters(w) || g.mask.size() < fewestDistinct {
		return nil
	}
	if heardOnly {
		g.open, g.limit = false, slackAlike
	}
	g.best = g.limit
	g.rows.costs = lx.lang.slips
	g.rows.start(w)
	for _, id := range lx.heard(g.sound) {
		g.addHeard(id)
	}
	if heardOnly {
		return g.nearest()
	}
	heard, whole, best := len(g.found), g.limit, g.best
	if g.limit > nearLimit+guessMargin {
		g.limit = nearLimit + guessMargin
		g.best = min(g.best, nearLimit)
		g.searchFirstKey()
		g.searchSameStart()
		g.searchSwappedStart()
		if len(g.found) > heard {
			return g.nearest()
		}
		g.limit, g.best, g.found = whole, best, g.found[:heard]
	}
	g.searchFirstKey()
	g.searchSameStart()
	if whole <= nearLimit+guessMargin {
		g.searchSwappedStart()
	}
	return g.nearest()
}

// guesser collects the guesses for one word.
type guesser struct {
	lx    *lexicon
	word  string
	mask  letterSet
	sound uint64
	limit int
	open  bool
	best  int
	found []guess
	rows  alignment
}

// searchSameStart considers words whose first letter is the same or sounds alike.
func (g *guesser) searchSameStart() {
	a := g.word[0] - 'a'
	for first := range byte(26) {
		if first == a || g.lx.lang.slips.alike[a].has(first) {
			g.walk(g.lx.byFirst[first], g.lx.byFirst[first+1])
		}
	}
}

// searchFirstKey considers words that differ only in their first letter, which
// is on the next key and does not sound alike.
func (g *guesser) searchFirstKey() {
	a := g.word[0] - 'a'
	for keys := g.lx.lang.slips.nextTo[a] &^ g.lx.lang.slips.alike[a]; keys != 0; keys &= keys - 1 {
		meant := string(rune('a'+bits.TrailingZeros32(uint32(keys)))) + g.word[1:]
		from, to := g.lx.prefixed(meant)
		for id := int32(from); id < int32(to); id++ {
			switch {
			case g.sound != 0 && g.lx.sound[id] == g.sound: // heard already
			case g.lx.terms[id] == meant:
				g.add(id, costFirstKey)
			case g.open:
				g.add(id, costFirstKey+costBegun)
			}
		}
	}
}

// searchSwappedStart considers the other words whose first letter moved by one.
func (g *guesser) searchSwappedStart() {
	a, b := g.word[0], g.word[1]
	alike := g.lx.lang.slips.alike[a-'a']
	if first := b - 'a'; a != b && !alike.has(first) {
		g.walk(g.lx.byFirst[first], g.lx.byFirst[first+1])
	}
	for _, r := range g.lx.bySecond[a-'a'] {
		if c := g.lx.terms[r.from][0]; c != a && c != b && (!isLetter(c) || !alike.has(c-'a')) {
			g.walk(r.from, r.to)
		}
	}
}

// walk measures those of a run of terms that may be near and do not sound the
// same.
func (g *guesser) walk(from, to int32) {
	g.rows.next("", 0)
	shared := 0 // letters that this term and the last one measured have in common
	hopeless := maxWordBytes + 1
	for id := from; id < to; id++ {
		if id > from {
			shared = min(shared, int(g.lx.shared[id]))
		}
		if shared >= hopeless || !g.mayBeNear(id) {
			continue
		}
		t := g.lx.terms[id]
		g.rows.next(t, shared)
		g.add(id, g.distance(t, g.reach()))
		shared, hopeless = len(t), g.rows.hopeless(max(g.reach(), slackBegun))
	}
}

// mayBeNear compares lengths and letters, which tell most words apart.
func (g *guesser) mayBeNear(id int32) bool {
	t, reach := g.lx.terms[id], g.reach()
	longer := len(t) - len(g.word)
	if len(t) < 3 || max(longer, -longer)*costDouble > reach && (!g.open || longer <= 0) {
		return false
	}
	mask := g.lx.mask[id]
	if g.apart(g.mask&^mask, reach) || !g.open && g.apart(mask&^g.mask, reach) {
		return false
	}
	return g.sound == 0 || g.lx.sound[id] != g.sound
}

// apart reports that two words are farther apart than reach because one lacks
// letters of the other.
func (g *guesser) apart(missing letterSet, reach int) bool {
	return missing != 0 && (missing.size()*costSound > reach || g.lx.lang.slips.leastDistance(missing) > reach)
}

// addHeard adds a term that sounds the same. Its whole distance decides how near
// others must be: sounding alike speaks for a term, not against the others, and
// touble is more likely trouble than double.
func (g *guesser) addHeard(id int32) {
	t := g.lx.terms[id]
	g.rows.next(t, 0)
	limit := int(float64(g.reach()) / soundShare)
	d := g.distance(t, limit)
	if d <= limit {
		g.best = min(g.best, d)
		g.found = append(g.found, guess{id, int(float64(d) * soundShare)})
	}
}

// distance measures the current term, or the beginning of it.
func (g *guesser) distance(t string, limit int) int {
	d := g.rows.whole(limit)
	if g.open && len(t) > len(g.word) {
		if begun := g.rows.prefix(slackBegun); begun <= slackBegun {
			d = min(d, begun+costBegun)
		}
	}
	return d
}

// reach is the distance above which a word is no guess.
func (g *guesser) reach() int { return min(g.limit, g.best+guessMargin) }

func (g *guesser) add(id int32, d int) {
	if d <= g.reach() {
		g.best = min(g.best, d)
		g.found = append(g.found, guess{id, d})
	}
}

// nearest returns the guesses within the margin of the best, nearest first, and
// in the order of the lexicon if equal.
func (g *guesser) nearest() []guess {
	out := slices.DeleteFunc(g.found, func(o guess) bool { return o.distance > g.reach() })
	slices.SortFunc(out, func(a, b guess) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.term, b.term))
	})
	return out[:min(len(out), maxGuesses)]
}
