package search

import (
	"math/bits"

	"clinichandbook/handbook/search/language"
)

// Slips of the finger and of the ear are measured as a weighted edit distance
// in hundredths: an optimal string alignment (L. Boytsov, "Indexing methods for
// approximate dictionary searching", 2011) in which likely slips cost less than
// a whole edit. See alignment.
const (
	costEdit    = 100
	costSwap    = 70 // two neighbors exchanged: ketmaine
	costDouble  = 45 // a letter doubled or not: dissociation, disociation
	costVowel   = 60 // one vowel for another: nausia
	costSound   = 50 // letters that sound alike: drowzy
	costKey     = 75 // the key next to it: heafache
	costSilent  = 60 // a letter that is often not heard: hedache
	costMute    = 80 // another vowel left out
	costInitial = 60 // added when the first letter is wrong
)

// compiledLanguage is what queries are read by: all their languages as one.
type compiledLanguage struct {
	language.Language
	slips   *slipCosts
	foreign func(word string) string // the stem of a word of the second language, for red flags
}

func compile(languages []language.Language) *compiledLanguage {
	all := language.Join(languages...)
	return &compiledLanguage{all, newSlipCosts(all.Slips), func(w string) string { return w }}
}

// compileFlags compiles the language of the red flags: the first. Of the second, only
// the phrases that are written in it are known, by its stems. The cues are those of
// all.
func compileFlags(languages []language.Language) *compiledLanguage {
	lang := compile(languages[:min(1, len(languages))])
	if len(languages) > 1 && languages[1].Stem != nil {
		lang.foreign = languages[1].Stem
		if byEar := languages[1].ByEar; byEar != nil {
			lang.foreign = func(w string) string { return byEar(languages[1].Stem(w)) }
		}
	}
	for _, l := range languages[min(1, len(languages)):] {
		lang.Cues = language.JoinCues(lang.Cues, l.Cues)
	}
	return lang
}

// slipCosts are the costs of edits in a language.
type slipCosts struct {
	substitutions  [26][26]uint8
	foreign        [26]uint8 // substitutions of a letter and anything else
	least          [27]int   // the least that it costs to be rid of a letter
	vowels, silent letterSet
	alike          [26]letterSet // by letter: it and those that sound alike
	nextTo         [26]letterSet // by letter: its key and those around it
}

func newSlipCosts(s language.Slips) *slipCosts {
	c := &slipCosts{vowels: letters(s.Vowels), silent: letters(s.Silent), nextTo: neighbors(s.Keyboard)}
	for _, group := range s.Alike {
		for i := range len(group) {
			c.alike[group[i]-'a'] |= letters(group)
		}
	}
	for x := range byte(26) {
		c.foreign[x] = costEdit
		for y := range byte(26) {
			switch {
			case c.alike[x].has(y):
				c.substitutions[x][y] = costSound
			case c.vowels.has(x) && c.vowels.has(y):
				c.substitutions[x][y] = costVowel
			case c.nextTo[x].has(y):
				c.substitutions[x][y] = costKey
			default:
				c.substitutions[x][y] = costEdit
			}
		}
	}
	for x := range 26 {
		c.least[x] = min(c.gap(string(rune('a'+x)), 0), costKey)
		for y := range 26 {
			if y != x {
				c.least[x] = min(c.least[x], int(c.substitutions[x][y]))
			}
		}
	}
	c.least[26] = costEdit
	return c
}

// neighbors returns for each letter its key and those that touch it.
func neighbors(rows []string) (keys [26]letterSet) {
	touch := func(a, b string) {
		keys[a[0]-'a'] |= letters(a + b)
		keys[b[0]-'a'] |= letters(a + b)
	}
	for r, row := range rows {
		for i := range row {
			if i > 0 {
				touch(row[i:i+1], row[i-1:i])
			}
			for j := max(i-1, 0); r+1 < len(rows) && j <= i && j < len(rows[r+1]); j++ {
				touch(row[i:i+1], rows[r+1][j:j+1])
			}
		}
	}
	return keys
}

// initial is the extra cost of words that differ in their first letter.
func (c *slipCosts) initial(a, b string) int {
	if a == "" || b == "" || a[0] == b[0] {
		return 0
	}
	if c.substitution(a[0], b[0]) == costSound || len(a) > 1 && len(b) > 1 && a[1] == b[0] && a[0] == b[1] {
		return costInitial / 2
	}
	return costInitial
}

// gap is the cost of leaving out letter i of w, or of adding it.
func (c *slipCosts) gap(w string, i int) int {
	l := w[i]
	if i > 0 && l == w[i-1] || i+1 < len(w) && l == w[i+1] {
		return costDouble
	}
	if !isLetter(l) {
		return costEdit
	}
	switch {
	case c.silent.has(l - 'a'):
		return costSilent
	case c.vowels.has(l - 'a'):
		return costMute
	}
	return costEdit
}

// substitution is the cost of writing y for x.
func (c *slipCosts) substitution(x, y byte) int {
	if !isLetter(x) || !isLetter(y) {
		return costEdit
	}
	return int(c.substitutions[x-'a'][y-'a'])
}

// leastDistance is a lower bound of the distance of two words, the first of
// which has letters that the second lacks.
func (c *slipCosts) leastDistance(missing letterSet) int {
	d := 0
	for ; missing != 0; missing &= missing - 1 {
		d += c.least[bits.TrailingZeros32(uint32(missing))]
	}
	return d
}

// letterSet is a set of letters, a bit each. Everything that is no letter shares
// the bit 26.
type letterSet uint32

// has reports whether a letter is in the set, counted from a.
func (s letterSet) has(letter byte) bool { return s>>letter&1 == 1 }

// size is how many letters there are.
func (s letterSet) size() int { return bits.OnesCount32(uint32(s)) }

func letters(w string) letterSet {
	var s letterSet
	for i := range len(w) {
		if isLetter(w[i]) {
			s |= 1 << (w[i] - 'a')
		} else {
			s |= 1 << 26
		}
	}
	return s
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' }

// isLetters reports whether a folded word consists of letters alone.
func isLetters(w string) bool {
	for i := range len(w) {
		if !isLetter(w[i]) {
			return false
		}
	}
	return true
}
