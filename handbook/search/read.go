package search

import (
	"math"
	"slices"

	"clinichandbook/handbook"
)

// field is where in an entry a word occurs.
type field uint8

const (
	inTitle field = iota
	inAlias
	inSay
	inList // hand-over and emergency conditions
	inBody
)

// fieldRank is the rank of a word by the field in which it occurs.
var fieldRank = [...]rank{inTitle: rankTitle, inAlias: rankAlias, inSay: rankText, inList: rankText, inBody: rankText}

// readPart is what one worker read: entries from first on. It consists of a few
// long slices, which cost the collector nothing.
type readPart struct {
	first  int
	tokens []int32 // of all stretches: numbers of words; from emit on, lexemes
	places []place // of all titles and aliases
	runs   []run   // the stretches
	ends   []int32 // by entry: where its runs end
	interner
	ranks     []rank // by word
	emissions []emission
}

// stretch is a run of words in one field of an entry.
type stretch struct {
	field field
	words []int32
	at    []place // of a title or an alias: where its words are
}

// run is a stretch as it is stored: where it ends in the tokens and places of its
// part. It starts where the one before ends.
type run struct {
	field         field
	token, places int32
}

// place is a Range of a title or an alias, in little memory.
type place struct{ start, end uint16 }

// sampled is how many entries show how long all of them are.
const sampled = 256

// grow makes room for the given multiple of what was read so far, and an eighth.
func (p *readPart) grow(times int) {
	room := func(n int) int { return n * times * 9 / 8 }
	p.tokens = slices.Grow(p.tokens, room(len(p.tokens)))
	p.places = slices.Grow(p.places, room(len(p.places)))
	p.runs = slices.Grow(p.runs, room(len(p.runs)))
}

// read reads an entry, with the names that its topic lends it.
func (p *readPart) read(e *handbook.Entry, lent []string) {
	p.add(inTitle, e.Title)
	for _, a := range e.Aliases {
		p.add(inAlias, a)
	}
	for _, a := range lent {
		p.add(inAlias, a)
	}
	for _, a := range e.Former {
		p.add(inAlias, a)
	}
	p.add(inSay, e.SayText())
	for _, t := range e.HandOver {
		p.add(inList, t)
	}
	for _, t := range e.Emergency {
		p.add(inList, t)
	}
	for _, part := range e.Parts {
		for s := range handbook.Spans(part.Blocks) {
			if _, cite := s.(handbook.Citation); !cite {
				p.add(inBody, handbook.SpanText(s))
			}
		}
	}
	p.ends = append(p.ends, int32(len(p.runs)))
}

// add adds a stretch.
func (p *readPart) add(f field, text string) {
	s := scanner{text: text}
	for w, at, ok := s.next(); ok; w, at, ok = s.next() {
		id := p.id(w)
		if int(id) == len(p.ranks) {
			p.ranks = append(p.ranks, rankText)
		}
		p.ranks[id] = max(p.ranks[id], fieldRank[f])
		p.tokens = append(p.tokens, id)
		if f == inTitle || f == inAlias {
			p.places = append(p.places, place{uint16(min(at.Start, math.MaxUint16)), uint16(min(at.End, math.MaxUint16))})
		}
	}
	p.runs = append(p.runs, run{f, int32(len(p.tokens)), int32(len(p.places))})
}

// each calls do for every stretch of every entry, and end after the last one of
// an entry.
func (p *readPart) each(do func(entry int, s stretch), end func(entry int)) {
	token, places, next := int32(0), int32(0), int32(0)
	for i, last := range p.ends {
		for ; next < last; next++ {
			n := p.runs[next]
			do(p.first+i, stretch{n.field, p.tokens[token:n.token], p.places[places:n.places]})
			token, places = n.token, n.places
		}
		end(p.first + i)
	}
}
