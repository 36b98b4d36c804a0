package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"clinichandbook/handbook"
)

// Flag is a red flag that a query raises.
type Flag struct {
	Group  *handbook.RedFlag
	Phrase string // the phrase that was recognized
}

// flagMatcher recognizes the phrases of one group of red flags.
type flagMatcher struct {
	group   *handbook.RedFlag
	phrases []flagPhrase
	unless  []flagPhrase
}

// flagPhrase is a phrase as slots, each of which takes any of some words.
type flagPhrase struct {
	text  string
	slots [][]string
}

func newFlagMatcher(f handbook.RedFlag) flagMatcher {
	m := flagMatcher{group: &f}
	for _, p := range f.Phrases {
		m.phrases = append(m.phrases, newFlagPhrase(p))
	}
	for _, p := range f.Unless {
		m.unless = append(m.unless, newFlagPhrase(p))
	}
	return m
}

func newFlagPhrase(text string) flagPhrase {
	p := flagPhrase{text: text}
	for _, slot := range strings.Fields(text) {
		var words []string
		for _, alt := range strings.Split(slot, "|") {
			for _, w := range split(alt) {
				words = append(words, w.text)
			}
		}
		if len(words) > 0 {
			p.slots = append(p.slots, words)
		}
	}
	return p
}

// flagSlack is how many other words may stand among the words of a phrase.
const flagSlack = 3

// raisedFlags finds the red flags in the words of a query, in the order of the
// handbook's file.
func (ix *Index) raisedFlags(words []word, open bool) []Flag {
	var out []Flag
	for _, m := range ix.flags {
		if p, ok := m.raised(words, open); ok {
			out = append(out, Flag{m.group, p})
		}
	}
	return out
}

func (m flagMatcher) raised(words []word, open bool) (phrase string, ok bool) {
	left := make([]string, len(words))
	for i, w := range words {
		left[i] = w.text
	}
	for _, u := range m.unless {
		if at, ok := u.find(left, open); ok {
			for _, i := range at {
				left[i] = ""
			}
		}
	}
	for _, p := range m.phrases {
		if _, ok := p.find(left, open); ok {
			return p.text, true
		}
	}
	return "", false
}

// find looks for all slots of the phrase among the words, in any order, close
// together. It returns the places of the words that fill them.
func (p flagPhrase) find(words []string, open bool) (at []int, ok bool) {
	if len(p.slots) == 0 {
		return nil, false
	}
	window := len(p.slots) + flagSlack
	for from := range words {
		to := min(from+window, len(words))
		at = at[:0]
		for _, slot := range p.slots {
			i := p.fill(slot, words[from:to], at, from, open && to == len(words))
			if i < 0 {
				break
			}
			at = append(at, i)
		}
		if len(at) == len(p.slots) {
			return at, true
		}
	}
	return nil, false
}

func (p flagPhrase) fill(slot, words []string, used []int, from int, open bool) int {
	for i, w := range words {
		if w == "" || slices.Contains(used, from+i) {
			continue
		}
		if slices.ContainsFunc(slot, func(s string) bool { return flagWord(w, s, open && i == len(words)-1) }) {
			return from + i
		}
	}
	return -1
}

// flagWord reports whether a typed word stands for a word of a phrase: itself,
// its stem, a slip of the finger, or its beginning while it is being typed.
func flagWord(typed, want string, open bool) bool {
	if typed == want {
		return true
	}
	n, m := utf8.RuneCountInString(typed), utf8.RuneCountInString(want)
	if n < 4 || m < 4 {
		return false
	}
	if stem(typed) == stem(want) {
		return true
	}
	if open && n >= 5 && strings.HasPrefix(want, typed) {
		return true
	}
	limit := typoLimit(min(n, m))
	if min(n, m) < 5 {
		limit = 0
	}
	return limit > 0 && editDistance([]rune(typed), []rune(want), limit) <= limit
}

// What it counts that a red flag leads to an entry: less for each further entry
// of the group. It outweighs a chance match of words.
const (
	flagScore = 1.0
	flagStep  = 0.1
)

// addFlagged puts the entries that the red flags lead to among the hits.
func addFlagged(hits []Hit, flags []Flag) []Hit {
	if len(flags) == 0 {
		return hits
	}
	for _, f := range flags {
		for i, e := range f.Group.Entries {
			bonus := max(flagScore-flagStep*float64(i), flagStep)
			at := slices.IndexFunc(hits, func(h Hit) bool { return h.Entry == e })
			if at < 0 {
				hits = append(hits, Hit{Entry: e, Reason: Reason{Kind: ByFlag, Text: f.Group.Name}})
				at = len(hits) - 1
			}
			hits[at].Score += bonus
		}
	}
	sortHits(hits)
	return hits
}

// sortHits puts the best hit first; equals stand by id.
func sortHits(hits []Hit) {
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Entry.ID, b.Entry.ID))
	})
}
