package search

import (
	"math"
	"runtime"
	"slices"

	"clinichandbook/handbook"
	"clinichandbook/handbook/beside"
	"clinichandbook/handbook/search/language"
)

// field is where in an entry a word stands.
type field uint8

const (
	inTitle field = iota
	inAlias
	inSay
	inList // hand-over and emergency conditions
	inBody
)

// about tells, for each field, how likely an entry is about a word that stands
// in it. The chances of several places combine as a noisy or: an entry is about
// the word unless every place is chance.
var about = [...]float64{inTitle: 0.88, inAlias: 0.41, inSay: 0.14, inList: 0.12, inBody: 0.05}

// aboutWholeAlias is that chance for a word or phrase that is an alias by
// itself. A single word of a longer alias is weak evidence.
const aboutWholeAlias = 0.88

// fieldRank is the rank of a word by the field in which it stands.
var fieldRank = [...]rank{inTitle: rankTitle, inAlias: rankAlias, inSay: rankText, inList: rankText, inBody: rankText}

// stretch is a run of words in one field of an entry.
type stretch struct {
	field field
	words []int32 // by their order of appearance; later, lexemes
	at    []place // of a title or an alias: where they stand
}

// run is a stretch as it is kept: where it ends in the tokens and places of its
// part. It begins where the one before ends.
type run struct {
	field         field
	token, places int32
}

// each calls tell for every stretch of every entry, and end behind the last one
// of an entry.
func (r *readPart) each(tell func(stretch), end func(entry int)) {
	token, places, next := int32(0), int32(0), int32(0)
	for i, last := range r.ends {
		for ; next < last; next++ {
			n := r.runs[next]
			tell(stretch{n.field, r.tokens[token:n.token], r.places[places:n.places]})
			token, places = n.token, n.places
		}
		end(r.first + i)
	}
}

// place is a Range of a title or an alias, kept small.
type place struct{ start, end uint16 }

// readPart is what one worker read: entries from first on. It is kept in a few
// long slices, which cost the collector nothing.
type readPart struct {
	first  int
	tokens []int32 // of all stretches
	places []place // of all titles and aliases
	runs   []run   // the stretches
	ends   []int32 // by entry: where its runs end
	interner
	ranks     []rank  // by word
	lexemes   []int32 // by word
	emissions []emission
}

// symptomImpact is the impact from which on a word of a side effect names it.
const symptomImpact = 204

// emission says that a feature stands in an entry.
type emission struct {
	entry   int32
	feature int32
	impact  uint8
}

// New builds the index of a handbook for queries in one or more languages.
// Entries are read on all processors; the result does not depend on how many
// there are.
func New(h *handbook.Handbook, languages ...language.Language) *Index {
	ix := &Index{entries: h.Entries(), lang: compile(languages)}
	var v vocabulary
	var words map[string]rank
	flagged := beside.Start(func() { ix.flags = newRedFlags(h, ix.lang) })
	read := beside.Start(func() {
		v = readVocabulary(h.Vocabulary(), ix.lang).withoutAnswered(ix.entries)
		words = v.words()
	})
	readings := readAll(ix.entries)
	read()

	for _, r := range readings {
		r.addTo(words)
	}
	var forms map[string]int32
	ix.lexicon, forms = newLexicon(words, ix.lang)
	ix.reader = &reader{lexicon: ix.lexicon}
	ix.phrases = newPhraseBook(v, ix.lexicon, forms)
	ix.skip = make([]bool, ix.lexicon.lexemes())
	for w := range ix.lang.Skipped {
		if l := ix.lexicon.find(w); l >= 0 {
			ix.skip[l] = true
		}
	}
	beside.Each(readings, func(r *readPart) { ix.emit(r, forms) })
	ix.gather(readings)
	ix.keepPhrases(readings)
	ix.phrases.keepMembers(ix.lexicon, ix.phraseWords)
	ix.initials = ix.newInitials()
	flagged()
	ix.scratch.New = func() any { return newScratch(len(ix.entries), ix.features()) }
	return ix
}

func readAll(entries []*handbook.Entry) []*readPart {
	share := (len(entries) + runtime.GOMAXPROCS(0) - 1) / runtime.GOMAXPROCS(0)
	var readings []*readPart
	for first := 0; first < len(entries); first += share {
		readings = append(readings, &readPart{first: first})
	}
	beside.Each(readings, func(r *readPart) {
		mine := entries[r.first:min(r.first+share, len(entries))]
		for i, e := range mine {
			if i == sampled {
				r.expect(len(mine) / sampled)
			}
			r.read(e)
		}
	})
	return readings
}

// sampled is how many entries tell how long all of them are.
const sampled = 256

// expect makes room for times as much as was read so far, and an eighth.
func (r *readPart) expect(times int) {
	room := func(n int) int { return n * times * 9 / 8 }
	r.tokens = slices.Grow(r.tokens, room(len(r.tokens)))
	r.places = slices.Grow(r.places, room(len(r.places)))
	r.runs = slices.Grow(r.runs, room(len(r.runs)))
}

func (r *readPart) read(e *handbook.Entry) {
	add := r.stretch
	add(inTitle, e.Title)
	for _, a := range e.Aliases {
		add(inAlias, a)
	}
	add(inSay, e.SayText())
	for _, t := range e.HandOver {
		add(inList, t)
	}
	for _, t := range e.Emergency {
		add(inList, t)
	}
	for _, p := range e.Parts {
		for s := range handbook.Spans(p.Blocks) {
			if _, cite := s.(handbook.Citation); !cite {
				add(inBody, handbook.SpanText(s))
			}
		}
	}
	r.ends = append(r.ends, int32(len(r.runs)))
}

func (r *readPart) stretch(f field, text string) {
	s := scanner{text: text}
	for w, at, ok := s.next(); ok; w, at, ok = s.next() {
		id := r.id(w)
		if int(id) == len(r.ranks) {
			r.ranks = append(r.ranks, rankText)
		}
		r.ranks[id] = max(r.ranks[id], fieldRank[f])
		r.tokens = append(r.tokens, id)
		if f == inTitle || f == inAlias {
			r.places = append(r.places, place{uint16(min(at.Start, math.MaxUint16)), uint16(min(at.End, math.MaxUint16))})
		}
	}
	r.runs = append(r.runs, run{f, int32(len(r.tokens)), int32(len(r.places))})
}

// emit turns what was read into features with their impacts.
func (ix *Index) emit(r *readPart, forms map[string]int32) {
	r.lexemes = make([]int32, len(r.words))
	for i, w := range r.words {
		r.lexemes[i] = forms[w]
	}
	doubt := make([]float64, ix.features()) // that the entry is about the feature
	for i := range doubt {
		doubt[i] = 1
	}
	r.emissions = make([]emission, 0, len(r.tokens)) // about as many, since words repeat and phrases add
	var touched []int32
	tell := func(f int32, chance float64) {
		if doubt[f] == 1 {
			touched = append(touched, f)
		}
		doubt[f] *= 1 - chance
	}
	for i, w := range r.tokens {
		r.tokens[i] = r.lexemes[w]
	}
	r.each(func(s stretch) { ix.tellStretch(s, tell) }, func(entry int) {
		for _, f := range touched {
			impact := uint8(math.Round(255 * (1 - doubt[f])))
			r.emissions = append(r.emissions, emission{int32(entry), f, max(impact, 1)})
			doubt[f] = 1
		}
		touched = touched[:0]
	})
}

// tellStretch tells every feature of a run of lexemes. As in a query, the
// longest phrase counts; phrases inside it tell partOfPhrase of their chance:
// "spaced out" is not about spacing.
func (ix *Index) tellStretch(s stretch, tell func(f int32, chance float64)) {
	var here []phraseAt
	end := 0 // of the phrase that covers the word at hand
	for j, l := range s.words {
		tell(l, s.chance(1))
		here = ix.phrases.at(s.words[j:], ix.skip, here[:0])
		longest := 1
		for _, o := range here {
			longest = max(longest, o.n)
		}
		for _, o := range here {
			chance := s.chance(o.n)
			if o.n < longest || j+o.n <= end {
				chance *= partOfPhrase
			}
			tell(o.feature, chance)
		}
		if longest > 1 {
			end = max(end, j+longest)
		}
	}
}

// partOfPhrase is what a phrase tells that stands inside a longer one.
const partOfPhrase = 0.3

// chance is how likely the entry is about a phrase of n words in the stretch.
func (s stretch) chance(n int) float64 {
	if s.field == inAlias && n == len(s.words) {
		return aboutWholeAlias
	}
	return about[s.field]
}

// gather lays the emissions out as postings, by feature and then by entry.
func (ix *Index) gather(readings []*readPart) {
	n := ix.features()
	ix.from = make([]int32, n+1)
	ix.symptom = make([]bool, n)
	soft := make([]float64, n) // how many entries a feature stands for, by its impacts
	for _, r := range readings {
		for _, e := range r.emissions {
			ix.from[e.feature+1]++
			soft[e.feature] += float64(e.impact) / 255
			if e.impact >= symptomImpact && ix.entries[e.entry].Kind == handbook.SideEffect {
				ix.symptom[e.feature] = true
			}
		}
	}
	for f := range n {
		ix.from[f+1] += ix.from[f]
	}
	most := make([]uint8, n)
	for _, r := range readings {
		for _, e := range r.emissions {
			most[e.feature] = max(most[e.feature], e.impact)
		}
	}
	ix.docs = make([]int32, ix.from[n])
	ix.impacts = make([]uint8, ix.from[n])
	at := slices.Clone(ix.from[:n])
	for _, r := range readings {
		for _, e := range r.emissions {
			i := at[e.feature]
			at[e.feature]++
			ix.docs[i], ix.impacts[i] = e.entry, lift(e.impact, most[e.feature])
		}
		r.emissions = nil
	}
	ix.rarity = make([]float32, n)
	for f := range n {
		ix.rarity[f] = float32(rarity(float64(len(ix.entries)), soft[f]))
	}
}

// relativeShare is how much of an impact is measured against the entry that is
// most about the same feature: what is only ever mentioned in passing is still
// best answered where it is mentioned.
const relativeShare = 0.48

func lift(impact, most uint8) uint8 {
	return uint8(math.Round((1-relativeShare)*float64(impact) + relativeShare*255*float64(impact)/float64(most)))
}

// rarity is the inverse document frequency of a feature that stands for df of
// n entries, brought to the range 0 to 1.
func rarity(n, df float64) float64 {
	return math.Log(1+n/max(df, 1)) / math.Log(1+n)
}

// keepPhrases keeps titles and aliases, which count as a whole.
func (ix *Index) keepPhrases(readings []*readPart) {
	ix.phraseFrom = append(ix.phraseFrom, 0)
	ix.wordFrom = append(ix.wordFrom, 0)
	for _, r := range readings {
		r.each(func(s stretch) {
			if s.field == inTitle || s.field == inAlias {
				ix.phraseWords = append(ix.phraseWords, s.words...)
				ix.phrasePlaces = append(ix.phrasePlaces, s.at...)
				ix.wordFrom = append(ix.wordFrom, int32(len(ix.phraseWords)))
			}
		}, func(int) { ix.phraseFrom = append(ix.phraseFrom, int32(len(ix.wordFrom)-1)) })
	}
	ix.phraseWords = slices.Clip(ix.phraseWords)
	ix.phrasePlaces = slices.Clip(ix.phrasePlaces)
	ix.wordFrom = slices.Clip(ix.wordFrom)
}
