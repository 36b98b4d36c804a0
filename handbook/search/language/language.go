// Package language declares what the search engine needs to know about a
// language: its common words, word forms, sounds, and likely typos.
//
// A language is a plain value, such as the one that package english returns; package
// languages lists those that are used. The weights of the engine are not part of it.
package language

import (
	"iter"
	"slices"
	"strings"
)

// Language describes a language. Words are folded: lower case, without accents
// and apostrophes (can't is cant). The zero value knows no words and no
// inflections; every word then stands for itself alone.
type Language struct {
	Name string

	// Tier reports how common a word is, which separates words from slips.
	Tier func(word string) Tier
	// StartingWith lists the words of the language that start with a prefix.
	StartingWith func(prefix string) iter.Seq[string]
	// Stem returns what the inflections and spellings of a word have in common:
	// the same for drive, driving and drove. The result need not be a word.
	Stem func(word string) string
	// ByEar spells a stem as it sounds, so that what people write by ear meets what is
	// right. It may be nil.
	ByEar func(stem string) string
	// Looks reports whether a word that no list has ends as words of the language
	// do. It may be nil.
	Looks func(word string) bool
	// Forms lists what may be inflections of a word: with -s, with -ing. Not all of
	// them need be words. It may be nil.
	Forms func(word string) []string
	// Sound returns a rough key of how a word sounds, or 0 if it has none. See
	// [NewSounds].
	Sound func(word string) uint64

	Plural  string   // the ending of most plurals: s
	Endings []string // endings that leave the meaning of a word as it is, the plural's first: s, ness
	Slips   Slips

	SmallWords
	Asides
	Cues Cues // the words around a red flag

	Aspects  []Aspect // what is asked about any treatment
	Business []Topic  // what callers ask about any clinic's own business
}

// SmallWords say little or nothing by themselves.
type SmallWords struct {
	Fillers Set // carry a sentence and say nothing about its subject: the, please, called
	Light   Set // say little; found in questions of every kind: feel, today, appointment
	Dropped Set // phrases are compared without them: articles, pronouns, forms of to be
	Skipped Set // may occur between the words of a phrase; includes Dropped
	Joined  Set // short words, not fillers, that are typed without a space: iv
	Linking Set // fillers that link words into a phrase about anything: heart of gold
}

// Asides are what is said around a question, or of what there is not.
type Asides struct {
	DenialsBefore Set // before a symptom, say it is absent: no, denies
	DenialsAfter  Set // after one: negative, normal

	// Remarks are what is said around a question, phrases separated by commas, of which
	// a word may be one or the other: what can|should i do.
	Remarks   string
	Times     string // when something happened, likewise: after my infusion
	Denied    string // what a list of what there is not begins with: denies, no history of
	Contrasts Set    // words that end such a list: but
}

// Topic is something that a clinic's page may be about. Phrases are separated by
// commas.
type Topic struct {
	Names string // what such a page is called: parking
	Words string // what else callers say for it: valet
}

// SideEffects is the name of the aspect that a query asks that names a sign.
const SideEffects = "side effects"

// Aspect is what may be asked about any treatment: what it costs, how long it takes.
// Phrases are separated by commas.
type Aspect struct {
	Name  string // the same in every language
	Asked string // what a query says: how much
	Told  string // what a page says that answers: dollars
}

// Slips describes how words are misspelled. Letters are a to z.
type Slips struct {
	Vowels   string   // often confused with each other
	Silent   string   // often left out because they are not heard
	Alike    []string // groups of letters that sound alike: ck, sz
	Keyboard []string // rows of keys, from the top, each half a key to the right of the one above
}

// Tier is how common a word is in a language.
type Tier byte

// The tiers, from the most common words on.
const (
	Unknown Tier = iota // not a word of the language
	Basic               // the 4,000 most common words
	Common              // the next 7,000
	Known               // the next 29,000
	Rare                // the next 23,000
	Name                // names of people, places and brands
)

// Set is a set of words.
type Set map[string]bool

// Words makes a set of words that spaces separate.
func Words(words string) Set {
	set := Set{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// Join makes one language of several that are used together. A word is read in
// the first language that knows it; one that none knows in the one it looks like, or else in the first.
func Join(languages ...Language) Language {
	var all Language
	for i, l := range languages {
		if l.Tier == nil {
			l.Tier = func(string) Tier { return Unknown }
		}
		if l.StartingWith == nil {
			l.StartingWith = func(string) iter.Seq[string] { return func(func(string) bool) {} }
		}
		if l.Stem == nil {
			l.Stem = func(w string) string { return w }
		}
		if l.Sound == nil {
			l.Sound = func(string) uint64 { return 0 }
		}
		if i == 0 {
			all = l
			continue
		}
		all = join(all, l)
	}
	if len(languages) == 0 {
		return Join(Language{})
	}
	return all
}

// fewestForeign is the number of letters of the stem from which on a word that no
// language knows may be of another than the first: MAT is no form of matar.
const fewestForeign = 4

func join(a, b Language) Language {
	inB := func(w string) bool { return a.Tier(w) == Unknown && b.Tier(w) != Unknown }
	return Language{
		Name: a.Name + ", " + b.Name,
		Tier: func(w string) Tier {
			if t := a.Tier(w); t != Unknown {
				return t
			}
			return b.Tier(w)
		},
		StartingWith: func(prefix string) iter.Seq[string] {
			return func(yield func(string) bool) {
				for _, l := range []Language{a, b} {
					for w := range l.StartingWith(prefix) {
						if !yield(w) {
							return
						}
					}
				}
			}
		},
		Stem: func(w string) string {
			switch {
			case a.Tier(w) != Unknown:
				return a.Stem(w)
			case b.Tier(w) != Unknown:
				return b.Stem(w)
			}
			first := a.Stem(w)
			if b.Looks == nil || !b.Looks(w) || !strings.HasPrefix(w, first) { // tonite is a form of tonight
				return first
			}
			if stem := b.Stem(w); len(stem) >= fewestForeign {
				return stem
			}
			return first
		},
		Sound: func(w string) uint64 {
			if inB(w) {
				return b.Sound(w)
			}
			return a.Sound(w)
		},
		Forms:   a.Forms,
		Plural:  a.Plural,
		Endings: append(a.Endings[:len(a.Endings):len(a.Endings)], b.Endings...),
		Slips: Slips{
			Vowels:   a.Slips.Vowels + b.Slips.Vowels,
			Silent:   a.Slips.Silent + b.Slips.Silent,
			Alike:    append(a.Slips.Alike[:len(a.Slips.Alike):len(a.Slips.Alike)], b.Slips.Alike...),
			Keyboard: a.Slips.Keyboard,
		},
		SmallWords: SmallWords{
			Fillers: union(a.Fillers, b.Fillers),
			Light:   union(a.Light, b.Light),
			Dropped: union(a.Dropped, b.Dropped),
			Skipped: union(a.Skipped, b.Skipped),
			Joined:  union(a.Joined, b.Joined),
			Linking: union(a.Linking, b.Linking),
		},
		Asides: Asides{
			DenialsBefore: union(a.DenialsBefore, b.DenialsBefore),
			DenialsAfter:  union(a.DenialsAfter, b.DenialsAfter),
			Remarks:       a.Remarks + "," + b.Remarks,
			Times:         a.Times + "," + b.Times,
			Denied:        a.Denied + "," + b.Denied,
			Contrasts:     union(a.Contrasts, b.Contrasts),
		},
		Cues:     JoinCues(a.Cues, b.Cues),
		Aspects:  joinAspects(a.Aspects, b.Aspects),
		Business: slices.Concat(a.Business, b.Business),
	}
}

// joinAspects adds the phrases of b to the aspects of the same name.
func joinAspects(a, b []Aspect) []Aspect {
	all := slices.Clone(a)
	for _, aspect := range b {
		i := slices.IndexFunc(all, func(o Aspect) bool { return o.Name == aspect.Name })
		if i < 0 {
			all = append(all, aspect)
			continue
		}
		all[i].Asked += ", " + aspect.Asked
		all[i].Told += ", " + aspect.Told
	}
	return all
}

func union(a, b Set) Set {
	all := make(Set, len(a)+len(b))
	for _, set := range []Set{a, b} {
		for w := range set {
			all[w] = true
		}
	}
	return all
}
