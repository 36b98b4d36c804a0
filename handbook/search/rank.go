package search

import (
	"math"
	"slices"

	"clinichandbook/handbook"
)

// maxRescored bounds the entries whose titles and aliases are compared: those
// whose words fit best.
const maxRescored = 64

// scratch is the working memory of one search.
type scratch struct {
	sums  []int32 // by entry: what the words of the query add up to
	best  []int32 // by entry: of the current unit
	stamp []int32 // by entry: the unit that best is of
	units []int32 // by feature: the unit that means it, counted from 1
	grade []int32 // by feature: how well, of full
	noted []int32 // features with a unit
	found []int32 // entries with a sum
	slot  []int32 // by entry: its number among the chosen, counted from 1
	met   []meeting

	scored []scored
}

// meeting is how a chosen entry meets a unit of the query.
type meeting struct {
	value     int32 // of full times 255
	candidate int32 // of the unit, the one that says most
}

func newScratch(entries, features int) *scratch {
	return &scratch{
		sums: make([]int32, entries), best: make([]int32, entries), stamp: make([]int32, entries),
		units: make([]int32, features), grade: make([]int32, features), slot: make([]int32, entries),
	}
}

// weightScale turns weights into whole numbers, so that sums do not depend on
// the order in which they are made.
const weightScale = 1000

// scored is an entry with its score and where that comes from.
type scored struct {
	entry  int32
	score  float64
	parts  Parts
	unit   int32   // that says most, or -1
	met    meeting // of that unit
	phrase int32   // the best alias, or -1
	asked  float64 // of a clinic's page: what it says beside the subject
	flag   string  // name of the group of red flags that leads here

	alone int32 // the one unit of a bare phrase that it is about, or -1

	named     bool    // it has in titles and aliases a topic that the query names
	lent      float64 // for an entry that is for all topics: what it gets of the one that the query names
	elsewhere bool    // it is about another topic than the query
}

// rank scores the entries that answer the query, best first, and makes hits of
// at most limit of them that pass the threshold.
func (ix *Index) rank(q *query, flags []Flag, limit int, keep func(*handbook.Entry) bool) (hits []Hit, near []*handbook.Entry) {
	s := ix.scratch.Get().(*scratch)
	defer ix.scratch.Put(s)
	ix.sum(q, s)
	top := ix.choose(s, keep)
	if len(q.exact) > 0 {
		top = q.exactEntries()
	}
	ix.meetAll(q, s, top)
	ix.note(s, q.units)
	defer s.forget()
	s.scored = s.scored[:0]
	for i, e := range top {
		if c := ix.score(q, s, e, s.met[i*len(q.units):(i+1)*len(q.units)]); c.score >= leastNearest || len(flags)+len(q.exact) > 0 {
			s.scored = append(s.scored, c)
		}
	}
	if q.bare && len(s.scored) > 0 {
		ix.withoutSupport(q, s.scored)
	}
	ix.answerAsked(q, s, s.scored)
	s.scored = ix.onTopic(q, s.scored, keep)
	ix.giveWayTo(s.scored)
	s.scored = ix.best(ix.addFlagged(s.scored, flags, keep), max(limit, maxNearest))
	n := shown(s.scored, limit)
	if len(q.exact) > 0 {
		n = min(len(s.scored), limit)
	}
	if n == 0 {
		for _, c := range s.scored[:min(len(s.scored), maxNearest)] {
			near = append(near, ix.entries[c.entry])
		}
		return nil, near
	}
	hits = make([]Hit, n)
	for i, c := range s.scored[:n] {
		e := ix.entries[c.entry]
		hits[i] = Hit{e, c.score, c.parts, ix.reason(q, s, c), ix.marks(q, s, e.Title, ix.names.phraseFrom[c.entry]), c.entry, c.phrase}
	}
	return hits, nil
}

// best moves the n best of all to the front, in their order, and returns them:
// the highest score first, equals by id.
func (ix *Index) best(all []scored, n int) []scored {
	n = min(n, len(all))
	for i := range n {
		most := i
		for j := i + 1; j < len(all); j++ {
			if a, b := &all[j], &all[most]; a.score > b.score || a.score == b.score && ix.entries[a.entry].ID < ix.entries[b.entry].ID {
				most = j
			}
		}
		all[i], all[most] = all[most], all[i]
	}
	return all[:n]
}

// shown is how many of the scored entries are hits.
func shown(all []scored, limit int) int {
	if len(all) == 0 || all[0].score < threshold {
		return 0
	}
	n := 0
	for n < min(len(all), limit) && all[n].score >= follower {
		n++
	}
	return n
}

// note records which unit means a feature, and for each word of a title or
// an alias that means the same.
func (ix *Index) note(s *scratch, units []unit) {
	for i, u := range units {
		for _, r := range u.read { // what was typed, even inside a phrase of the vocabulary
			s.record(r.lexeme, int32(i+1), r.quality)
		}
		for _, c := range u.candidates {
			s.record(c.feature, int32(i+1), c.quality)
			if concept := int(c.feature) - ix.lexicon.lexemes(); concept >= 0 {
				for _, l := range ix.phrases.members[concept] {
					s.record(l, int32(i+1), c.quality*qualityNear/full)
				}
			}
		}
	}
}

func (s *scratch) record(feature, unit, grade int32) {
	switch {
	case s.grade[feature] == 0:
		s.noted = append(s.noted, feature)
	case s.grade[feature] >= grade:
		return
	}
	s.units[feature], s.grade[feature] = unit, grade
}

func (s *scratch) forget() {
	for _, f := range s.noted {
		s.units[f], s.grade[f] = 0, 0
	}
	s.noted = s.noted[:0]
}

// meetAll finds how well each of the chosen entries meets each unit.
func (ix *Index) meetAll(q *query, s *scratch, top []int32) {
	n := len(q.units)
	s.met = slices.Grow(s.met[:0], len(top)*n)[:len(top)*n]
	clear(s.met)
	for i, e := range top {
		s.slot[e] = int32(i + 1)
	}
	for i, u := range q.units {
		for c, cand := range u.candidates {
			from, to := ix.postings.from[cand.feature], ix.postings.from[cand.feature+1]
			meet := func(slot, p int32) {
				m := &s.met[int(slot)*n+i]
				if v := cand.quality * int32(ix.postings.impacts[p]); v > m.value {
					*m = meeting{v, int32(c)}
				}
			}
			if int(to-from) <= 16*len(top) {
				for p := from; p < to; p++ {
					if slot := s.slot[ix.postings.docs[p]]; slot > 0 {
						meet(slot-1, p)
					}
				}
				continue
			}
			for slot, e := range top {
				if p, ok := slices.BinarySearch(ix.postings.docs[from:to], e); ok {
					meet(int32(slot), from+int32(p))
				}
			}
		}
	}
	for _, e := range top {
		s.slot[e] = 0
	}
}

// meets returns how well one entry meets each unit of a query.
func (ix *Index) meets(q *query, e int32) []meeting {
	s := ix.scratch.Get().(*scratch)
	defer ix.scratch.Put(s)
	ix.meetAll(q, s, []int32{e})
	return slices.Clone(s.met)
}

// sum adds up what the units say for each entry. Of a unit's candidates, the best
// counts.
func (ix *Index) sum(q *query, s *scratch) {
	s.found = s.found[:0]
	for i, u := range q.units {
		weight := int32(math.Round(u.weight * weightScale))
		mark := int32(i + 1)
		for _, c := range u.candidates {
			for p := ix.postings.from[c.feature]; p < ix.postings.from[c.feature+1]; p++ {
				e := ix.postings.docs[p]
				v := c.quality * int32(ix.postings.impacts[p])
				switch {
				case s.stamp[e] != mark:
					if s.sums[e] == 0 {
						s.found = append(s.found, e)
					}
					s.stamp[e], s.best[e] = mark, v
					s.sums[e] += weight*(v>>8) + 1
				case s.best[e] < v:
					s.sums[e] += weight * (v>>8 - s.best[e]>>8)
					s.best[e] = v
				}
			}
		}
	}
}

// choose returns the entries with the largest sums, and clears the sums.
func (ix *Index) choose(s *scratch, keep func(*handbook.Entry) bool) []int32 {
	if keep != nil {
		s.found = slices.DeleteFunc(s.found, func(e int32) bool {
			if keep(ix.entries[e]) {
				return false
			}
			s.sums[e], s.stamp[e] = 0, 0
			return true
		})
	}
	top := s.found
	if len(top) > maxRescored {
		top = largest(top, s.sums, maxRescored)
	}
	for _, e := range s.found {
		s.sums[e], s.stamp[e] = 0, 0
	}
	return top
}

// largest moves the n entries with the largest sums to the front, smaller
// entry numbers first among equals, and returns them.
func largest(found, sums []int32, n int) []int32 {
	before := func(a, b int32) bool { return sums[a] > sums[b] || sums[a] == sums[b] && a < b }
	lo, hi := 0, len(found)-1
	for lo < hi { // quickselect
		pivot := found[(lo+hi)/2]
		i, j := lo, hi
		for i <= j {
			for before(found[i], pivot) {
				i++
			}
			for before(pivot, found[j]) {
				j--
			}
			if i <= j {
				found[i], found[j] = found[j], found[i]
				i++
				j--
			}
		}
		switch {
		case n <= j:
			hi = j
		case n-1 >= i:
			lo = i
		default:
			return found[:n]
		}
	}
	return found[:n]
}
