package search

import "slices"

// soundRule tells how letters are heard. In spelled, V stands for any vowel and
// E for e, i and y, which are looked at but not read.
type soundRule struct {
	spelled string
	heard   string
	reads   int // letters
}

// Rules for the first letters of a word, tried before the others.
var initialSounds = []soundRule{
	{"kn", "", 1}, {"gn", "", 1}, {"ps", "", 1}, {"pn", "", 1}, {"V", "a", 1}, {"h", "h", 1}, {"w", "w", 1},
}

// Rules for letters anywhere; the first that fits counts. What no rule names is
// heard as it is written.
var sounds = []soundRule{
	{"sch", "sk", 3}, // schizophrenia
	{"sciV", "x", 2}, // conscious
	{"sh", "x", 1},
	{"sio", "x", 1}, // tension
	{"z", "s", 1},
	{"ch", "c", 2},
	{"ciV", "x", 1}, // special
	{"cE", "s", 1},  // cell
	{"ck", "k", 2},
	{"c", "k", 1},
	{"q", "k", 1},
	{"x", "ks", 1},
	{"tiV", "x", 1}, // patient
	{"tz", "", 1},
	{"tch", "", 1}, // itch
	{"th", "t", 2},
	{"ph", "f", 2},
	{"gh", "", 2},  // night
	{"gE", "j", 1}, // gentle
	{"v", "f", 1},
	{"d", "t", 1},
	{"h", "", 1},
	{"w", "", 1},
}

// maxSounds is how many sounds of a word are told apart: what fits a key.
const maxSounds = 12

// fewestSounds is the number of sounds below which words sound alike too easily.
const fewestSounds = 3

// sound is a rough key of how a word sounds: consonants that sound alike fall
// together, silent ones and all vowels but the first go, and so do doubles. It
// is 0 for words of few sounds and for what is not all letters.
func sound(w string) uint64 {
	if !isLetters(w) {
		return 0
	}
	var key uint64
	n, last := 0, byte(0)
	for i := 0; i < len(w); {
		r := soundAt(w, i)
		for j := range len(r.heard) {
			if c := r.heard[j]; c != last && n < maxSounds {
				key = key<<5 | uint64(c-'a'+1)
				n++
			}
			last = r.heard[j]
		}
		if i > 0 && isVowel(w[i]) {
			last = 0 // vowels part doubles
		}
		i += r.reads
	}
	if n < fewestSounds {
		return 0
	}
	return key
}

// soundsOf and initialSoundsOf are the rules that may fit where a letter stands,
// the last of which fits always.
var soundsOf, initialSoundsOf = soundsByLetter()

func soundsByLetter() (anywhere, initial [26][]soundRule) {
	for c := byte('a'); c <= 'z'; c++ {
		begins := func(rules []soundRule) []soundRule {
			return slices.DeleteFunc(slices.Clone(rules), func(r soundRule) bool { return !hears(r.spelled[0], c) })
		}
		as := soundRule{heard: string(c), reads: 1}
		if isVowel(c) {
			as.heard = ""
		}
		anywhere[c-'a'] = append(begins(sounds), as)
		initial[c-'a'] = append(begins(initialSounds), anywhere[c-'a']...)
	}
	return anywhere, initial
}

// soundAt is the rule for the letters of w from i on.
func soundAt(w string, i int) *soundRule {
	rules := soundsOf[w[i]-'a']
	if i == 0 {
		rules = initialSoundsOf[w[0]-'a']
	}
	for k := range rules {
		if rules[k].fits(w[i:]) {
			return &rules[k]
		}
	}
	panic("no rule for a letter")
}

func (r *soundRule) fits(w string) bool {
	if len(w) < len(r.spelled) {
		return false
	}
	for j := range len(r.spelled) {
		if !hears(r.spelled[j], w[j]) {
			return false
		}
	}
	return true
}

// hears reports whether a letter of a rule stands for c.
func hears(spelled, c byte) bool {
	switch spelled {
	case 'V':
		return isVowel(c)
	case 'E':
		return c == 'e' || c == 'i' || c == 'y'
	}
	return spelled == c
}
