package search

import (
	"slices"

	"clinichandbook/handbook"
	"clinichandbook/handbook/search/language"
)

// A page may name its topic ([handbook.Topic]), which then lends the page its names:
// they are subjects without any guessing. And it keeps the pages of topics apart: what
// holds after TMS need not hold after an infusion.
//
//   - A query that names a topic is answered by its pages and by general ones. Of other
//     topics, only side effects follow.
//   - One that names none means the main topic: pages of others follow.

// mainTopic is what a caller means who names no topic, or nil.
type mainTopic struct{ *handbook.Topic }

func mainOf(h *handbook.Handbook) mainTopic {
	if len(h.Topics()) == 0 {
		return mainTopic{}
	}
	return mainTopic{h.Topics()[0]}
}

// lends returns the names that an entry has from its topic. The main one lends none:
// the vocabulary knows what it is called.
func (m mainTopic) lends(e *handbook.Entry) []string {
	if e.Topic == nil || e.Topic == m.Topic {
		return nil
	}
	return namesOf(e.Topic)
}

// leaves reports that an entry may be about something else than the handbook: it is a
// clinic's, or of another topic.
func (m mainTopic) leaves(e *handbook.Entry) bool {
	return e.Origin != nil || e.Topic != nil && e.Topic != m.Topic
}

func namesOf(t *handbook.Topic) []string { return append([]string{t.Title}, t.Aliases...) }

// topics are the topics of a handbook that has several. They are numbered from 1, the
// main one first.
type topics struct {
	names trie
	of    []int32 // by entry: its topic, or 0
	main  []int32 // entries of the main one
}

const firstTopic = 1

// topicNames are the names of topics, as words.
type topicNames [][][]string

func readTopics(all []*handbook.Topic, lang *compiledLanguage) topicNames {
	if len(all) < 2 {
		return nil
	}
	r := phraseReader{dropped: lang.Dropped}
	out := make(topicNames, len(all))
	for i, t := range all {
		out[i] = r.all(namesOf(t))
	}
	return out
}

// addTo adds the words to those of the handbook.
func (n topicNames) addTo(ranks map[string]rank) {
	for _, p := range slices.Concat(n...) {
		for _, w := range p {
			ranks[w] = max(ranks[w], rankAlias)
		}
	}
}

func (ix *Index) newTopics(all []*handbook.Topic, names topicNames, forms map[string]int32) topics {
	if names == nil {
		return topics{}
	}
	t := topics{of: make([]int32, len(ix.entries))}
	number := map[*handbook.Topic]int32{}
	for i, topic := range all {
		number[topic] = int32(i + firstTopic)
	}
	for e, entry := range ix.entries {
		t.of[e] = number[entry.Topic]
		if t.of[e] == firstTopic {
			t.main = append(t.main, int32(e))
		}
	}
	var phrases []phrase
	for i, of := range names {
		for _, p := range of {
			if i > 0 && len(p) == 1 && ix.isEveryday(p[0], forms) {
				continue
			}
			lexemes := make([]int32, len(p))
			for j, w := range p {
				lexemes[j] = forms[w]
			}
			phrases = append(phrases, phrase{lexemes, meaning{feature: int32(i + firstTopic)}})
		}
	}
	t.names = newTrie(phrases, ix.lexicon.lexemes())
	return t
}

// isEveryday reports that a word names no topic by itself: it is said all day (cold, PT,
// which is a patient), it is said of any treatment (infusion), or other pages are named
// after it as well (drip).
func (ix *Index) isEveryday(word string, forms map[string]int32) bool {
	l := forms[word]
	switch tier := ix.lang.Tier(word); {
	case ix.lexicon.filler[l] || ix.lang.Light[word] || tier == language.Basic:
		return true
	case tier == language.Common:
		return ix.subject.words != nil && !ix.subject.words[l]
	}
	return false
}

// mark finds the topics that a query names, each by the longest name.
func (t *topics) mark(tokens []token, skip []bool) {
	if t.of == nil {
		return
	}
	for i := 0; i < len(tokens); {
		n, topic := t.at(tokens[i:], skip)
		for j := i; j < i+n; j++ {
			if len(tokens[j].readings) > 0 && !tokens[j].filler {
				tokens[j].topic = topic
				tokens[j].subject = topic > firstTopic
			}
		}
		i += max(n, 1)
	}
}

// at finds the longest name of a topic at the beginning of a text, and how many tokens
// it has.
func (t *topics) at(tokens []token, skip []bool) (n int, topic int32) {
	node := int32(0)
	for j := range tokens {
		if len(tokens[j].readings) == 0 {
			break
		}
		l := tokens[j].readings[0].feature
		next := t.names.child(node, l)
		if next == 0 {
			if j > 0 && skip[l] {
				continue
			}
			break
		}
		node = next
		if m := t.names.meant(node); len(m) > 0 {
			n, topic = j+1, m[0].feature
		}
	}
	return n, topic
}

// fits reports whether an entry may be about a topic that a query names: it is of that
// topic, or says of none that it is.
func (t *topics) fits(entry, topic int32) bool {
	return topic == 0 || t.of[entry] == 0 || t.of[entry] == topic
}

// nameMeeting is how an entry meets the units of a query that name topics, and the
// others.
type nameMeeting struct {
	met, missing uint64  // topics, as bits
	asked        bool    // a title or an alias has what is said besides
	lent         float64 // what it is worth to be about the topic
}

// add adds a unit; met reports that a title or an alias of the entry has it, and whole
// that it is one.
func (m *nameMeeting) add(u *unit, met, whole bool) {
	bit := uint64(1) << (u.topic & 63)
	switch {
	case u.topic > 0 && met:
		m.met |= bit
	case u.topic > 0:
		m.missing |= bit
	case whole && !u.filler && !u.light:
		m.asked = true
	}
}

// named reports that the entry has all of a topic's name that the query has.
func (m *nameMeeting) named() bool { return m.met&^m.missing != 0 }

// isGeneral reports that an entry is for all topics: if it is about what is asked, it is
// as good an answer as a page of the topic. Signs of the body and emergencies have
// rules of their own.
func (ix *Index) isGeneral(entry int32) bool {
	e := ix.entries[entry]
	return ix.topics.of != nil && ix.topics.of[entry] == 0 && e.Kind != handbook.SideEffect && e.Route != handbook.Emergency
}

// onTopic leaves out what holds for another topic than the one that a query names, or
// lets it follow: a sign of the body may have the same cause, and any that names the
// topic may be right.
func (ix *Index) onTopic(q *query, all []scored, keep func(*handbook.Entry) bool) []scored {
	if ix.topics.of == nil {
		return all
	}
	named := ix.topicsNamed(q)
	mainIsKept := keep == nil || slices.ContainsFunc(ix.topics.main, func(e int32) bool { return keep(ix.entries[e]) })
	for i := range all {
		c := &all[i]
		switch of := ix.topics.of[c.entry]; {
		case of == 0 || ix.entries[c.entry].Route == handbook.Emergency:
		case len(named) > 0:
			c.elsewhere = !c.named && !slices.Contains(named, of)
		default:
			c.elsewhere = of > firstTopic && c.parts.Subject == 0 && mainIsKept
		}
	}
	if len(named) > 0 {
		all = slices.DeleteFunc(all, func(c scored) bool {
			return c.elsewhere && ix.entries[c.entry].Kind != handbook.SideEffect
		})
	}
	leads := func(c *scored) bool { return !c.elsewhere }
	if len(named) == 0 && !mainIsKept { // another topic was chosen, and so is meant
		leads = func(c *scored) bool { return ix.topics.of[c.entry] > firstTopic }
	}
	giveWay(all, leads, func(c *scored) bool { return !leads(c) && ix.entries[c.entry].Route != handbook.Emergency })
	return all
}

// topicsNamed are the topics that a query names, even in a remark: after the ketamine.
func (ix *Index) topicsNamed(q *query) []int32 {
	var named []int32
	for i := range q.units {
		if t := q.units[i].topic; t > 0 {
			named = append(named, t)
		}
	}
	if len(named) > 0 {
		return named
	}
	said := make([]token, 0, len(q.words))
	for _, w := range q.words {
		t := token{word: w}
		if l := ix.lexicon.find(w.text); l >= 0 {
			t.readings = []meaning{{l, full, byWord}}
		}
		said = append(said, t)
	}
	for i := range said {
		if _, topic := ix.topics.at(said[i:], ix.skip); topic > 0 {
			named = append(named, topic)
		}
	}
	return named
}
