package search

import (
	"slices"
	"strings"

	"clinichandbook/handbook/search/language"
)

// Red flags are typed in haste: without spaces, with a digit for a letter, with any
// sign for an apostrophe. Here such words become those that the phrases have.

// joinSigns joins what some sign has parted that is one word: can"t, w/o, 0verdose.
func (b *flagBook) joinSigns(words []word) []word {
	out := words[:0]
	for _, w := range words {
		n := len(out) - 1
		if n >= 0 && w.at.Start-out[n].at.End <= 1 {
			a := out[n].text
			digit := len(a) == 1 && isDigit(a[0]) && w.at.Start == out[n].at.End && !isDigit(w.text[0]) && b.knows(b.withLetters(a+w.text))
			if len(w.text) == 1 && b.lang.Cues.Not[a+w.text] || digit {
				out[n] = out[n].join(w)
				continue
			}
		}
		out = append(out, w)
	}
	return out
}

// isSlip reports a word that is a single edit away from another one.
func (b *flagBook) isSlip(w string, lx *lexicon) bool {
	near := func(lx *lexicon) bool {
		return slices.ContainsFunc(lx.guesses(w, false, false), func(g guess) bool { return g.distance <= costEdit })
	}
	return near(b.reader.lexicon) || near(lx)
}

// lettersFor are the letters that a digit looks like, or the sign itself.
func lettersFor(sign byte) string {
	switch sign {
	case '0':
		return "o"
	case '1':
		return "il"
	case '3':
		return "e"
	case '4':
		return "a"
	case '5':
		return "s"
	case '7':
		return "t"
	}
	return string(rune(sign))
}

// withLetters is a word with letters in the place of digits if the phrases have it
// then: su1cide.
func (b *flagBook) withLetters(w string) string {
	if isLetters(w) || !strings.ContainsFunc(w, func(r rune) bool { return 'a' <= r && r <= 'z' }) {
		return w
	}
	read := []string{""}
	for i := range len(w) {
		like := lettersFor(w[i])
		var next []string
		for _, r := range read {
			for k := range len(like) {
				next = append(next, r+like[k:k+1])
			}
		}
		if read = next; len(read) > maxReadings {
			return w
		}
	}
	for _, r := range read {
		if b.lang.Cues.Not[r] || len(r) > longestAbbreviation && b.knows(r) {
			return r
		}
	}
	return w
}

const (
	// maxReadings bounds how a word with digits in it is read: a one is i or l.
	maxReadings = 8
	// fewestJoined is the number of letters from which on a word may be several.
	fewestJoined = 8
	// maxJoined is how many words may be typed as one.
	maxJoined = 6
	// fewestTelling is the number of letters that the word of a phrase has at least
	// that is among them.
	fewestTelling = 3
)

// parts parts a word that is several typed as one, among them one of the phrases:
// shortofbreath, nopuedorespirar.
func (b *flagBook) parts(w word, lx *lexicon) []word {
	n := len(w.text)
	if n < fewestJoined || !isLetters(w.text) || b.lang.Tier(w.text) != language.Unknown || lx.has(w.text) {
		return []word{w}
	}
	type cut struct {
		count, from int // words up to here, and where the last one begins
		telling     int // letters of the words of phrases among them
	}
	best := make([]cut, n+1)
	for end := 2; end <= n; end++ {
		for from := 0; from <= end-2; from++ {
			before := best[from]
			if from > 0 && before.count == 0 || before.count == maxJoined {
				continue
			}
			c := cut{before.count + 1, from, before.telling}
			if end-from >= fewestTelling && b.find(w.text[from:end]) >= 0 {
				c.telling += end - from
				if b.reader.lexicon.term(w.text[from:end]) < 0 {
					c.telling-- // dolor de pecho, not do lorde pecho
				}
			} else if !lx.halfWord(w.text[from:end]) && !b.lang.Cues.Small[w.text[from:end]] {
				continue
			}
			if old := best[end]; old.count == 0 || c.telling-2*c.count > old.telling-2*old.count {
				best[end] = c
			}
		}
	}
	if best[n].telling == 0 || b.isSlip(w.text, lx) {
		return []word{w}
	}
	var out []word
	for rest := w; ; {
		from := best[len(rest.text)].from
		if from == 0 {
			return append([]word{rest}, out...)
		}
		two := rest.cut(from)
		rest, out = two[0], append([]word{two[1]}, out...)
	}
}
