package search

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"clinichandbook/handbook"
	"clinichandbook/handbook/search/language"
)

// A red flag is recognized in five steps.
//
//	"hes not rlly brething rite, no fever"
//	      │ words      folded, parted, unglued, as every query is (text.go, token.go)
//	      │ read       each as the words of the phrases it may be: in any form,
//	      ▼            misspelled, half typed (redflagread.go)
//	not · breathe · right · no
//	      │ find       phrases, all of whose words are near each other (redflagfind.go)
//	      ▼
//	"not breathe right"
//	      │ unless     phrases that take their words away: breathing exercises
//	      │ cues       denied, long past, or asked about (redflagcues.go)
//	      ▼
//	Trouble breathing
//
// What a phrase may say is told in the file, red-flags.yaml, for those who write
// it: words in any form and nearly any order, word classes in braces, "not" for
// every negation, hyphens for words that must follow each other. This file makes
// slots of it, one for each word.
//
// A window asks at every letter; what it shows is up to [Watch].

// Flag is a red flag that a query raises.
type Flag struct {
	Group  *handbook.RedFlag
	Phrase string  // the phrase that was recognized, as the file has it
	At     []Range // the words that raised it, in runes
}

// Spanish reports that words in Spanish raised the flag.
func (f Flag) Spanish() bool { return slices.Contains(f.Group.Spanish, f.Phrase) }

// flagBook recognizes the phrases of the red flags.
type flagBook struct {
	groups  []flagGroup
	phrases []flagPhrase
	slots   [][]slotRef // by feature: the slots that it fills
	not     int32       // the feature of every negation
	number  int32       // the feature of every number
	spanish map[string][]int32
	lang    *compiledLanguage
	once    [][]string // phrases that put a sign in the past, by their words
	ago     [][]string // likewise, inside a sign
	asked   [][]string // phrases that ask what may happen
	what    [][]string // phrases that ask what something is
	so      [][]string // phrases that say that it happens, whatever was asked
	reader  *reader    // over the words of the phrases alone

	stems    map[string]int32 // features by stem
	whole    tokenCache       // readings of the last words
	ordinary *lexicon         // of the handbook, to tell what is no red flag
	scratch  sync.Pool
}

// flagGroup is one group of red flags, as places in the book's phrases.
type flagGroup struct {
	group   *handbook.RedFlag
	phrases []int
	unless  []int // phrases that take their words away again
}

// flagPhrase is a phrase as slots, each of which takes one of some words.
type flagPhrase struct {
	text    string
	group   int // of the book
	slots   []flagSlot
	negated bool // some slot is a negation
	end     bool // nothing more is said behind it
	single  bool // all its words but one are small: is|was fitting
}

// flagSlot is a place in a phrase for a word.
type flagSlot struct {
	words  []slotWord
	ranges []numberRange
	not    bool // any negation fills it
	joined bool // it directly follows the slot before
	after  bool // it follows the slot before: out, up, it
}

// slotWord is a word that fills a slot. An abbreviation such as SOB must be typed
// as it is: sobbing is something else.
type slotWord struct {
	feature int32
	exact   string // empty if any form will do
}

type numberRange struct{ from, to int }

// maxSlots is how many slots of a phrase are told apart.
const maxSlots = 32

// longestAbbreviation is the number of letters up to which an uncommon word is
// taken as an abbreviation even in small letters.
const longestAbbreviation = 3

// isAbbreviation reports whether a word is taken as one.
func (b *flagBook) isAbbreviation(word string) bool {
	tier := b.lang.Tier(word)
	return len(word) <= longestAbbreviation && !b.lang.Fillers[word] && tier != language.Basic && tier != language.Common
}

type slotRef struct{ phrase, slot int32 }

func newFlagBook(flags []handbook.RedFlag, lang *compiledLanguage) *flagBook {
	b := &flagBook{lang: lang, spanish: map[string][]int32{}, once: fields(lang.Cues.Past.Once), ago: fields(lang.Cues.Past.Ago), asked: fields(lang.Cues.Asking.If), what: fields(lang.Cues.Asking.What), so: fields(lang.Cues.Asking.So)}
	words := map[string]rank{negation: rankTitle}
	var written []writtenPhrase // by phrase of the book
	add := func(text string, classes map[string][]string, spanish bool) (added []int) {
		for _, w := range (phraseParser{classes, &lang.Cues}).parse(text) {
			w.spanish = spanish
			for _, s := range w.slots {
				for _, word := range s.words {
					words[word] = rankTitle
				}
			}
			added = append(added, len(written))
			written = append(written, w)
			b.phrases = append(b.phrases, flagPhrase{text: text, group: len(b.groups)})
		}
		return added
	}
	for _, f := range flags {
		g := flagGroup{group: &f}
		for _, p := range f.Phrases {
			g.phrases = append(g.phrases, add(p, f.Classes, false)...)
		}
		for _, p := range f.Spanish {
			g.phrases = append(g.phrases, add(p, f.Classes, true)...)
		}
		for _, p := range f.Unless {
			g.unless = append(g.unless, add(p, f.Classes, false)...)
		}
		b.groups = append(b.groups, g)
	}
	for _, w := range slices.Collect(maps.Keys(words)) {
		for _, form := range b.inflections(w) {
			words[form] = rankTitle
		}
	}
	lx, forms := newLexicon(words, lang)
	lx.lenient = true
	b.reader = &reader{lexicon: lx}
	b.stems = make(map[string]int32, lx.lexemes())
	for l := range int32(lx.lexemes()) {
		b.stems[lang.Stem(lx.name(l))] = l
	}
	b.not, b.number = forms[negation], int32(lx.lexemes())
	b.bind(written, forms)
	b.scratch.New = func() any {
		return &flagScratch{filled: make([]uint32, len(b.phrases)), worth: make([]bool, len(b.groups))}
	}
	return b
}

// fields parts phrases into words.
func fields(phrases []string) (out [][]string) {
	for _, p := range phrases {
		out = append(out, strings.Fields(p))
	}
	return out
}

// inflections are the forms of a word that are words of the language, so that a
// slip in one of them is found, too: convlsing.
func (b *flagBook) inflections(w string) (forms []string) {
	if b.lang.Forms == nil {
		return nil
	}
	for _, form := range b.lang.Forms(w) {
		if b.lang.Tier(form) != language.Unknown && b.lang.Stem(form) == b.lang.Stem(w) {
			forms = append(forms, form)
		}
	}
	return forms
}

// bind looks the words of the phrases up in the lexicon.
func (b *flagBook) bind(written []writtenPhrase, forms map[string]int32) {
	b.slots = make([][]slotRef, b.number+1)
	fill := func(feature int32, phrase, slot int) {
		if s := (slotRef{int32(phrase), int32(slot)}); !slices.Contains(b.slots[feature], s) {
			b.slots[feature] = append(b.slots[feature], s)
		}
	}
	for i, w := range written {
		p := &b.phrases[i]
		p.end = w.end
		for n, s := range w.slots {
			slot := flagSlot{ranges: s.ranges, not: s.not, joined: s.joined, after: n > 0 && s.follows(b.lang)}
			for _, word := range s.words {
				sw := slotWord{feature: forms[word]}
				if s.capitals || b.isPossessive(word) || b.isAbbreviation(word) {
					sw.exact = word
				}
				slot.words = append(slot.words, sw)
				fill(sw.feature, i, n)
				if w.spanish {
					b.addSpanish(word, sw.feature)
				}
			}
			if s.not {
				fill(b.not, i, n)
				p.negated = true
			}
			if len(s.ranges) > 0 {
				fill(b.number, i, n)
			}
			p.slots = append(p.slots, slot)
		}
		p.single = b.isSingle(w.slots)
	}
}

// isSingle reports whether all words of a phrase but one are small.
func (b *flagBook) isSingle(slots []writtenSlot) bool {
	large := 0
	for _, s := range slots {
		if s.not || len(s.ranges) > 0 || slices.ContainsFunc(s.words, func(word string) bool { return !b.lang.Cues.Small[word] }) {
			large++
		}
	}
	return large <= 1
}

func (b *flagBook) addSpanish(word string, feature int32) {
	if stem := b.lang.foreign(word); !slices.Contains(b.spanish[stem], feature) {
		b.spanish[stem] = append(b.spanish[stem], feature)
	}
}

// What it counts that a red flag leads to an entry: less for each further entry
// of the group. It outweighs a chance match of words.
const (
	flagScore = 1.0
	flagStep  = 0.1
)

// addFlagged puts the entries that the red flags lead to among the others.
func (ix *Index) addFlagged(all []scored, flags []Flag, keep func(*handbook.Entry) bool) []scored {
	for _, f := range flags {
		for i, e := range f.Group.Entries {
			if keep != nil && !keep(e) {
				continue
			}
			entry := slices.IndexFunc(ix.entries, func(own *handbook.Entry) bool { return own.ID == e.ID })
			if entry < 0 {
				continue // the flag was raised in a handbook that has been replaced since
			}
			at := slices.IndexFunc(all, func(c scored) bool { return int(c.entry) == entry })
			if at < 0 {
				all = append(all, scored{entry: int32(entry), unit: -1, phrase: -1, alone: -1})
				at = len(all) - 1
			}
			c := &all[at]
			c.parts.Flag += max(flagScore-flagStep*float64(i), flagStep)
			c.score = c.parts.Score()
			if c.flag == "" {
				c.flag = f.Group.Name
			}
		}
	}
	return all
}
