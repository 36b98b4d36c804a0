package search

import (
	"slices"
	"strings"

	"clinichandbook/handbook/search/language"
)

// token is a word of the query with the words of the handbook that it may stand
// for.
type token struct {
	word
	open     bool // it may still grow
	filler   bool
	skip     bool
	subject  bool  // it names what only a clinic's pages are about
	topic    int32 // it is part of a name of that topic, or 0
	tier     language.Tier
	known    bool      // it is a word of the handbook or its vocabulary
	readings []meaning // lexemes it may stand for, best first
	guessed  bool      // its readings are guesses
	guesses  []guess   // the words that it may be a slip of
	begun    termRange // of two letters still being typed: what they may begin inside a phrase
}

const (
	// fewestLetters is the number of letters from which on a beginning is looked
	// up in all words; shorter ones only in titles and aliases.
	fewestLetters = 3
	// maxPrefixed bounds the words that a beginning stands for: those of titles
	// first, those of running text last.
	maxPrefixed = 48
	// maxBegun bounds the words that two letters may begin inside a phrase.
	maxBegun = 1000
	// longName is the number of letters from which on a name may be a slip by
	// itself: prozak. Callers have short ones: Brian alone is no brain, but in
	// "brian fog" he is.
	longName = 7
	// fewestGlued is the number of letters of two words written as one, at least.
	fewestGlued = 6
)

// reader reads the words of queries over a lexicon.
type reader struct {
	lexicon *lexicon
	recent  tokenCache
}

// tokens reads the words of a query and appends them to out. With open, the last
// one may still grow.
func (r *reader) tokens(out []token, words []word, open bool) []token {
	for i, w := range words {
		t := token{word: w, open: open && i == len(words)-1}
		if t.open || !r.recent.get(&t) {
			t.filler, t.skip = r.lexicon.lang.Fillers[w.text], r.lexicon.lang.Skipped[w.text]
			r.lexicon.read(&t)
			r.recent.put(t)
		}
		out = append(out, t)
	}
	return out
}

// unglue splits words that were typed as one: howlong, heartracing. With open,
// the last one may still grow into a word.
func (lx *lexicon) unglue(words []word, open bool) []word {
	for i := 0; i < len(words); i++ {
		w := words[i]
		if from, to := lx.prefixed(w.text); open && i == len(words)-1 && from < to {
			continue
		}
		if len(w.text) < fewestGlued || !isLetters(w.text) || lx.find(w.text) >= 0 || lx.lang.Tier(w.text) != language.Unknown {
			continue
		}
		if at := lx.seam(w.text); at > 0 && (lx.isBasic(w.text[:at]) && lx.isBasic(w.text[at:]) || !lx.isSlip(w.text)) {
			two := w.cut(at)
			words = slices.Replace(words, i, i+1, two...)
			i++
		}
	}
	return words
}

// glue joins neighbors that were typed as two: light headed.
func (lx *lexicon) glue(words []word) []word {
	for i := 0; i+1 < len(words); i++ {
		a, b := words[i], words[i+1]
		if both := a.text + b.text; len(both) >= fewestGlued && len(a.text) > 1 && len(b.text) > 1 && lx.has(both) && !(lx.has(a.text) && lx.has(b.text)) {
			words = slices.Replace(words, i, i+2, a.join(b))
		}
	}
	return words
}

// isSlip reports whether a typed word is a slip of one that sounds the same or is
// a single edit away: liteheaded is not glued, and gaspig is no gas.
func (lx *lexicon) isSlip(w string) bool {
	heard := lx.lang.Sound(w)
	return slices.ContainsFunc(lx.guesses(w, false, false), func(g guess) bool {
		return heard != 0 && lx.sound[g.term] == heard || g.distance <= costEdit
	})
}

func (lx *lexicon) isBasic(w string) bool {
	return lx.lang.Fillers[w] || lx.lang.Tier(w) == language.Basic
}

// seam finds where two known words were run together, or 0. The seam with the
// longest shorter half is the likeliest.
func (lx *lexicon) seam(w string) int {
	best, bestLen := 0, 0
	for at := 2; at <= len(w)-3; at++ {
		left, right := w[:at], w[at:]
		if !lx.halfWord(left) || !lx.halfWord(right) || lx.lang.Fillers[left] && lx.lang.Fillers[right] && len(w) < 7 {
			continue
		}
		if !lx.has(left) && !lx.has(right) {
			continue
		}
		if n := min(at, len(w)-at); n > bestLen {
			best, bestLen = at, n
		}
	}
	return best
}

func (lx *lexicon) halfWord(w string) bool {
	switch {
	case len(w) == 2:
		return lx.lang.Fillers[w] && lx.lang.Tier(w) <= language.Common || lx.lang.Joined[w]
	case lx.has(w):
		return true
	}
	t := lx.lang.Tier(w)
	return t == language.Basic || t == language.Common
}

// read finds the lexemes that a token may stand for, in this order: the word
// itself, words that start with it while it is being typed, words it may be a
// slip of.
func (lx *lexicon) read(t *token) {
	t.tier = lx.lang.Tier(t.text)
	if l := lx.find(t.text); l >= 0 {
		t.known = true
		t.readings = append(t.readings, meaning{l, full, byWord})
	}
	if t.open && !isDigit(t.text[0]) {
		lx.readPrefix(t)
		t.filler = t.filler || len(t.readings) == 0 && lx.beginsFiller(t.text)
	}
	if len(t.readings) > 0 && !lx.doubtful(t) || t.filler {
		return
	}
	shortName := t.tier == language.Name && len(t.text) < longName
	switch {
	case t.tier == language.Basic:
	case t.tier == language.Unknown || t.tier == language.Name && !shortName:
		lx.readSlips(t, false)
	default:
		if !shortName {
			lx.readSlips(t, true)
		}
		if !lx.lenient { // in red flags it raises more false alarms than it saves
			lx.readInPhrase(t)
		}
	}
}

// readSlips adds the words that a token may be a slip of; with heardOnly, those
// that sound the same.
func (lx *lexicon) readSlips(t *token, heardOnly bool) {
	guesses := lx.guesses(t.text, t.open, heardOnly)
	for _, ending := range lx.lang.Endings { // forms that nobody wrote are not in the lexicon
		base, cut := strings.CutSuffix(t.text, ending)
		if cut && (len(guesses) == 0 || guesses[0].distance > costEdit) && (ending == lx.lang.Plural || !lx.lenient) {
			if found := lx.guesses(base, false, heardOnly); len(found) > 0 {
				guesses = found
			}
		}
	}
	guesses = lx.preferOwn(t, guesses)
	t.guesses = guesses
	for _, g := range guesses {
		q := g.quality()
		if heardOnly {
			q = qualityWeak
		}
		l := lx.lexeme[g.term]
		t.add(meaning{l, q, byGuess})
		if !t.guessed && !t.known {
			t.guessed, t.filler = true, lx.filler[l]
		}
	}
}

// preferOwn leaves out guesses that only occur in sayings if there are others, and
// lowers a word that only occurs there itself.
func (lx *lexicon) preferOwn(t *token, guesses []guess) []guess {
	isSaying := func(g guess) bool { return lx.rank[g.term] == rankSaying }
	if !slices.ContainsFunc(guesses, func(g guess) bool { return !isSaying(g) }) {
		return guesses
	}
	if id := lx.term(t.text); id >= 0 && lx.rank[id] == rankSaying {
		for i := range t.readings {
			t.readings[i].quality = min(t.readings[i].quality, qualityWeak)
		}
	}
	return slices.DeleteFunc(guesses, isSaying)
}

// readInPhrase adds the words that are a single edit away from a proper word: it
// means one of them only together with the words around it.
func (lx *lexicon) readInPhrase(t *token) {
	for _, g := range lx.guesses(t.text, false, false) {
		if g.distance <= costEdit {
			t.add(meaning{lx.lexeme[g.term], g.quality(), inPhrase})
			t.guessed = t.guessed || !t.known
		}
	}
}

// add adds a reading, unless there is one of the same lexeme.
func (t *token) add(m meaning) {
	if !slices.ContainsFunc(t.readings, func(o meaning) bool { return o.feature == m.feature }) {
		t.readings = append(t.readings, m)
	}
}

// alone returns the readings that count without a phrase.
func (t *token) alone() []meaning {
	n := slices.IndexFunc(t.readings, func(m meaning) bool { return m.way == inPhrase })
	if n < 0 {
		return t.readings
	}
	return t.readings[:n]
}

// doubtful reports whether a known word may yet be a slip: it occurs only in
// phrases of the vocabulary and is not in the word list. Short ones are written as
// they are meant: lbs is no lab.
func (lx *lexicon) doubtful(t *token) bool {
	if t.tier != language.Unknown || !t.known {
		return false
	}
	if lx.lenient {
		return true
	}
	id := lx.term(t.text)
	return id >= 0 && lx.rank[id] <= rankPhrase && len(t.text) > fewestLetters
}

// readPrefix adds the words that start with a token. The more of the word is
// typed, the better the match.
func (lx *lexicon) readPrefix(t *token) {
	if len(t.text) == 1 && t.filler {
		return // can i
	}
	from, to := lx.prefixed(t.text)
	least := rankSaying
	if len(t.text) < fewestLetters {
		least = rankAlias
	}
	if len(t.text) == fewestLetters-1 {
		t.begun = termRange{int32(from), int32(min(to, from+maxBegun))}
	}
	room := maxPrefixed
	t.readings = slices.Grow(t.readings, min(to-from, room))
	for r := ranks; r > least && room > 0; {
		r--
		for id := from; id < to && room > 0; id++ {
			if lx.rank[id] == r && lx.readBegun(t, id) {
				room--
			}
		}
	}
}

// beginsFiller reports whether a filler starts with w.
func (lx *lexicon) beginsFiller(w string) bool {
	from, to := lx.prefixed(w)
	for id := from; id < to; id++ {
		if lx.filler[lx.lexeme[id]] {
			return true
		}
	}
	return false
}

// readBegun adds one word that starts with a token, and reports whether it is a
// new one.
func (lx *lexicon) readBegun(t *token, id int) bool {
	l := lx.lexeme[id]
	if lx.terms[id] == t.text || lx.filler[l] && len(t.text) > 1 {
		return false
	}
	q := qualityNear * int32(70+30*len(t.text)/len(lx.terms[id])) / 100
	if t.known || t.tier == language.Basic || t.tier == language.Common { // a word of its own already
		q = q * qualityBegun / full
	}
	at := slices.IndexFunc(t.readings, func(m meaning) bool { return m.feature == l })
	if at < 0 {
		t.readings = append(t.readings, meaning{l, q, byPrefix})
		return true
	}
	t.readings[at].quality = max(t.readings[at].quality, q)
	return false
}
