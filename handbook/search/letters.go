package search

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"

	"clinichandbook/handbook"
	"clinichandbook/handbook/search/language"
)

// The last resort reads a query as initials ("bpc", blood pressure changes) or as
// a word with letters left out ("infsn", infusion). These are subsequences, of
// which almost any short text has some, so they count only from the start of a
// word.
const (
	minLetters = 3
	maxLetters = 20 // sahilm/fuzzy's score overflows near 40 matched letters
)

// maxByLetters bounds the phrases that are compared letter by letter.
const maxByLetters = 64

// initials are the phrases of three words or more by the initials of any three in
// a row.
type initials struct {
	from    []int32 // by key
	phrases []int32 // ascending within a key
}

const initialsKeys = 26 * 26 * 26

// initialsKey returns the key of three initials, or -1 if one is not a letter.
func initialsKey(a, b, c byte) int {
	if !isLetter(a) || !isLetter(b) || !isLetter(c) {
		return -1
	}
	return (int(a-'a')*26+int(b-'a'))*26 + int(c-'a')
}

func (ix *Index) newInitials() initials {
	first := make([]byte, ix.lexicon.lexemes()) // by lexeme
	for l := range first {
		first[l] = ix.lexicon.name(int32(l))[0]
	}
	each := func(do func(key int, phrase int32)) {
		for p := range int32(len(ix.names.wordFrom) - 1) {
			words := ix.names.of(p)
			for i := 0; i+minLetters <= len(words); i++ {
				if key := initialsKey(first[words[i]], first[words[i+1]], first[words[i+2]]); key >= 0 {
					do(key, p)
				}
			}
		}
	}
	in := initials{from: make([]int32, initialsKeys+1)}
	each(func(key int, _ int32) { in.from[key+1]++ })
	for k := range initialsKeys {
		in.from[k+1] += in.from[k]
	}
	in.phrases = make([]int32, in.from[initialsKeys])
	at := slices.Clone(in.from[:initialsKeys])
	each(func(key int, p int32) {
		in.phrases[at[key]] = p
		at[key]++
	})
	return in
}

// byLetters finds entries by the initials of a title or an alias, or by the
// skeleton of one of its words.
func (ix *Index) byLetters(text string, keep func(*handbook.Entry) bool) []Hit {
	words := split(text)
	if len(words) != 1 || len(words[0].text) < minLetters || len(words[0].text) > maxLetters || ix.lang.Tier(words[0].text) != language.Unknown {
		return nil
	}
	typed := words[0].text
	var hits []Hit
	seen := map[int32]bool{}
	for _, p := range ix.phrasesByLetters(typed) {
		e := int32(sort.Search(len(ix.entries), func(e int) bool { return ix.names.phraseFrom[e+1] > p }))
		if seen[e] || keep != nil && !keep(ix.entries[e]) {
			continue
		}
		if at, ok := ix.letterMatch(typed, p); ok {
			if h, ok := ix.letterHit(typed, e, p-ix.names.phraseFrom[e], at); ok {
				seen[e] = true
				hits = append(hits, h)
			}
		}
	}
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.Reason.Text, b.Reason.Text), cmp.Compare(a.Entry.ID, b.Entry.ID))
	})
	return hits
}

// phrasesByLetters returns the phrases that may fit, ascending, at most
// maxByLetters.
func (ix *Index) phrasesByLetters(typed string) []int32 {
	var out []int32
	if key := initialsKey(typed[0], typed[1], typed[2]); key >= 0 {
		out = append(out, ix.initials.phrases[ix.initials.from[key]:ix.initials.from[key+1]]...)
	}
	for _, l := range ix.skeletons(typed) {
		for _, e := range ix.postings.docs[ix.postings.from[l]:min(ix.postings.from[l+1], ix.postings.from[l]+maxByLetters)] {
			for p := ix.names.phraseFrom[e]; p < ix.names.phraseFrom[e+1]; p++ {
				if slices.Contains(ix.names.of(p), l) {
					out = append(out, p)
				}
			}
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return out[:min(len(out), maxByLetters)]
}

// letterMatch finds the word of a phrase at which the letters start to fit.
func (ix *Index) letterMatch(typed string, phrase int32) (at int, ok bool) {
	words := ix.names.of(phrase)
	for i, l := range words {
		if isSkeleton(typed, ix.lexicon.name(l)) {
			return i, true
		}
		n := 0
		for n < len(typed) && i+n < len(words) && ix.lexicon.name(words[i+n])[0] == typed[n] {
			n++
		}
		if n == len(typed) {
			return i, true
		}
	}
	return 0, false
}

// letterHit marks the letters in a phrase from one of its words on.
func (ix *Index) letterHit(typed string, e, phrase int32, at int) (Hit, bool) {
	entry := ix.entries[e]
	text := entry.Title
	if phrase > 0 {
		text = ix.alias(entry, phrase-1)
	}
	from := split(text)[at].at.Start
	found := fuzzy.Find(typed, []string{string([]rune(text)[from:])})
	if len(found) == 0 {
		return Hit{}, false
	}
	marks := runeIndexes(found[0].Str, found[0].MatchedIndexes)
	for i := range marks {
		marks[i] += from
	}
	h := Hit{Entry: entry, Score: threshold, Parts: Parts{Words: threshold}, Reason: Reason{Kind: ByLetters, Typed: typed, Text: text, Matched: singles(marks)}, entry: e, phrase: -1}
	if phrase == 0 {
		h.Title = h.Reason.Matched
	}
	return h, true
}

// skeletons returns the lexemes of the words that typed is a skeleton of.
func (ix *Index) skeletons(typed string) []int32 {
	mask := letters(typed)
	var out []int32
	from, to := ix.lexicon.prefixed(typed[:1])
	for id := from; id < to; id++ {
		if l := ix.lexicon.lexeme[id]; mask&^ix.lexicon.mask[id] == 0 && isSkeleton(typed, ix.lexicon.terms[id]) && !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}

// isSkeleton reports whether typed has the first letter of a word and at least
// half of its letters, in their order.
func isSkeleton(typed, word string) bool {
	return len(typed) > minLetters && typed[0] == word[0] && len(word) <= 2*len(typed) && isSubsequence(typed, word)
}

func isSubsequence(part, whole string) bool {
	for i := range len(part) {
		at := strings.IndexByte(whole, part[i])
		if at < 0 {
			return false
		}
		whole = whole[at+1:]
	}
	return true
}

// runeIndexes turns the byte offsets of sahilm/fuzzy into runes.
func runeIndexes(s string, bytes []int) []int {
	out := make([]int, 0, len(bytes))
	for _, b := range bytes {
		out = append(out, utf8.RuneCountInString(s[:b]))
	}
	return out
}

func singles(at []int) []Range {
	var out []Range
	for _, i := range at {
		if k := len(out); k > 0 && out[k-1].End == i {
			out[k-1].End++
			continue
		}
		out = append(out, Range{i, i + 1})
	}
	return out
}
