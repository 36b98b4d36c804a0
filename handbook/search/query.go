package search

import (
	"slices"

	"clinichandbook/handbook/search/language"
)

// candidate is a feature that a unit of the query may stand for.
type candidate = meaning

// unit is a stretch of the query that counts as one: a word or a phrase of the
// vocabulary.
type unit struct {
	from, to   int // tokens
	at         Range
	weight     float64 // how much it says, 0 to 1; fillers next to nothing
	filler     bool
	unknown    bool
	outOfScope bool
	symptom    bool      // it names a side effect
	denied     bool      // which is said to be absent
	light      bool      // a light word by itself
	subject    bool      // it names what only a clinic's pages are about
	topic      int32     // the topic that it names, or 0
	read       []reading // its words as the lexemes by which it was found
	candidates []candidate
}

// The weights of words that say little or nothing.
const (
	// weightFiller is enough to tell "can I drive" from "drive" when all else
	// is equal, too little to be an answer.
	weightFiller = 0.04
	// weightLight is the share of its weight that a light word keeps: many kinds
	// of questions have it.
	weightLight = 0.47
	// weightBasic is the share that other very common words keep outside of
	// phrases: change, leave, result.
	weightBasic = 0.54
	// weightUnknown is that of a word that the handbook does not know. It counts against
	// every entry alike, so that text about something else finds nothing.
	weightUnknown = 0.13
	// symptomShare raises words that name a side effect: what is wrong matters
	// more than where, when and with whom.
	symptomShare = 1.21
)

// span is a phrase of the vocabulary found in the query.
type span struct {
	to       int
	words    int // not counting what was skipped
	meanings []meaning
	inner    []meaning // of shorter phrases that start it
	read     []reading // the words that make it up
}

// reading is a token read as a lexeme.
type reading struct {
	token   int
	lexeme  int32
	quality int32 // of full
}

// units splits a query into phrases and words. Of phrases that overlap, the one of
// more words counts, or else the first.
func (ix *Index) units(tokens []token) []unit {
	ix.markSubjects(tokens)
	out := make([]unit, 0, len(tokens))
	for i := 0; i < len(tokens); {
		u := ix.phraseUnit(tokens, i)
		if u.to == i {
			u = ix.wordUnit(tokens, i)
		}
		u.at = Range{tokens[i].at.Start, tokens[u.to-1].at.End}
		ix.weigh(&u, tokens)
		if !slices.ContainsFunc(out, func(o unit) bool { return sameWords(tokens, o, u) }) {
			out = append(out, u) // a word typed twice says nothing more
		}
		i = u.to
	}
	ix.deny(out, tokens)
	return out
}

// phraseUnit returns the longest phrase from token i on; it is empty if there is
// none.
func (ix *Index) phraseUnit(tokens []token, i int) unit {
	s := ix.longest(tokens, i)
	u := unit{from: i, to: i}
	if s.words < 2 || ix.namesSubject(tokens, s) || ix.overlapped(tokens, i, s) {
		return u
	}
	u.to, u.read = s.to, s.read
	if u.outOfScope = slices.ContainsFunc(s.meanings, ix.phrases.isOutOfScope); u.outOfScope {
		return u
	}
	for _, m := range s.meanings {
		u.add(m)
	}
	for _, m := range s.inner {
		if !ix.phrases.isOutOfScope(m) {
			u.add(m)
		}
	}
	for _, r := range s.read {
		t := &tokens[r.token]
		if t.filler {
			continue
		}
		for _, m := range t.alone() {
			u.add(meaning{m.feature, m.quality * qualityPart / full, byPart})
			for _, c := range ix.phrases.alone(m.feature) {
				if !ix.phrases.isOutOfScope(c) {
					u.add(meaning{c.feature, c.quality * m.quality / full * qualityPart / full, byPart})
				}
			}
		}
	}
	return u
}

// overlapped reports that a longer phrase starts inside of one that starts at token i
// and goes on after it: just going through the motions.
func (ix *Index) overlapped(tokens []token, i int, s span) bool {
	for j := i + 1; j < s.to && s.to < len(tokens); j++ {
		if o := ix.longest(tokens, j); o.words > s.words && o.to > s.to {
			return true
		}
	}
	return false
}

// wordUnit returns token i by itself.
func (ix *Index) wordUnit(tokens []token, i int) unit {
	t := &tokens[i]
	readings := t.alone()
	u := unit{from: i, to: i + 1, filler: t.filler, unknown: len(readings) == 0}
	u.candidates = make([]candidate, 0, 2*len(readings)+4)
	means := len(readings) > 0 && readings[0].way == byWord && len(ix.phrases.alone(readings[0].feature)) > 0
	for n, m := range readings {
		if n == 0 {
			u.read = []reading{{i, m.feature, m.quality}}
		}
		if means && m.way == byPrefix {
			m.quality = m.quality * qualityWeak / full
		}
		u.add(m)
		outOfScope, meant := false, false
		for _, c := range ix.phrases.alone(m.feature) {
			if ix.phrases.isOutOfScope(c) {
				outOfScope = true
				continue
			}
			meant = true
			quality := c.quality * m.quality / full
			if t.subject && !ix.keepsMeaning(c) {
				quality = quality * qualityWeak / full
			}
			u.add(meaning{c.feature, quality, c.way})
		}
		u.outOfScope = u.outOfScope || n == 0 && outOfScope && !meant && m.way != byPrefix
	}
	if u.outOfScope {
		u.candidates = nil
	}
	return u
}

// namesSubject reports that a phrase has such a word, and so is no phrase here.
func (ix *Index) namesSubject(tokens []token, s span) bool {
	return slices.ContainsFunc(s.read, func(r reading) bool { return tokens[r.token].subject }) &&
		!slices.ContainsFunc(s.meanings, ix.keepsMeaning)
}

// keepsMeaning reports what a phrase means whatever a clinic's pages are about: a
// sign, or one of the topics of a clinic's own business.
func (ix *Index) keepsMeaning(m meaning) bool {
	return m.feature >= ix.phrases.firstTopic || m.feature >= 0 && ix.postings.symptom[m.feature]
}

// deniedShare is what is left of the weight of a symptom that is said to be
// absent: "no chest pain just a sore arm". Red flags have rules of their own.
const deniedShare = 0.1

// deny lowers the weight of symptoms that are said to be absent.
func (ix *Index) deny(units []unit, tokens []token) {
	for i := range units {
		u := &units[i]
		if !u.symptom {
			continue
		}
		before, after := u.from-1, u.to
		for before >= 0 && tokens[before].skip {
			before--
		}
		for after < len(tokens) && tokens[after].skip {
			after++
		}
		if before >= 0 && ix.lang.DenialsBefore[tokens[before].text] || after > u.to && after < len(tokens) && ix.lang.DenialsAfter[tokens[after].text] {
			u.denied = true
			u.weight *= deniedShare
		}
	}
}

func sameWords(tokens []token, a, b unit) bool {
	return slices.EqualFunc(tokens[a.from:a.to], tokens[b.from:b.to], func(x, y token) bool { return x.text == y.text })
}

// add adds what a unit may stand for, once, in the best way.
func (u *unit) add(m meaning) {
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

// longest finds the longest phrase of the vocabulary that starts at token i. A
// last word that is still being typed may stand for several words, and so for
// several phrases.
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
			best.add(ms, quality, j, path)
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

// add adds the meanings of a phrase up to token j. A longer phrase replaces a
// shorter one, which then is inside it; of the same length, both count.
func (s *span) add(ms []meaning, quality int32, j int, path []reading) {
	switch {
	case j < s.to || j == s.to && len(path) < s.words:
		return
	case j > s.to || len(path) > s.words:
		for _, m := range s.meanings {
			s.inner = append(s.inner, meaning{m.feature, m.quality * qualityBegun / full, m.way})
		}
		*s = span{to: j, words: len(path), inner: s.inner, read: append(s.read[:0], path...)}
	}
	for _, m := range ms {
		m.quality = m.quality * quality / full
		s.meanings = append(s.meanings, m)
	}
}

// weigh sets how much a unit says.
func (ix *Index) weigh(u *unit, tokens []token) {
	switch t := &tokens[u.from]; {
	case u.outOfScope:
		u.weight = weightOutOfScope
		return
	case u.filler:
		u.weight = weightFiller
		return
	case u.unknown:
		u.weight = weightUnknown
		if t.open && t.tier == language.Unknown {
			u.weight /= 2
		}
		return
	}
	for _, c := range u.candidates {
		if ix.postings.from[c.feature] < ix.postings.from[c.feature+1] {
			w := float64(ix.postings.rarity[c.feature]) * min(1, float64(c.quality)/float64(qualityTie))
			if ix.postings.symptom[c.feature] {
				w *= symptomShare
			}
			u.weight = max(u.weight, w)
			u.symptom = u.symptom || ix.postings.symptom[c.feature] && c.quality >= qualityTie
		}
	}
	if u.weight == 0 { // words of the vocabulary that no entry is about
		u.weight = weightUnknown
		u.unknown = true
	}
	for _, r := range u.read {
		u.subject = u.subject || tokens[r.token].subject
		u.topic = max(u.topic, tokens[r.token].topic)
	}
	if u.to == u.from+1 {
		switch t := &tokens[u.from]; {
		case ix.lang.Light[t.text]:
			u.light = true
			u.weight *= weightLight
		case t.tier == language.Basic && t.known:
			u.weight *= weightBasic
		}
	}
}
