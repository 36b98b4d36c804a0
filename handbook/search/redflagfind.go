package search

import (
	"math/bits"
	"slices"
)

// flagScratch is the working memory of one look for red flags.
type flagScratch struct {
	words  []flagWord
	filled []uint32 // by phrase: its slots that some word fills
	worth  []bool   // by group: some phrase of it has all its words
}

// raised finds the red flags in a text, in the order of the handbook's file. With
// typing, the last word may be unfinished; with more, something may follow.
func (b *flagBook) raised(text string, typing, more bool) []Flag {
	scratch := b.scratch.Get().(*flagScratch)
	defer b.scratch.Put(scratch)
	clear(scratch.filled)
	clear(scratch.worth)
	scratch.words = b.read(scratch.words[:0], text, typing)
	f := flagFinder{book: b, words: scratch.words, filled: scratch.filled, more: more}
	for i := range f.words {
		for _, r := range f.words[i].readings {
			for _, s := range b.slots[r.feature] {
				f.filled[s.phrase] |= 1 << s.slot
				if f.ready(int(s.phrase)) {
					scratch.worth[b.phrases[s.phrase].group] = true
				}
			}
		}
	}
	if !slices.Contains(scratch.worth, true) {
		return nil
	}
	if n := len(f.words); n > 0 && f.words[n-1].broken >= 0 {
		b.settle(&f.words[n-1])
	}
	var out []Flag
	for i, g := range b.groups {
		if !scratch.worth[i] {
			continue
		}
		if flag, ok := f.group(g); ok {
			out = append(out, flag)
		}
	}
	return out
}

// flagFinder looks for phrases in the words of one text.
type flagFinder struct {
	book   *flagBook
	words  []flagWord
	filled []uint32
	more   bool   // more may be said
	taken  []bool // by word: an "unless" of the group at hand took it
	unless bool   // the phrase at hand is one that takes away
	at     [maxSlots]int
}

// ready reports that every slot of a phrase is filled by some word.
func (f *flagFinder) ready(phrase int) bool {
	return bits.OnesCount32(f.filled[phrase]) == len(f.book.phrases[phrase].slots)
}

// group finds the first phrase of a group that holds.
func (f *flagFinder) group(g flagGroup) (Flag, bool) {
	f.taken = nil
	for _, u := range g.unless {
		if f.ready(u) {
			f.unless = true
			f.find(&f.book.phrases[u], func(at []int) bool {
				if f.taken == nil {
					f.taken = make([]bool, len(f.words))
				}
				for _, i := range at {
					f.taken[i] = true
				}
				return false
			})
		}
	}
	f.unless = false
	for _, n := range g.phrases {
		p := &f.book.phrases[n]
		if !f.ready(n) {
			continue
		}
		flag := Flag{Group: g.group, Phrase: p.text}
		f.find(p, func(at []int) bool {
			if f.silent(p, at, g.group.Questions) {
				return false
			}
			for _, i := range at {
				flag.At = append(flag.At, f.words[i].at)
			}
			return true
		})
		if flag.At != nil {
			return flag, true
		}
	}
	return Flag{}, false
}

// flagSlack is how many other words may stand among those of a phrase; small
// ones do not count, up to a span of maxSpan. A phrase of many words may be said in
// more: can't hold a cup in his right hand all of a sudden.
const (
	flagSlack   = 2
	unlessSlack = 1 // what takes away must be surer, and said in its order
	maxSpan     = 12
)

// find calls yield for each way to fill the slots of a phrase with words that
// are near each other, until it returns true.
func (f *flagFinder) find(p *flagPhrase, yield func(at []int) bool) {
	f.fill(p, 0, yield)
}

// fill fills the slots from n on.
func (f *flagFinder) fill(p *flagPhrase, n int, yield func(at []int) bool) bool {
	at := f.at[:n]
	if n == len(p.slots) {
		return (!p.end || f.ends(slices.Max(at))) && yield(at)
	}
	slot, cues := &p.slots[n], f.cues()
	from, to := 0, len(f.words)
	if n > 0 {
		last := at[n-1]
		from, to = max(0, last-maxSpan), min(to, last+maxSpan+1)
		if slot.joined {
			from = last + 1
			for to = from; to < len(f.words) && (cues.Articles[f.words[to].text] || len(slot.ranges) > 0 && cues.Over[f.words[to].text]); to++ {
			}
			to = min(to+1, len(f.words))
		} else if f.unless || slot.after || p.slots[n-1].not && len(p.slots[n-1].words) == 0 {
			from = last + 1
		}
	}
	hard := 0 // words between a negation and what it negates
	if len(p.slots) > 2 {
		hard = 1 // I don't see any reason to live
	}
	for i := from; i < to; i++ {
		if f.taken != nil && f.taken[i] || slices.Contains(at, i) || !f.fills(p, n, &f.words[i]) {
			continue
		}
		if n > 0 && len(slot.ranges) > 0 && f.words[i].number >= 0 && f.numberBetween(at[n-1], i) {
			continue
		}
		if n > 0 && (p.slots[n-1].not && f.words[at[n-1]].not && !f.negates(at[n-1], i, hard) || f.words[i].not && i < at[n-1]) {
			continue
		}
		f.at[n] = i
		if f.near(p, f.at[:n+1]) && f.fill(p, n+1, yield) {
			return true
		}
	}
	return false
}

// ends reports whether nothing more is said behind a word.
func (f *flagFinder) ends(i int) bool {
	for i++; i < len(f.words); i++ {
		w := &f.words[i]
		if w.stop || w.comma || f.book.lang.Cues.Endings[w.text] {
			return true
		}
		if !w.small {
			return false
		}
	}
	return !f.more
}

// fills reports whether a word fills a slot of a phrase. A word that is broken
// off fills the last slot only, and not if the rest of the phrase says nothing.
func (f *flagFinder) fills(p *flagPhrase, n int, w *flagWord) bool {
	slot := &p.slots[n]
	if slot.not && w.not {
		return true
	}
	if w.number >= 0 && slices.ContainsFunc(slot.ranges, func(r numberRange) bool { return r.from <= w.number && w.number <= r.to }) {
		return true
	}
	for _, r := range w.readings {
		if r.way == byPrefix && (n == 0 || n+1 < len(p.slots) || p.single) || r.way == inPhrase && len(p.slots) == 1 {
			continue
		}
		for _, s := range slot.words {
			if s.feature == r.feature && (s.exact == "" || s.exact == w.text) {
				return true
			}
		}
	}
	return false
}

// numberBetween reports whether a number is between two words: what follows it
// belongs to something else, as the 80 in "bp 120 over 80".
func (f *flagFinder) numberBetween(a, b int) bool {
	return slices.ContainsFunc(f.words[min(a, b)+1:max(a, b)], func(w flagWord) bool { return w.number >= 0 })
}

// negates reports whether a negation reaches a word behind it, over so many words that
// say something.
func (f *flagFinder) negates(not, i, hard int) bool {
	for k := not + 1; k <= i; k++ {
		w := &f.words[k]
		if w.stop {
			return false
		}
		if k < i && !w.soft && !w.not {
			if hard--; hard < 0 || w.comma {
				return false
			}
		}
	}
	return true
}

// near reports whether words are near enough to be one phrase.
func (f *flagFinder) near(p *flagPhrase, at []int) bool {
	first, last := slices.Min(at), slices.Max(at)
	if last-first > maxSpan {
		return false
	}
	slack := max(flagSlack, len(p.slots))
	if f.unless {
		slack = unlessSlack
	}
	others := 0
	for i := first; i <= last; i++ {
		if i > first && (f.words[i].stop || f.words[i].comma && (f.unless || f.book.lang.Cues.Clauses[f.words[i].text])) {
			return false
		}
		if w := &f.words[i]; !w.small && !slices.Contains(at, i) && (f.unless || w.number < 0 && !f.book.lang.Cues.Passing[w.text]) {
			others++
			if w.not && !f.unless { // she did not fall or hit her head
				slack = flagSlack
			}
		}
	}
	return others <= slack
}
