package language

import (
	"slices"
	"strings"
)

// SoundRule says how some letters are heard. In Spelled, V is any vowel and E is
// e, i or y; the rule consumes the first Reads letters and only looks at the
// others.
type SoundRule struct {
	Spelled string
	Heard   string
	Reads   int
}

const (
	// maxSounds is how many sounds of a word make its key: what fits 64 bits.
	maxSounds = 12
	// fewestSounds is the least number of sounds that make a key. Shorter words
	// sound alike too easily.
	fewestSounds = 3
)

// Sounds makes keys of how words sound. Consonants that sound alike fall
// together; silent letters, doubles and all vowels but the first are dropped.
type Sounds struct {
	vowels            string
	initial, anywhere [26][]SoundRule // by first letter; the last rule of each fits always
}

// NewSounds makes sounds from rules for the first letters of a word and rules
// for letters anywhere. The first rule that fits applies; letters without one
// sound as they are written, or, vowels, not at all.
func NewSounds(vowels string, initial, anywhere []SoundRule) *Sounds {
	s := &Sounds{vowels: vowels}
	for c := byte('a'); c <= 'z'; c++ {
		startsWith := func(rules []SoundRule) []SoundRule {
			return slices.DeleteFunc(slices.Clone(rules), func(r SoundRule) bool { return !s.matches(r.Spelled[0], c) })
		}
		asWritten := SoundRule{Heard: string(c), Reads: 1}
		if s.isVowel(c) {
			asWritten.Heard = ""
		}
		s.anywhere[c-'a'] = append(startsWith(anywhere), asWritten)
		s.initial[c-'a'] = append(startsWith(initial), s.anywhere[c-'a']...)
	}
	return s
}

// Key is the key of a folded word. It is 0 for words of few sounds and for
// anything but letters.
func (s *Sounds) Key(w string) uint64 {
	if !isLetters(w) {
		return 0
	}
	var key uint64
	n, last := 0, byte(0)
	for i := 0; i < len(w); {
		r := s.rule(w, i)
		for j := range len(r.Heard) {
			if c := r.Heard[j]; c != last && n < maxSounds {
				key = key<<5 | uint64(c-'a'+1)
				n++
			}
			last = r.Heard[j]
		}
		if i > 0 && s.isVowel(w[i]) {
			last = 0 // consonants with a vowel between them are no double
		}
		i += r.Reads
	}
	if n < fewestSounds {
		return 0
	}
	return key
}

// rule is the rule for the letters of w from i on.
func (s *Sounds) rule(w string, i int) *SoundRule {
	rules := s.anywhere[w[i]-'a']
	if i == 0 {
		rules = s.initial[w[0]-'a']
	}
	last := len(rules) - 1
	for k := range rules[:last] {
		if s.fits(&rules[k], w[i:]) {
			return &rules[k]
		}
	}
	return &rules[last]
}

func (s *Sounds) fits(r *SoundRule, w string) bool {
	if len(w) < len(r.Spelled) {
		return false
	}
	for j := range len(r.Spelled) {
		if !s.matches(r.Spelled[j], w[j]) {
			return false
		}
	}
	return true
}

// matches reports whether a letter of a rule matches c.
func (s *Sounds) matches(spelled, c byte) bool {
	switch spelled {
	case 'V':
		return s.isVowel(c)
	case 'E':
		return c == 'e' || c == 'i' || c == 'y'
	}
	return spelled == c
}

func (s *Sounds) isVowel(c byte) bool { return strings.IndexByte(s.vowels, c) >= 0 }
