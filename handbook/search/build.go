package search

import (
	"math"
	"runtime"
	"slices"

	"clinichandbook/handbook"
	"clinichandbook/handbook/parallel"
	"clinichandbook/handbook/search/language"
)

// New builds the index of a handbook for queries in one or more languages. words
// is its vocabulary, which may be nil. Entries are read on all processors; the
// result does not depend on how many there are.
func New(h *handbook.Handbook, words *handbook.Vocabulary, languages ...language.Language) *Index {
	if words == nil {
		words = &handbook.Vocabulary{}
	}
	ix := &Index{entries: h.Entries(), main: mainOf(h), lang: compile(languages)}
	ix.remarks = newRemarks(ix.lang, ix.entries)
	var v vocabulary
	var ranks map[string]rank
	flagged := parallel.Start(func() { ix.flags = newRedFlags(h, words, compileFlags(languages)) })
	read := parallel.Start(func() {
		v = readVocabulary(*words, ix.lang).withoutAnswered(ix.entries, ix.main).withBusiness(ix.entries)
		ranks = v.words()
	})
	parts := readAll(ix.entries, ix.main)
	read()
	ix.spoken = newSpoken(languages, words, parts)

	for _, p := range parts {
		p.addTo(ranks)
	}
	var asked aspectWords
	if own := slices.ContainsFunc(ix.entries, ix.main.leaves); own {
		asked = readAspects(ix.lang)
		asked.addTo(ranks)
	}
	named := readTopics(h.Topics(), ix.lang)
	named.addTo(ranks)
	var forms map[string]int32
	ix.lexicon, forms = newLexicon(ranks, ix.lang)
	ix.reader = &reader{lexicon: ix.lexicon}
	ix.phrases = newPhraseBook(v, ix.lexicon, forms, titles(ix.entries, v.sayings))
	ix.skip = make([]bool, ix.lexicon.lexemes())
	for w := range ix.lang.Skipped {
		if l := ix.lexicon.find(w); l >= 0 {
			ix.skip[l] = true
		}
	}
	parallel.Each(parts, func(p *readPart) { ix.emit(p, forms) })
	ix.names = gatherNames(parts)
	if asked.asked != nil {
		ix.aspects = ix.newAspects(asked, forms, parts)
	}
	ix.subject = ix.newSubjects()
	ix.topics = ix.newTopics(h.Topics(), named, forms)
	ix.clusters(parts)
	ix.postings = ix.gather(parts)
	ix.phrases.addMembers(ix.lexicon, ix.names.words)
	ix.initials = ix.newInitials()
	flagged()
	ix.flags.setLexicon(ix.lexicon)
	ix.scratch.New = func() any { return newScratch(len(ix.entries), ix.features()) }
	return ix
}

// about is, for each field, the probability that an entry is about a word that
// occurs there. The probabilities of several occurrences combine as a noisy or:
// the entry is about the word unless every occurrence is chance.
var about = [...]float64{inTitle: aboutName, inAlias: 0.41, inSay: 0.12, inList: 0.12, inBody: 0.05}

const (
	// aboutName is that probability for a word of a title, and for a word or phrase that
	// is an alias by itself. A single word of a longer alias is weak evidence.
	aboutName = 0.88
	// aboutOwnText is that for the text of a clinic's page: it is short, and its words
	// are the clinic's own.
	aboutOwnText = 0.3
	// insidePhrase is the share of it that counts for a phrase inside a longer
	// one: "spaced out" is not about spacing.
	insidePhrase = 0.3
	// symptomImpact is the impact from which on a word of a side effect names it.
	symptomImpact = 204
	// topicImpact is the impact from which on a page answers a topic: of an alias.
	topicImpact = 104
	// askedImpact is the impact from which on a page for all topics is about a word:
	// of an alias, if no page is more about it.
	askedImpact = 160
	// relativeShare is how much of an impact is relative to the entry that is
	// most about the same feature: what is only ever mentioned in passing is
	// still best answered where it is mentioned.
	relativeShare = 0.48
)

// emission says that a feature occurs in an entry.
type emission struct {
	entry   int32
	feature int32
	impact  uint8
}

// emit turns what was read into features with their impacts.
func (ix *Index) emit(p *readPart, forms map[string]int32) {
	lexemes := make([]int32, len(p.words)) // by word
	for i, w := range p.words {
		lexemes[i] = forms[w]
	}
	for i, w := range p.tokens {
		p.tokens[i] = lexemes[w]
	}
	doubt := make([]float64, ix.features()) // the probability that the entry is not about the feature
	for i := range doubt {
		doubt[i] = 1
	}
	p.emissions = make([]emission, 0, len(p.tokens)) // about as many, since words repeat and phrases add
	var touched []int32
	add := func(f int32, probability float64) {
		if doubt[f] == 1 {
			touched = append(touched, f)
		}
		doubt[f] *= 1 - probability
	}
	p.each(func(entry int, s stretch) { ix.addStretch(s, ix.main.leaves(ix.entries[entry]), add) }, func(entry int) {
		for _, f := range ix.phrases.said[ix.entries[entry].ID] {
			add(f, aboutName)
		}
		for _, f := range touched {
			impact := uint8(math.Round(255 * (1 - doubt[f])))
			p.emissions = append(p.emissions, emission{int32(entry), f, max(impact, 1)})
			doubt[f] = 1
		}
		touched = touched[:0]
	})
}

// addStretch adds every feature of a run of lexemes. Topics are those of a
// clinic's pages, and what a bundled page has as an alias: one that only mentions
// a topic does not answer it. As in a query, the longest phrase counts in full.
func (ix *Index) addStretch(s stretch, own bool, add func(f int32, probability float64)) {
	var here []phraseAt
	end := 0 // of the phrase that covers the current word
	for j, l := range s.words {
		add(l, s.probability(1, own))
		here = ix.phrases.at(s.words[j:], ix.skip, here[:0])
		here = slices.DeleteFunc(here, func(o phraseAt) bool {
			topic := !own && o.feature >= ix.phrases.firstTopic
			if topic && s.field == inAlias && o.n == len(s.words) {
				add(o.feature, aboutName)
			}
			return topic || ix.phrases.isSaying(o.feature)
		})
		longest := 1
		for _, o := range here {
			longest = max(longest, o.n)
		}
		for _, o := range here {
			probability := s.probability(o.n, own)
			if o.n < longest || j+o.n <= end {
				probability *= insidePhrase
			}
			add(o.feature, probability)
		}
		if longest > 1 {
			end = max(end, j+longest)
		}
	}
}

// probability is how likely the entry is about a phrase of n words of the
// stretch.
func (s stretch) probability(n int, own bool) float64 {
	if s.field == inAlias && n == len(s.words) {
		return aboutName
	}
	if own && s.field > inAlias {
		return aboutOwnText
	}
	return about[s.field]
}

// titles are those of the entries that callers have sayings for, by id.
func titles(entries []*handbook.Entry, sayings []saying) map[string]string {
	out := make(map[string]string, len(sayings))
	for _, s := range sayings {
		out[s.entry] = ""
	}
	for _, e := range entries {
		if _, said := out[e.ID]; said {
			out[e.ID] = e.Title
		}
	}
	return out
}

// gather makes postings of the emissions, by feature and then by entry.
func (ix *Index) gather(parts []*readPart) postings {
	ix.giveWay(parts)
	n := ix.features()
	ps := postings{from: make([]int32, n+1), symptom: make([]bool, n), rarity: make([]float32, n)}
	entries := make([]float64, n) // how many a feature occurs in, weighted by its impacts
	most := make([]uint8, n)
	for _, p := range parts {
		for _, e := range p.emissions {
			ps.from[e.feature+1]++
			entries[e.feature] += float64(e.impact) / 255
			most[e.feature] = max(most[e.feature], e.impact)
			if e.impact >= symptomImpact && ix.entries[e.entry].Kind == handbook.SideEffect {
				ps.symptom[e.feature] = true
			}
		}
	}
	for f := range n {
		ps.from[f+1] += ps.from[f]
		ps.rarity[f] = float32(rarity(float64(len(ix.entries)), entries[f]))
	}
	ix.phrases.answered = make([]bool, n-int(ix.phrases.firstTopic))
	for t := range ix.phrases.answered {
		ix.phrases.answered[t] = most[int(ix.phrases.firstTopic)+t] >= topicImpact
	}
	ps.docs = make([]int32, ps.from[n])
	ps.impacts = make([]uint8, ps.from[n])
	at := slices.Clone(ps.from[:n])
	for _, p := range parts {
		for _, e := range p.emissions {
			i := at[e.feature]
			at[e.feature]++
			ps.docs[i], ps.impacts[i] = e.entry, lift(e.impact, most[e.feature])
		}
		p.emissions = nil
	}
	return ps
}

// giveWay takes topics from the bundled pages that a clinic's own page answers.
func (ix *Index) giveWay(parts []*readPart) {
	topic := func(e emission) bool { return e.feature >= ix.phrases.firstTopic && e.impact >= topicImpact }
	answered := map[int32]bool{}
	for _, p := range parts {
		for _, e := range p.emissions {
			if ix.entries[e.entry].Origin != nil && topic(e) {
				answered[e.feature] = true
			}
		}
	}
	if len(answered) == 0 {
		return
	}
	for _, p := range parts {
		p.emissions = slices.DeleteFunc(p.emissions, func(e emission) bool {
			return answered[e.feature] && ix.entries[e.entry].Origin == nil
		})
	}
}

func lift(impact, most uint8) uint8 {
	return uint8(math.Round((1-relativeShare)*float64(impact) + relativeShare*255*float64(impact)/float64(most)))
}

// rarity is the inverse document frequency of a feature that occurs in df of n
// entries, scaled to the range 0 to 1.
func rarity(n, df float64) float64 {
	return math.Log(1+n/max(df, 1)) / math.Log(1+n)
}

// gatherNames collects titles and aliases, which are compared as a whole.
func gatherNames(parts []*readPart) names {
	n := names{phraseFrom: []int32{0}, wordFrom: []int32{0}}
	for _, p := range parts {
		p.each(func(_ int, s stretch) {
			if s.field == inTitle || s.field == inAlias {
				n.words = append(n.words, s.words...)
				n.at = append(n.at, s.at...)
				n.wordFrom = append(n.wordFrom, int32(len(n.words)))
			}
		}, func(int) { n.phraseFrom = append(n.phraseFrom, int32(len(n.wordFrom)-1)) })
	}
	n.words, n.at, n.wordFrom = slices.Clip(n.words), slices.Clip(n.at), slices.Clip(n.wordFrom)
	return n
}

// readAll reads entries, a share of them on each processor.
func readAll(entries []*handbook.Entry, main mainTopic) []*readPart {
	share := (len(entries) + runtime.GOMAXPROCS(0) - 1) / runtime.GOMAXPROCS(0)
	var parts []*readPart
	for first := 0; first < len(entries); first += share {
		parts = append(parts, &readPart{first: first})
	}
	parallel.Each(parts, func(p *readPart) {
		mine := entries[p.first:min(p.first+share, len(entries))]
		for i, e := range mine {
			if i == sampled {
				p.grow(len(mine) / sampled)
			}
			p.read(e, main.lends(e))
		}
	})
	return parts
}
