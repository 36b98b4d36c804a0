package search

import (
	"maps"
	"slices"
	"strconv"
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
	reader  *reader // over the words of the phrases alone

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

type slotRef struct{ phrase, slot int32 }

func newFlagBook(flags []handbook.RedFlag, lang *compiledLanguage) *flagBook {
	b := &flagBook{lang: lang, spanish: map[string][]int32{}}
	words := map[string]rank{negation: rankTitle}
	var written []writtenPhrase // by phrase of the book
	add := func(text string, classes map[string][]string, spanish bool) (added []int) {
		for _, w := range writePhrase(text, classes) {
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

// inflections are the forms of a word that are English words, so that a slip in
// one of them is found, too: convlsing.
func (b *flagBook) inflections(w string) (forms []string) {
	if len(w) < 4 {
		return nil
	}
	last, e, y := w[len(w)-1:], strings.TrimSuffix(w, "e"), strings.TrimSuffix(w, "y")
	for _, form := range []string{w + "s", w + "es", w + "ing", w + "ed", e + "ing", e + "ed", w + last + "ing", w + last + "ed", y + "ies", y + "ied"} {
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
				if s.capitals || isPossessive(word) || len(word) <= longestAbbreviation && !b.lang.Fillers[word] && b.lang.Tier(word) != language.Basic && b.lang.Tier(word) != language.Common {
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
	}
}

func (b *flagBook) addSpanish(word string, feature int32) {
	if stem := b.lang.foreign(word); !slices.Contains(b.spanish[stem], feature) {
		b.spanish[stem] = append(b.spanish[stem], feature)
	}
}

// writtenPhrase is a phrase as it is written, parted.
type writtenPhrase struct {
	slots   []writtenSlot
	spanish bool
	end     bool
}

type writtenSlot struct {
	words    []string
	ranges   []numberRange
	not      bool
	joined   bool
	capitals bool // its words are abbreviations
}

// writePhrase parts a phrase into slots. A class with members of several words
// makes several phrases of it.
func writePhrase(text string, classes map[string][]string) []writtenPhrase {
	out := []writtenPhrase{{}}
	end := false
	for item := range strings.FieldsSeq(text) {
		end = item == "."
		var next []writtenPhrase
		for _, choice := range choices(item, classes) {
			for _, w := range out {
				next = append(next, writtenPhrase{slots: slices.Concat(w.slots, choice)})
			}
		}
		if next != nil {
			out = next
		}
	}
	for i := range out {
		out[i].end = end
		out[i].slots = withoutSmall(out[i].slots)
		if len(out[i].slots) > maxSlots {
			out[i].slots = out[i].slots[:maxSlots]
		}
	}
	return slices.DeleteFunc(out, func(w writtenPhrase) bool { return len(w.slots) == 0 })
}

// choices are what an item of a phrase stands for: one slot for all its words,
// and a run of slots for each alternative of several words.
func choices(item string, classes map[string][]string) (out [][]writtenSlot) {
	var single, capitals writtenSlot
	capitals.capitals = true
	for alternative := range strings.SplitSeq(item, "|") {
		terms := []string{alternative}
		if name, ok := className(alternative); ok {
			terms = classes[name]
		}
		for _, t := range terms {
			if r, ok := parseRange(t); ok {
				single.ranges = append(single.ranges, r)
				continue
			}
			run := writeRun(t, classes)
			switch {
			case len(run) > 1:
				out = append(out, run)
			case len(run) == 1 && run[0].capitals:
				capitals.merge(run[0])
			case len(run) == 1:
				single.merge(run[0])
			}
		}
	}
	for _, s := range []writtenSlot{single, capitals} {
		if len(s.words) > 0 || len(s.ranges) > 0 || s.not {
			out = append(out, []writtenSlot{s})
		}
	}
	return out
}

// writeRun makes slots of words that follow each other, one of which may be a
// class.
func writeRun(text string, classes map[string][]string) (run []writtenSlot) {
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '-' || r == ' ' }) {
		if name, ok := className(part); ok {
			s := writtenSlot{joined: len(run) > 0}
			for _, t := range classes[name] {
				if words := split(t); len(words) == 1 {
					s.add(words[0].text)
				}
			}
			run = append(run, s)
			continue
		}
		for _, w := range split(part) {
			s := writtenSlot{joined: len(run) > 0, capitals: len(part) > 1 && part == strings.ToUpper(part)}
			s.add(w.text)
			run = append(run, s)
		}
	}
	return run
}

// className reads {turn}.
func className(s string) (string, bool) {
	name, open := strings.CutPrefix(s, "{")
	name, closed := strings.CutSuffix(name, "}")
	return name, open && closed && !strings.ContainsAny(name, "{}")
}

func (s *writtenSlot) merge(o writtenSlot) {
	s.words = append(s.words, o.words...)
	s.not = s.not || o.not
}

func (s *writtenSlot) add(word string) {
	if negations[word] {
		s.not = true
		return
	}
	s.words = append(s.words, word)
}

// follows reports whether the slot's word comes behind that of the slot before: a
// filler such as out, up or it.
func (s *writtenSlot) follows(lang *compiledLanguage) bool {
	return s.not && len(s.words) == 0 || len(s.words) > 0 && !slices.ContainsFunc(s.words, func(w string) bool { return !lang.Fillers[w] })
}

// parseRange reads 40..89.
func parseRange(s string) (r numberRange, ok bool) {
	from, to, ok := strings.Cut(s, "..")
	if !ok {
		return r, false
	}
	var err1, err2 error
	r.from, err1 = strconv.Atoi(from)
	r.to, err2 = strconv.Atoi(to)
	return r, err1 == nil && err2 == nil
}

// withoutSmall leaves the small words out that somebody may not say, but for the
// last word, for words joined to others, and where a single word would be left:
// "want to die", but "come to" and "is dead".
func withoutSmall(slots []writtenSlot) []writtenSlot {
	var out []writtenSlot
	for i, s := range slots {
		joined := s.joined || i+1 < len(slots) && slots[i+1].joined
		isSmall := len(s.words) > 0 && !s.not && !slices.ContainsFunc(s.words, func(w string) bool { return !optional[w] })
		if isSmall && !joined && i+1 < len(slots) {
			continue
		}
		out = append(out, s)
	}
	if len(out) < 2 {
		return slots
	}
	return out
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
			at := slices.IndexFunc(all, func(c scored) bool { return ix.entries[c.entry] == e })
			if at < 0 {
				all = append(all, scored{entry: int32(slices.Index(ix.entries, e)), unit: -1, phrase: -1})
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
