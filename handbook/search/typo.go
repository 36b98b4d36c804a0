package search

import (
	"cmp"
	"math/bits"
	"slices"
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

// quality is what the word is worth as a reading, of full.
func (g guess) quality() int32 { return int32(qualityGuess * (700 - g.distance) / 700) }

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

// costBeside is the distance of words that differ in their first letter alone,
// which is on a key beside: jeadache, headache.
const costBeside = 90

// nearLimit is how far the nearest word is taken to be in the first look for
// guesses. Most slips are a single edit; only where none is found is the whole
// lexicon measured more widely.
const nearLimit = costEdit

// guesses finds the words of the lexicon nearest to w. With open, w may also be
// the beginning of a longer word. heardOnly admits only words that sound the
// same.
//
// Apart from those that sound the same, only words that may begin alike are
// measured: the first letter is seldom wrong, unless it sounds alike or, where it
// is the only slip, slipped by one place or to the key beside.
func (lx *lexicon) guesses(w string, open, heardOnly bool) []guess {
	g := guesser{lx: lx, word: w, limit: slack(len(w)), open: open && len(w) >= fewestBegun, mask: letters(w), sound: sound(w)}
	if g.limit == 0 || !isLetters(w) || bits.OnesCount32(g.mask) < fewestDistinct {
		return nil
	}
	if heardOnly {
		g.open, g.limit = false, slackAlike
	}
	g.best = g.limit
	for _, id := range lx.heard(g.sound) {
		g.heard(id)
	}
	if heardOnly {
		return g.nearest()
	}
	g.rows.begin(w)
	heard, whole, best := len(g.found), g.limit, g.best
	if g.limit > nearLimit+guessMargin {
		g.limit = nearLimit + guessMargin
		g.best = min(g.best, nearLimit)
		g.lookBeside()
		g.lookAlike()
		g.lookSlipped()
		if len(g.found) > heard {
			return g.nearest()
		}
		g.limit, g.best, g.found = whole, best, g.found[:heard]
	}
	g.lookBeside()
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
	rows  alignment
}

// lookAlike considers the words whose first letter is the same or sounds alike.
func (g *guesser) lookAlike() {
	a := g.word[0]
	for first := range byte(26) {
		if first+'a' == a || alike[a-'a']>>first&1 == 1 {
			g.walk(g.lx.byFirst[first], g.lx.byFirst[first+1])
		}
	}
}

// lookBeside considers the words that differ in their first letter alone, which
// is on a key beside and does not sound alike.
func (g *guesser) lookBeside() {
	a := g.word[0] - 'a'
	for keys := nextTo[a] &^ alike[a]; keys != 0; keys &= keys - 1 {
		meant := string(rune('a'+bits.TrailingZeros32(keys))) + g.word[1:]
		from, to := g.lx.prefixed(meant)
		for id := int32(from); id < int32(to); id++ {
			switch {
			case g.sound != 0 && g.lx.sound[id] == g.sound: // heard already
			case g.lx.terms[id] == meant:
				g.admit(id, costBeside)
			case g.open:
				g.admit(id, costBeside+costBegun)
			}
		}
	}
}

// lookSlipped considers the other words whose first letter slipped by one place.
func (g *guesser) lookSlipped() {
	a, b := g.word[0], g.word[1]
	if first := b - 'a'; a != b && alike[a-'a']>>first&1 == 0 {
		g.walk(g.lx.byFirst[first], g.lx.byFirst[first+1])
	}
	for _, r := range g.lx.bySecond[a-'a'] {
		if c := g.lx.terms[r.from][0]; c != a && c != b && (!isLetter(c) || alike[a-'a']>>(c-'a')&1 == 0) {
			g.walk(r.from, r.to)
		}
	}
}

// walk measures those of a run of terms that may lie near and do not sound the
// same.
func (g *guesser) walk(from, to int32) {
	g.rows.follow("", 0)
	shared := 0 // letters that the last measured term and the one at hand have in common
	hopeless := maxWordBytes + 1
	for id := from; id < to; id++ {
		if id > from {
			shared = min(shared, int(g.lx.shared[id]))
		}
		if shared >= hopeless || !g.mayLieNear(id) {
			continue
		}
		t := g.lx.terms[id]
		g.rows.follow(t, shared)
		g.admit(id, g.distance(t))
		shared, hopeless = len(t), g.rows.hopeless(max(g.reach(), slackBegun))
	}
}

// mayLieNear looks at length and letters, which tell most words apart.
func (g *guesser) mayLieNear(id int32) bool {
	t, reach := g.lx.terms[id], g.reach()
	longer := len(t) - len(g.word)
	if len(t) < 3 || max(longer, -longer)*costDouble > reach && (!g.open || longer <= 0) {
		return false
	}
	mask := g.lx.mask[id]
	if apart(g.mask&^mask, reach) || !g.open && apart(mask&^g.mask, reach) {
		return false
	}
	return g.sound == 0 || g.lx.sound[id] != g.sound
}

// apart reports that two words are farther apart than reach, the first of which
// has the letters missing that the second has not.
func apart(missing uint32, reach int) bool {
	return missing != 0 && (bits.OnesCount32(missing)*costSound > reach || leastDistance(missing) > reach)
}

// heard measures a term that sounds the same. How others are measured goes by
// its whole distance: that it sounds alike speaks for it, not against them, and
// touble is rather trouble than double.
func (g *guesser) heard(id int32) {
	t := g.lx.terms[id]
	d := distance(g.word, t, int(float64(g.reach())/soundShare))
	if g.open && len(t) > len(g.word) {
		if begun := distance(g.word, t[:len(g.word)], slackBegun); begun <= slackBegun {
			d = min(d, begun+costBegun)
		}
	}
	if share := int(float64(d) * soundShare); share <= g.reach() {
		g.best = min(g.best, d)
		g.found = append(g.found, guess{id, share})
	}
}

// distance measures the term that the rows stand at.
func (g *guesser) distance(t string) int {
	d := g.rows.whole(g.reach())
	if g.open && len(t) > len(g.word) {
		if begun := g.rows.begun(slackBegun); begun <= slackBegun {
			d = min(d, begun+costBegun)
		}
	}
	return d
}

// reach is the distance above which a word is no guess.
func (g *guesser) reach() int { return min(g.limit, g.best+guessMargin) }

func (g *guesser) admit(id int32, d int) {
	if d <= g.reach() {
		g.best = min(g.best, d)
		g.found = append(g.found, guess{id, d})
	}
}

// nearest are the guesses within the margin of the best, nearest first; equals
// in the order of the lexicon.
func (g *guesser) nearest() []guess {
	out := slices.DeleteFunc(g.found, func(o guess) bool { return o.distance > g.reach() })
	slices.SortFunc(out, func(a, b guess) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.term, b.term))
	})
	return out[:min(len(out), maxGuesses)]
}
