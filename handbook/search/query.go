package search

import (
	"slices"
	"strings"
)

// token is a word of the query with the words of the handbook that it may
// stand for.
type token struct {
	word
	open     bool // it may still grow
	filler   bool
	skip     bool
	tier     tier
	known    bool      // it is a word of the handbook or its vocabulary
	readings []meaning // lexemes it may stand for, best first
	guess    string    // the word it is read as, if that is a guess
}

// candidate is a feature that a unit of the query may stand for.
type candidate = meaning

// unit is a stretch of the query that counts as one: a word, or a phrase of the
// vocabulary.
type unit struct {
	from, to   int // tokens
	at         Range
	weight     float64 // how much it tells, 0 to 1; fillers next to nothing
	filler     bool
	unknown    bool
	elsewhere  bool
	candidates []candidate
}

// What the ways of a word to a lexeme are worth, of full.
const (
	qualityPrefix = 215 // the beginning of a word; more of it is better
	qualityGuess  = 200 // a slip of the finger; less far is better
	qualitySound  = 150 // a word of its own that sounds the same

	// qualityOwnWord is what a beginning keeps that is a word by itself: bath,
	// bathroom.
	qualityOwnWord = 170
)

// The weights of words that tell little or nothing.
const (
	// weightFiller is enough to tell "can I drive" from "drive" when all else
	// is equal, too little to be an answer.
	weightFiller = 0.04
	// weightLight is the share of its weight that a light word keeps: it stands
	// in many kinds of questions.
	weightLight = 0.45
	weightDigit = 0.1
	// symptomShare raises the words that name a side effect: what a caller
	// suffers from matters more than where, when and with whom.
	symptomShare = 1.25
)

// unknownWeight is what a word counts that the handbook does not know, by how
// common it is. It speaks against every entry alike, so that text about
// something else finds nothing. Names say little: callers have them.
var unknownWeight = [...]float64{notEnglish: 0.8, tierBasic: 0.45, tierCommon: 0.75, tierKnown: 0.85, tierRare: 0.85, tierName: 0.5}

// fewestTitled is the number of letters from which on a beginning is looked up
// in all words; shorter ones only in those of titles and vocabulary.
const fewestTitled = 3

// maxPrefixed bounds the words that a beginning stands for.
const maxPrefixed = 96

// tokens reads the words of a query.
func (ix *Index) tokens(text string) []token {
	words := ix.unglue(split(text))
	open := text != "" && !strings.HasSuffix(text, " ")
	out := make([]token, 0, len(words))
	for i, w := range words {
		t := token{word: w, open: open && i == len(words)-1, filler: fillers[w.text], skip: skipped[w.text]}
		ix.read(&t)
		out = append(out, t)
	}
	return out
}

// unglue parts words that were typed as one: howlong, heartracing.
func (ix *Index) unglue(words []word) []word {
	for i := 0; i < len(words); i++ {
		w := words[i]
		if len(w.text) < 6 || !isLetters(w.text) || ix.lexicon.find(w.text) >= 0 || englishTier(w.text) != notEnglish {
			continue
		}
		if at := ix.seam(w.text); at > 0 {
			two := []word{{w.text[:at], Range{w.at.Start, w.at.Start + at}}, {w.text[at:], Range{w.at.Start + at, w.at.End}}}
			words = slices.Replace(words, i, i+1, two...)
			i++
		}
	}
	return words
}

// seam finds where two known words were run together, or 0. The seam with the
// longest shorter half is the likeliest.
func (ix *Index) seam(w string) int {
	best, bestLen := 0, 0
	for at := 2; at <= len(w)-3; at++ {
		left, right := w[:at], w[at:]
		if !ix.halfWord(left) || !ix.halfWord(right) || fillers[left] && fillers[right] && len(w) < 7 {
			continue
		}
		if ix.lexicon.term(left) < 0 && ix.lexicon.term(right) < 0 {
			continue
		}
		if n := min(at, len(w)-at); n > bestLen {
			best, bestLen = at, n
		}
	}
	return best
}

func (ix *Index) halfWord(w string) bool {
	switch {
	case len(w) == 2:
		return fillers[w] || w == "iv"
	case ix.lexicon.term(w) >= 0:
		return true
	}
	t := englishTier(w)
	return t == tierBasic || t == tierCommon
}

// read finds the lexemes that a token may stand for, by tiers: the word itself,
// words that begin with it while it is being typed, words it may be a slip of.
func (ix *Index) read(t *token) {
	lx := ix.lexicon
	t.tier = englishTier(t.text)
	if l := lx.find(t.text); l >= 0 {
		t.known = true
		t.readings = append(t.readings, meaning{l, full, byWord})
	}
	if t.open {
		ix.readPrefix(t)
	}
	if len(t.readings) > 0 || t.filler {
		return
	}
	alike := t.tier != notEnglish && t.tier != tierName
	if t.tier == tierBasic || t.tier == tierName && len(t.text) < 7 {
		return
	}
	for _, g := range lx.guesses(t.text, t.open, alike) {
		q := qualityGuess * (300 - g.distance) / 300
		if alike {
			q = qualitySound
		}
		l := lx.lexeme[g.term]
		if !slices.ContainsFunc(t.readings, func(m meaning) bool { return m.feature == l }) {
			t.readings = append(t.readings, meaning{l, int32(q), byGuess})
		}
		if t.guess == "" {
			t.guess = lx.terms[g.term]
		}
	}
}

// readPrefix adds the words that begin with a token. The more of the word is
// typed, the better the match.
func (ix *Index) readPrefix(t *token) {
	lx := ix.lexicon
	from, to := lx.prefixed(t.text)
	room := maxPrefixed
	for id := from; id < to && room > 0; id++ {
		l := lx.lexeme[id]
		if len(t.text) < fewestTitled && !lx.titled[id] || lx.terms[id] == t.text || lx.weak[id] && len(t.text) > 1 {
			continue
		}
		q := int32(qualityPrefix * (70 + 30*len(t.text)/len(lx.terms[id])) / 100)
		if t.tier == tierBasic || t.tier == tierCommon { // a word of its own already
			q = q * qualityOwnWord / full
		}
		at := slices.IndexFunc(t.readings, func(m meaning) bool { return m.feature == l })
		switch {
		case at < 0:
			t.readings = append(t.readings, meaning{l, q, byPrefix})
			room--
		case t.readings[at].quality < q:
			t.readings[at].quality = q
		}
	}
}

// span is a phrase of the vocabulary found in the query.
type span struct {
	to       int
	words    int // not counting what was skipped
	meanings []meaning
}

// units parts a query into the phrases and words that it is made of. Of
// phrases that overlap, the longest from the left counts.
func (ix *Index) units(tokens []token) []unit {
	var out []unit
	for i := 0; i < len(tokens); {
		s := ix.longest(tokens, i)
		u := unit{from: i, to: i + 1, filler: true, unknown: true}
		if s.words >= 2 {
			u.to = s.to
		}
		u.at = Range{tokens[i].at.Start, tokens[u.to-1].at.End}
		for _, m := range s.meanings {
			u.meet(m)
		}
		for j := u.from; j < u.to; j++ {
			ix.meetWord(&u, &tokens[j], u.to-u.from > 1)
			if !tokens[j].filler {
				u.filler = false
			}
		}
		if u.elsewhere {
			u.filler = false
		}
		ix.weigh(&u, tokens)
		if !slices.ContainsFunc(out, func(o unit) bool { return sameWords(tokens, o, u) }) {
			out = append(out, u) // a word typed twice tells nothing more
		}
		i = u.to
	}
	return out
}

func sameWords(tokens []token, a, b unit) bool {
	return slices.EqualFunc(tokens[a.from:a.to], tokens[b.from:b.to], func(x, y token) bool { return x.text == y.text })
}

// meet adds what a unit may stand for, once, by the best way.
func (u *unit) meet(m meaning) {
	if m.way == isElsewhere {
		u.elsewhere = true
		return
	}
	for i := range u.candidates {
		if c := &u.candidates[i]; c.feature == m.feature {
			if c.quality < m.quality {
				*c = m
			}
			return
		}
	}
	u.candidates = append(u.candidates, m)
}

// meetWord adds what a word of the unit means by itself.
func (ix *Index) meetWord(u *unit, t *token, part bool) {
	for _, r := range t.readings {
		u.unknown = false
		m := r
		if part {
			if t.filler {
				continue
			}
			m = meaning{r.feature, r.quality * qualityPart / full, byPart}
		}
		u.meet(m)
		for _, c := range ix.phrases.alone[r.feature] {
			if c.way == isElsewhere {
				if !part && r.way != byPrefix {
					u.elsewhere = true
				}
				continue
			}
			q := c.quality * r.quality / full
			if part {
				q = q * qualityPart / full
			}
			u.meet(meaning{c.feature, q, c.way})
		}
	}
}

// longest finds the longest phrase of the vocabulary that begins at token i.
func (ix *Index) longest(tokens []token, i int) span {
	var best span
	var walk func(node int32, j, words int, quality int32)
	walk = func(node int32, j, words int, quality int32) {
		if ms := ix.phrases.meanings[node]; len(ms) > 0 && words >= 2 && (j > best.to || j == best.to && words > best.words) {
			best = span{to: j, words: words, meanings: nil}
			for _, m := range ms {
				m.quality = m.quality * quality / full
				best.meanings = append(best.meanings, m)
			}
		}
		for k := j; k < len(tokens) && k <= j+maxSkipped; k++ {
			for _, r := range tokens[k].readings {
				if next, ok := ix.phrases.edges[edge{node, r.feature}]; ok {
					walk(next, k+1, words+1, quality*r.quality/full)
				}
			}
			if !tokens[k].skip || j == i {
				break
			}
		}
	}
	walk(0, i, 0, full)
	return best
}

// weigh tells how much a unit tells.
func (ix *Index) weigh(u *unit, tokens []token) {
	switch t := &tokens[u.from]; {
	case u.elsewhere:
		u.weight = weightElsewhere
		return
	case u.filler:
		u.weight = weightFiller
		return
	case u.unknown && t.text[0] >= '0' && t.text[0] <= '9':
		u.weight = weightDigit
		return
	case u.unknown:
		u.weight = unknownWeight[t.tier]
		if t.open && t.tier == notEnglish {
			u.weight /= 2
		}
		return
	}
	for _, c := range u.candidates {
		if ix.from[c.feature] < ix.from[c.feature+1] {
			w := float64(ix.rarity[c.feature]) * min(1, float64(c.quality)/qualityTie)
			if ix.symptom[c.feature] {
				w *= symptomShare
			}
			u.weight = max(u.weight, w)
		}
	}
	if u.weight == 0 { // words of the vocabulary that no entry is about
		u.weight = unknownWeight[max(tokens[u.from].tier, tierBasic)]
		u.unknown = true
	}
	if u.to == u.from+1 && light[tokens[u.from].text] {
		u.weight *= weightLight
	}
}
