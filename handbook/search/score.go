package search

// An answer needs a first hit of threshold or more: below it nothing fits. When
// there is one, further hits need no more than follower: the reader sees that they
// come after.
const (
	threshold = 0.28
	follower  = 0.2
)

// The parts of a score.
const (
	// partWords is for the query's words that the entry is about, as a share of
	// all words that say something.
	partWords = 1.0
	// partStrongest is for the one word that says most: in a long sentence a
	// single symptom is the answer.
	partStrongest = 0.37
	// partTitle and partAlias are for a whole title or alias.
	partTitle = 0.32
	partAlias = 0.56
	// partSubject is for the pages of a subject that the query names: whatever it
	// asks about TMS, a page about TMS answers it.
	partSubject = 0.45
	// partAsked is for the one of them that says most about what is asked: its
	// words, and its aspects, which count askedAspects.
	partAsked    = 0.7
	askedAspects = 0.5
	// partOverview is for those that are about no aspect, if none is asked.
	partOverview = 0.2
	// partialTitle is what a part of a title is worth compared to the whole.
	partialTitle = 0.63
	// weightOutOfScope is the weight of a phrase about what the handbook does not
	// answer, and partOutOfScope what it subtracts from every score, once.
	weightOutOfScope = 1.48
	partOutOfScope   = 0.67
)

// leastTotal is the weight below which a query says nothing: fillers alone.
const leastTotal = 0.3

// Parts is a score as the sum of its parts.
type Parts struct {
	Words      float64 // words of the query that the entry is about
	Strongest  float64 // the one of them that says most
	Title      float64
	Alias      float64
	Subject    float64 // the query names what only a clinic's pages are about, and this is one
	Asked      float64 // what it asks about that
	Flag       float64 // a red flag leads to the entry
	OutOfScope float64 // what counts against every entry: 0 or less
}

// Score is the sum of the parts.
func (p Parts) Score() float64 {
	return p.Words + p.Strongest + p.Title + p.Alias + p.Subject + p.Asked + p.Flag + p.OutOfScope
}

// score scores one entry by how it meets the units.
func (ix *Index) score(q *query, s *scratch, e int32, met []meeting) scored {
	c := scored{entry: e, unit: -1}
	own := ix.main.leaves(ix.entries[e])
	var topics nameMeeting
	for i := range q.units {
		u := &q.units[i]
		v := u.weight * float64(met[i].value) / (full * 255)
		c.parts.Words += partWords * v / q.total
		names := met[i].value >= full*topicImpact
		topics.add(u, names, met[i].value >= full*askedImpact)
		named := partWords/q.total + partStrongest // all of them are about it alike
		switch {
		case u.subject && own && names && ix.topics.fits(e, u.topic):
			c.parts.Subject = max(c.parts.Subject, partSubject+(u.weight-v)*named)
		case u.topic > firstTopic && ix.topics.of[e] == 0:
			topics.lent = max(topics.lent, partSubject+(u.weight-v)*named)
		case !u.filler && !u.light:
			c.asked += v
		}
		if v*partStrongest > c.parts.Strongest && !u.filler {
			c.parts.Strongest = v * partStrongest
			c.unit, c.met = int32(i), met[i]
		}
	}
	c.named = topics.named()
	if topics.asked && c.parts.Subject == 0 && ix.isGeneral(e) {
		c.lent = topics.lent
	}
	c.parts.OutOfScope = -partOutOfScope * q.outOfScope
	c.parts.Title, c.parts.Alias, c.phrase = ix.scorePhrases(q, s, e)
	if c.unit < 0 && q.says {
		c.parts = Parts{} // fillers alone
	}
	q.scoreExact(&c)
	c.alone = ix.alone(q, e, met)
	c.score = c.parts.Score()
	return c
}

// scorePhrases scores the title of an entry, and the best of its aliases.
func (ix *Index) scorePhrases(q *query, s *scratch, e int32) (title, alias float64, which int32) {
	which = -1
	first := ix.names.phraseFrom[e]
	for p := first; p < ix.names.phraseFrom[e+1]; p++ {
		v := ix.scorePhrase(q, s, ix.names.of(p), p == first)
		switch {
		case p == first:
			title = v
		case v > alias:
			alias, which = v, p
		}
	}
	return title, alias, which
}

// fillerNeed is what a filler counts among the words of a title or an alias that
// a query must have: "take the car" is more than "car".
const fillerNeed = 0.23

// leastWhole is the share of an alias that a query must have. Its single words
// are no evidence.
const leastWhole = 0.85

// scorePhrase scores a title or an alias.
func (ix *Index) scorePhrase(q *query, s *scratch, words []int32, title bool) float64 {
	var need, have, quality, weight float64
	var seen uint64 // units
	for _, l := range words {
		share := 1.0
		if ix.lexicon.filler[l] {
			share = fillerNeed
		}
		need += share
		unit := s.units[l]
		if unit == 0 {
			continue
		}
		have += share
		quality += share * float64(s.grade[l]) / full
		if bit := uint64(1) << (unit & 63); seen&bit == 0 {
			seen |= bit
			weight += q.units[unit-1].weight
		}
	}
	if have == 0 {
		return 0
	}
	covers := min(1, weight/q.total) // how much of the query the phrase explains
	whole := have / need
	quality /= have
	switch {
	case title && whole < leastWhole:
		return partTitle * partialTitle * whole * quality * covers
	case title:
		return partTitle * whole * quality * covers
	case whole < leastWhole:
		return 0
	}
	return partAlias * whole * quality * covers
}
