package search

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"clinichandbook/handbook/search/language"
)

// negation is the word that stands for all negations.
const negation = "not"

// isPossessive reports that a word is whose something is: dads, but not dad.
func (b *flagBook) isPossessive(word string) bool {
	one, cut := strings.CutSuffix(word, b.lang.Plural)
	return cut && b.lang.Cues.Owners[one]
}

// flagWord is a word of the query among red flags.
type flagWord struct {
	token
	number int  // -1 if it is none
	short  bool // written as an abbreviation: OD, o.d.
	not    bool // a negation
	small  bool // it may stand anywhere among the words of a phrase
	soft   bool // it may stand between a negation and what it negates
	broken int  // the text stops with it: its readings from here on are words that it begins; else -1
	stop   bool // a sentence or a "but" is between it and the word before
	comma  bool // a comma is
}

// read reads the words of a text. With typing, the last one may be unfinished.
func (b *flagBook) read(out []flagWord, said string, typing bool) []flagWord {
	text, words := []rune(said), b.split(said, b.ordinary, typing)
	for i := range words {
		words[i].text = b.withoutEnding(words[i], text)
	}
	whole := len(words)
	if typing && whole > 0 {
		whole--
	}
	tokens := b.reader.tokens(make([]token, 0, len(words)), words[:whole], false)
	for _, w := range words[whole:] {
		tokens = append(tokens, token{word: w})
	}
	cues := &b.lang.Cues
	for i, t := range tokens {
		w := flagWord{token: t, number: -1, broken: -1, short: isShort(text[t.at.Start:t.at.End])}
		switch {
		case i >= whole:
			w.readings = b.unfinished(t.text)
		case i == len(tokens)-1 && t.at.End == len(text):
			b.readLast(&w)
		default:
			b.readWhole(&w)
		}
		w.small = cues.Small[t.text]
		w.soft = w.small || t.filler || cues.People[t.text] || cues.IsAdverb(t.text)
		from := 0
		if i > 0 {
			from = tokens[i-1].at.End
		}
		w.stop, w.comma = pause(string(text[min(from, t.at.Start):t.at.Start]))
		w.stop = w.stop || i > 0 && cues.Contrasts[tokens[i-1].text]
		out = append(out, w)
	}
	return out
}

// pause reads what is written between two words: the end of a sentence, or a comma.
// Dots in a row are a comma, and one without a space is none: cant.breathe.
func pause(between string) (stop, comma bool) {
	switch {
	case between == ".":
		return false, false
	case strings.Contains(between, "..") || strings.Contains(between, "…"):
		return false, true
	}
	return strings.ContainsAny(between, ".;!?\n"), strings.ContainsAny(between, ",/(:")
}

// withoutEnding is a word as it is, or the abbreviation that it is a form of: od'd
// is od, not odd.
func (b *flagBook) withoutEnding(w word, text []rune) string {
	end := w.at.End - 2
	if end <= w.at.Start || !isApostrophe(text[end]) {
		return w.text
	}
	if base := split(string(text[w.at.Start:end])); len(base) == 1 && b.isAbbreviation(base[0].text) && b.find(base[0].text) >= 0 {
		return base[0].text
	}
	return w.text
}

// isShort reports whether a word is written as abbreviations are: OD, o.d., od'd.
func isShort(typed []rune) bool {
	return len(typed) > 1 && !slices.ContainsFunc(typed, unicode.IsLower) || slices.Contains(typed, '.') || slices.ContainsFunc(typed, isApostrophe)
}

// readWhole reads a word that is typed to its end.
func (b *flagBook) readWhole(w *flagWord) {
	if b.whole.get(&w.token) {
		w.not = slices.ContainsFunc(w.readings, func(m meaning) bool { return m.feature == b.not })
		w.number = b.numberOf(w.text)
		return
	}
	b.readWord(w)
	if w.guessed {
		b.readOrdinary(w)
	}
	b.whole.put(w.token)
}

// numberOf is the number that a word means, or -1.
func (b *flagBook) numberOf(w string) int {
	if n, ok := b.lang.Cues.Numbers[w]; ok {
		return n
	}
	if n, err := strconv.Atoi(w); err == nil {
		return n
	}
	return -1
}

// readLast reads a word with which the text stops, and which may be broken off.
// It may have too many readings: [flagBook.settle] looks closer, once it matters.
func (b *flagBook) readLast(w *flagWord) {
	b.readWord(w)
	w.broken = len(w.readings)
	if !w.not && w.number < 0 {
		b.readBroken(w)
	}
}

// settle takes back the readings of the last word that other words are nearer to.
func (b *flagBook) settle(w *flagWord) {
	if w.broken == len(w.readings) && !w.guessed {
		return
	}
	slip := *w
	slip.readings = slices.Clone(w.readings[:w.broken])
	begun := slices.Clone(w.readings[w.broken:])
	if w.guessed {
		b.readOrdinary(&slip)
	}
	if harmless, _ := b.begins(w.text, -1, language.Unknown); harmless {
		for i, m := range slip.readings {
			if m.quality < full || !w.short && len(w.text) < fewestAlone {
				slip.readings[i].way = inPhrase // drows is rather drowsy than drown, unless other words say so
			}
		}
		for i := range begun {
			begun[i].way = byPrefix
		}
	}
	w.not, w.readings = slip.not, append(slip.readings, begun...)
}

func (b *flagBook) readWord(w *flagWord) {
	w.not = b.lang.Cues.Not[w.text]
	w.readings = slices.Clip(w.readings)
	switch {
	case w.not:
		w.readings = append(w.readings, meaning{b.not, full, byWord})
		return
	case isDigit(w.text[0]) || b.lang.Cues.Numbers[w.text] > 0:
		if w.number = b.numberOf(w.text); w.number >= 0 {
			w.readings = append(w.readings, meaning{b.number, full, byWord})
		}
		return
	}
	switch {
	case w.known:
		w.readings = slices.DeleteFunc(slices.Clone(w.readings), func(m meaning) bool { return m.way != byWord })
	case len(w.readings) == 0 && !w.guessed && !w.filler && !b.ordinary.has(w.text) && w.tier > language.Basic && len(w.text) >= fewestMistaken:
		for _, g := range b.reader.lexicon.guesses(w.text, false, false) {
			if g.distance <= costEdit {
				w.readings = append(w.readings, meaning{b.reader.lexicon.lexeme[g.term], g.quality(), inPhrase})
			}
		}
	}
	if w.tier == language.Unknown || w.tier > language.Known {
		b.readSpanish(w)
	}
}

// fewestMistaken is the number of letters from which on a word of its own may be
// a slip of another one beside it: dwelling tongue.
const fewestMistaken = 5

// readSpanish adds the other forms of a Spanish word.
func (b *flagBook) readSpanish(w *flagWord) {
	forms := b.spanish[b.lang.foreign(w.text)]
	if len(w.text) < fewestSpanish || len(forms) == 0 {
		return
	}
	if w.guessed {
		w.readings = nil
	}
	for _, f := range forms {
		w.readings = append(w.readings, meaning{f, full, byWord})
	}
}

// nearerBy is how much nearer, in quality, a misspelled word is to a word of the
// handbook than to a red flag if it is one only together with other words:
// confussed is confused, not concussed.
const nearerBy = 8

// surely is the quality from which on a word that the handbook has is a slip of
// a red flag all the same: the vocabulary lists misspellings, and names of drugs.
const surely = 211

// readOrdinary compares a misspelled word with the words that are no red flags.
func (b *flagBook) readOrdinary(w *flagWord) {
	best := int32(0)
	for _, r := range w.readings {
		best = max(best, r.quality)
	}
	if best < surely && b.ordinary.has(w.text) {
		w.readings = nil
		return
	}
	for i := range w.readings {
		if w.readings[i].quality+2*nearerBy < best {
			w.readings[i].way = inPhrase
		}
	}
	for _, g := range b.ordinary.guesses(w.text, false, false) {
		t := b.ordinary.terms[g.term]
		switch {
		case g.quality() > best && b.lang.Cues.Not[t]:
			w.not = true
			w.readings = append(w.readings[:0:0], meaning{b.not, full, byWord})
			return
		case g.quality() > best+nearerBy && b.lang.Tier(t) != language.Unknown && b.find(t) < 0:
			for i := range w.readings {
				w.readings[i].way = inPhrase
			}
			return
		}
	}
}

// unfinished reads a word that may not be typed to its end: as the word that it
// is, and as those it begins if it is no word and nothing harmless begins like
// it. A short word, which could be anything, is not enough by itself.
func (b *flagBook) unfinished(w string) (out []meaning) {
	if isDigit(w[0]) {
		return nil
	}
	lx := b.reader.lexicon
	own, tier := b.find(w), b.lang.Tier(w)
	harmless, likelier := b.begins(w, own, tier)
	if own >= 0 && !likelier {
		way := byWord
		if len(w) < fewestAlone {
			way = byPrefix
		}
		out = append(out, meaning{own, full, way})
	}
	if harmless || tier != language.Unknown && tier <= language.Known {
		return out
	}
	from, to := lx.prefixed(w)
	for id := from; id < to; id++ {
		out = append(out, meaning{lx.lexeme[id], qualityNear, byPrefix})
	}
	return out
}

// fewestAlone is the number of letters from which on a word may still grow into
// one as common: pain, paint, but not see, seem.
const fewestAlone = 4

// find is [lexicon.find], but for words by the hundred.
func (b *flagBook) find(w string) int32 {
	if id := b.reader.lexicon.term(w); id >= 0 {
		return b.reader.lexicon.lexeme[id]
	}
	if l, ok := b.stems[b.lang.Stem(w)]; ok {
		return l
	}
	return -1
}

// begins tells whether a word that is no red flag begins with w, and whether
// such a word is likelier than w itself.
func (b *flagBook) begins(w string, own int32, tier language.Tier) (harmless, likelier bool) {
	consider := func(longer string) bool {
		l := b.find(longer)
		t := b.lang.Tier(longer)
		if len(longer) == len(w) || l >= 0 && l == own && (t != language.Basic || tier == language.Basic) {
			return true
		}
		if l == own { // a likelier word that only looks like a form of it: numb, number
			l = -1
		}
		harmless = harmless || l < 0 && t <= language.Known
		likelier = likelier || t != language.Unknown && (t < tier || tier == language.Unknown || t == tier && len(w) < fewestAlone)
		return !harmless || !likelier
	}
	for longer := range b.lang.StartingWith(w) {
		if !consider(longer) {
			return harmless, likelier
		}
	}
	from, to := b.ordinary.prefixed(w)
	for id := from; id < to && !harmless; id++ {
		t := b.ordinary.terms[id]
		harmless = len(t) > len(w) && b.ordinary.rank[id] >= rankVocabulary && b.find(t) < 0 &&
			(b.lang.Tier(t) != language.Unknown || len(b.reader.lexicon.guesses(t, false, false)) == 0)
	}
	return harmless, likelier
}

// The letters that a broken-off word needs: more if it is the whole phrase.
const (
	fewestBroken      = 2 // chest pa
	fewestBrokenAlone = 5
)

// readBroken reads the last word of a text that stops in it: unless it is a word
// of its own, as those it begins.
func (b *flagBook) readBroken(w *flagWord) {
	if len(w.text) < fewestBroken || w.filler || len(w.text) > fewestBroken && (w.known || w.tier != language.Unknown) {
		return
	}
	way := byPrefix
	if len(w.text) >= fewestBrokenAlone {
		way = byWord
	}
	lx := b.reader.lexicon
	from, to := lx.prefixed(w.text)
	for id := from; id < to; id++ {
		w.readings = append(w.readings, meaning{lx.lexeme[id], qualityNear, way})
	}
}

// fewestSpanish is the number of letters from which on a Spanish word is known in
// other forms than those listed.
const fewestSpanish = 5
