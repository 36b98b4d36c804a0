package search

import (
	"math/bits"
	"slices"
	"strings"
	"sync"

	"clinichandbook/handbook"
)

// Flag is a red flag that a query raises.
type Flag struct {
	Group  *handbook.RedFlag
	Phrase string  // the phrase that was recognized
	At     []Range // the words that raised it, in runes
}

// flagBook recognizes the phrases of the red flags.
type flagBook struct {
	groups  []flagGroup
	phrases []flagPhrase
	slots   [][]slotRef // by lexeme: the slots that it fills
	reader  *reader     // over the words of the phrases alone
	scratch sync.Pool   // *flagScratch
}

// flagScratch is the working memory of one look for red flags.
type flagScratch struct {
	tokens []token
	filled []uint32 // by phrase: its slots that some word fills
	worth  []bool   // by group: some phrase of it has all its words
}

// flagGroup is one group of red flags, as places in the book's phrases.
type flagGroup struct {
	group   *handbook.RedFlag
	phrases []int
	unless  []int // phrases that take their words away again
}

// flagPhrase is a phrase as slots, each of which takes any of some words.
type flagPhrase struct {
	text  string
	group int // of the book
	slots [][]slotWord
}

// maxSlots is how many slots of a phrase are told apart.
const maxSlots = 32

// slotWord is a word that fills a slot. Shorthand such as "sob" must be typed
// as it is: sobbing is something else.
type slotWord struct {
	lexeme int32
	exact  shorthand // none if any form will do
}

// longestShorthand is the number of letters up to which a word is shorthand.
const longestShorthand = 3

// shorthand is a short word; that of a longer word is none.
type shorthand [longestShorthand]byte

func newShorthand(w string) (s shorthand) {
	if len(w) <= len(s) {
		copy(s[:], w)
	}
	return s
}

type slotRef struct{ phrase, slot int32 }

func newFlagBook(flags []handbook.RedFlag, lang *compiledLanguage) *flagBook {
	b := &flagBook{}
	var r flagReader
	for _, f := range flags {
		g := flagGroup{group: &f}
		for _, p := range f.Phrases {
			g.phrases = append(g.phrases, b.add(p, len(b.groups), &r))
		}
		for _, p := range f.Unless {
			g.unless = append(g.unless, b.add(p, len(b.groups), &r))
		}
		b.groups = append(b.groups, g)
	}
	words := make(map[string]rank, len(r.interner.words))
	for _, w := range r.interner.words {
		words[w] = rankTitle
	}
	lx, forms := newLexicon(words, lang)
	lx.lenient = true
	b.reader = &reader{lexicon: lx}
	b.bind(&r, forms)
	b.scratch.New = func() any {
		return &flagScratch{filled: make([]uint32, len(b.phrases)), worth: make([]bool, len(b.groups))}
	}
	return b
}

// flagReader holds the words of all phrases, and where slots and phrases end in
// them.
type flagReader struct {
	interner
	words   []int32 // by slot: those that fill it
	slots   []int32 // by slot: where its words end
	phrases []int32 // by phrase: where its slots end
}

func (b *flagBook) add(text string, group int, r *flagReader) int {
	first := len(r.slots)
	for slot := range strings.FieldsSeq(text) {
		if len(r.slots)-first == maxSlots {
			break
		}
		had := len(r.words)
		s := scanner{text: slot} // a bar parts words
		for w, _, ok := s.next(); ok; w, _, ok = s.next() {
			r.words = append(r.words, r.id(w))
		}
		if len(r.words) > had {
			r.slots = append(r.slots, int32(len(r.words)))
		}
	}
	r.phrases = append(r.phrases, int32(len(r.slots)))
	b.phrases = append(b.phrases, flagPhrase{text: text, group: group})
	return len(b.phrases) - 1
}

// bind looks the words up in the lexicon. All slots lie in a few long slices.
func (b *flagBook) bind(r *flagReader, forms map[string]int32) {
	known := make([]slotWord, len(r.interner.words))
	for i, w := range r.interner.words {
		known[i].lexeme = forms[w]
		if !b.reader.lexicon.lang.Fillers[w] {
			known[i].exact = newShorthand(w)
		}
	}
	words, slots := make([]slotWord, len(r.words)), make([][]slotWord, len(r.slots))
	fills := make([]int, b.reader.lexicon.lexemes()) // by lexeme: how many slots
	for i, w := range r.words {
		words[i] = known[w]
		fills[known[w].lexeme]++
	}
	b.slots = make([][]slotRef, len(fills))
	refs := make([]slotRef, 0, len(words))
	for l, n := range fills {
		b.slots[l] = refs[len(refs) : len(refs) : len(refs)+n]
		refs = refs[:len(refs)+n]
	}
	word, slot := int32(0), int32(0)
	for i := range b.phrases {
		from := slot
		for ; slot < r.phrases[i]; slot++ {
			slots[slot] = words[word:r.slots[slot]]
			for ; word < r.slots[slot]; word++ {
				l := words[word].lexeme
				b.slots[l] = append(b.slots[l], slotRef{int32(i), slot - from})
			}
		}
		b.phrases[i].slots = slots[from:slot:slot]
	}
}

// flagSlack is how many other words may stand among the words of a phrase.
const flagSlack = 3

// The letters that a half word needs to count: more if it is the whole phrase.
const (
	flagPrefix      = 2 // chest pa
	flagPrefixAlone = 5
)

// raised finds the red flags in the words of a query, in the order of the
// handbook's file.
func (b *flagBook) raised(words []word, open bool) []Flag {
	scratch := b.scratch.Get().(*flagScratch)
	defer b.scratch.Put(scratch)
	scratch.tokens = b.reader.tokens(scratch.tokens[:0], words, open)
	clear(scratch.filled)
	clear(scratch.worth)
	tokens, filled, worth := scratch.tokens, scratch.filled, scratch.worth
	ready := func(phrase int) bool {
		n := len(b.phrases[phrase].slots)
		return n > 0 && bits.OnesCount32(filled[phrase]) == n
	}
	for i := range tokens {
		for _, r := range tokens[i].readings {
			for _, s := range b.slots[r.feature] {
				filled[s.phrase] |= 1 << s.slot
				if ready(int(s.phrase)) {
					worth[b.phrases[s.phrase].group] = true
				}
			}
		}
	}
	var out []Flag
	for i, g := range b.groups {
		if !worth[i] || !slices.ContainsFunc(g.phrases, func(p int) bool { return ready(p) && b.phrases[p].find(tokens, nil, true) != nil }) {
			continue
		}
		taken := map[int]bool{}
		for _, u := range g.unless {
			if ready(u) {
				for _, i := range b.phrases[u].find(tokens, nil, false) {
					taken[i] = true
				}
			}
		}
		for _, p := range g.phrases {
			if !ready(p) {
				continue
			}
			if at := b.phrases[p].find(tokens, taken, true); at != nil {
				f := Flag{Group: g.group, Phrase: b.phrases[p].text}
				for _, i := range at {
					f.At = append(f.At, tokens[i].at)
				}
				out = append(out, f)
				break
			}
		}
	}
	return out
}

// find looks for all slots of the phrase among the words, in any order, close
// together, and returns the places of the words that fill them, or nil. Half
// words fill slots only with half: they may raise a flag, never take it away.
func (p flagPhrase) find(tokens []token, taken map[int]bool, half bool) []int {
	window := len(p.slots) + flagSlack
	for from := range tokens {
		var at []int
		for _, slot := range p.slots {
			i := p.fill(slot, tokens[:min(from+window, len(tokens))], from, half, func(i int) bool { return taken[i] || slices.Contains(at, i) })
			if i < 0 {
				break
			}
			at = append(at, i)
		}
		if len(at) == len(p.slots) {
			return at
		}
	}
	return nil
}

// fill finds the first free word that fills a slot, or -1.
func (p flagPhrase) fill(slot []slotWord, tokens []token, from int, half bool, used func(int) bool) int {
	need := flagPrefix
	if len(p.slots) == 1 {
		need = flagPrefixAlone
	}
	for i := from; i < len(tokens); i++ {
		if used(i) {
			continue
		}
		t := &tokens[i]
		for _, r := range t.readings {
			if r.way == byPrefix && (!half || len(t.text) < need) {
				continue
			}
			if slices.ContainsFunc(slot, func(w slotWord) bool {
				return w.lexeme == r.feature && (w.exact == shorthand{} || w.exact == newShorthand(t.text))
			}) {
				return i
			}
		}
	}
	return -1
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
