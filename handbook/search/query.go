package search

import (
	"slices"

	"clinichandbook/handbook/search/language"
)

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
	symptom    bool      // it names a side effect
	read       []reading // its words as the lexemes by which it was found
	candidates []candidate
}

// The weights of words that tell little or nothing.
const (
	// weightFiller is enough to tell "can I drive" from "drive" when all else
	// is equal, too little to be an answer.
	weightFiller = 0.04
	// weightLight is the share of its weight that a light word keeps: it stands
	// in many kinds of questions.
	weightLight = 0.47
	// weightBasic is the share that other very common words keep when they
	// stand alone: change, leave, result.
	weightBasic = 0.54
	weightDigit = 0.1
	// symptomShare raises the words that name a side effect: what a caller
	// suffers from matters more than where, when and with whom.
	symptomShare = 1.21
)

// unknownWeight is what a word counts that the handbook does not know, by how
// common it is. It speaks against every entry alike, so that text about
// something else finds nothing. Names say little: callers have them.
var unknownWeight = [...]float64{
	language.Unknown: 0.14, language.Basic: 0.08, language.Common: 0.13, language.Known: 0.15, language.Rare: 0.15, language.Name: 0.09,
}

// span is a phrase of the vocabulary found in the query.
type span struct {
	to       int
	words    int // not counting what was skipped
	meanings []meaning
	inner    []meaning // of shorter phrases that begin it
	read     []reading // the words that make it up
}

// reading is a token read as a lexeme.
type reading struct {
	token   int
	lexeme  int32
	quality int32 // of full
}

// units parts a query into the phrases and words that it is made of. Of
// phrases that overlap, the longest from the left counts.
func (ix *Index) units(tokens []token) []unit {
	out := make([]unit, 0, len(tokens))
	for i := 0; i < len(tokens); {
		u := ix.phraseUnit(tokens, i)
		if u.to == i {
			u = ix.wordUnit(tokens, i)
		}
		u.at = Range{tokens[i].at.Start, tokens[u.to-1].at.End}
		ix.weigh(&u, tokens)
		if !slices.ContainsFunc(out, func(o unit) bool { return sameWords(tokens, o, u) }) {
			out = append(out, u) // a word typed twice tells nothing more
		}
		i = u.to
	}
	ix.deny(out, tokens)
	return out
}

// phraseUnit is the longest phrase from token i on; it spans nothing if there
// is none.
func (ix *Index) phraseUnit(tokens []token, i int) unit {
	s := ix.longest(tokens, i)
	u := unit{from: i, to: i}
	if s.words < 2 {
		return u
	}
	u.to, u.read = s.to, s.read
	if u.elsewhere = slices.ContainsFunc(s.meanings, func(m meaning) bool { return m.way == isElsewhere }); u.elsewhere {
		return u
	}
	for _, m := range s.meanings {
		u.meet(m)
	}
	for _, m := range s.inner {
		if m.way != isElsewhere {
			u.meet(m)
		}
	}
	for _, r := range s.read {
		t := &tokens[r.token]
		if t.filler {
			continue
		}
		for _, m := range t.alone() {
			u.meet(meaning{m.feature, m.quality * qualityPart / full, byPart})
			for _, c := range ix.phrases.alone(m.feature) {
				if c.way != isElsewhere {
					u.meet(meaning{c.feature, c.quality * m.quality / full * qualityPart / full, byPart})
				}
			}
		}
	}
	return u
}

// wordUnit is token i by itself.
func (ix *Index) wordUnit(tokens []token, i int) unit {
	t := &tokens[i]
	readings := t.alone()
	u := unit{from: i, to: i + 1, filler: t.filler, unknown: len(readings) == 0}
	u.candidates = make([]candidate, 0, 2*len(readings)+4)
	for n, m := range readings {
		if n == 0 {
			u.read = []reading{{i, m.feature, m.quality}}
		}
		u.meet(m)
		elsewhere, meant := false, false
		for _, c := range ix.phrases.alone(m.feature) {
			if c.way == isElsewhere {
				elsewhere = true
				continue
			}
			meant = true
			u.meet(meaning{c.feature, c.quality * m.quality / full, c.way})
		}
		u.elsewhere = u.elsewhere || n == 0 && elsewhere && !meant && m.way != byPrefix
	}
	if u.elsewhere {
		u.candidates = nil
	}
	return u
}

// deniedShare is what a symptom keeps that is said not to be there: "no chest
// pain just a sore arm". Red flags do not heed this; they have their own rules.
const deniedShare = 0.3

func (ix *Index) deny(units []unit, tokens []token) {
	for i := range units {
		u := &units[i]
		if !u.symptom {
			continue
		}
		before, behind := u.from-1, u.to
		for before >= 0 && tokens[before].skip {
			before--
		}
		for behind < len(tokens) && tokens[behind].skip {
			behind++
		}
		if before >= 0 && ix.lang.DenialsBefore[tokens[before].text] || behind > u.to && behind < len(tokens) && ix.lang.DenialsAfter[tokens[behind].text] {
			u.weight *= deniedShare
		}
	}
}

func sameWords(tokens []token, a, b unit) bool {
	return slices.EqualFunc(tokens[a.from:a.to], tokens[b.from:b.to], func(x, y token) bool { return x.text == y.text })
}

// meet adds what a unit may stand for, once, by the best way.
func (u *unit) meet(m meaning) {
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

// longest finds the longest phrase of the vocabulary that begins at token i. A
// last word that is still being typed may stand for several words, and so the
// phrase for several.
func (ix *Index) longest(tokens []token, i int) span {
	var best span
	path := make([]reading, 0, 8)
	var walk func(node int32, j int, quality int32)
	step := func(node int32, k int, lexeme, quality, read int32) {
		if next := ix.phrases.child(node, lexeme); next != 0 {
			path = append(path, reading{k, lexeme, read})
			walk(next, k+1, quality*read/full)
			path = path[:len(path)-1]
		}
	}
	walk = func(node int32, j int, quality int32) {
		if ms := ix.phrases.meant(node); len(ms) > 0 {
			best.take(ms, quality, j, path)
		}
		if ix.phrases.isLeaf(node) {
			return
		}
		for k := j; k < len(tokens) && k <= j+maxSkipped; k++ {
			t := &tokens[k]
			for _, r := range t.readings {
				if r.way != byPrefix || j == i || t.begun == (termRange{}) {
					step(node, k, r.feature, quality, r.quality)
				}
			}
			if j > i {
				for id := t.begun.from; id < t.begun.to; id++ {
					step(node, k, ix.lexicon.lexeme[id], quality, qualityBegun)
				}
			}
			if !t.skip || j == i {
				break
			}
		}
	}
	walk(0, i, full)
	return best
}

// take takes a phrase up to token j: instead of a shorter one, which then is
// inside it, or beside one as long.
func (s *span) take(ms []meaning, quality int32, j int, path []reading) {
	switch {
	case j < s.to || j == s.to && len(path) < s.words:
		return
	case j > s.to || len(path) > s.words:
		for _, m := range s.meanings {
			s.inner = append(s.inner, meaning{m.feature, m.quality * qualityInner / full, m.way})
		}
		*s = span{to: j, words: len(path), inner: s.inner, read: append(s.read[:0], path...)}
	}
	for _, m := range ms {
		m.quality = m.quality * quality / full
		s.meanings = append(s.meanings, m)
	}
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
	case u.unknown && isDigit(t.text[0]):
		u.weight = weightDigit
		return
	case u.unknown:
		u.weight = unknownWeight[t.tier]
		if t.open && t.tier == language.Unknown {
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
			u.symptom = u.symptom || ix.symptom[c.feature] && c.quality >= qualityTie
		}
	}
	if u.weight == 0 { // words of the vocabulary that no entry is about
		u.weight = unknownWeight[max(tokens[u.from].tier, language.Basic)]
		u.unknown = true
	}
	if u.to == u.from+1 {
		switch t := &tokens[u.from]; {
		case ix.lang.Light[t.text]:
			u.weight *= weightLight
		case t.tier == language.Basic && t.known:
			u.weight *= weightBasic
		}
	}
}
