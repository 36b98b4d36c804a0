package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"

	"clinichandbook/handbook"
)

// The last tier reads a query as initials ("bpc", blood pressure changes) or as
// a word with letters skipped ("infsn", infusion). Its matches are
// subsequences, of which almost any short text has some, so they must begin
// words to count.
const (
	minLetters = 3
	maxLetters = 20 // sahilm/fuzzy's score overflows near 40 matched letters
)

// maxByLetters bounds the phrases that are compared letter by letter.
const maxByLetters = 64

// byLetters finds entries by the initials of a title or an alias, or by the
// skeleton of one of its words.
func (ix *Index) byLetters(text string, keep func(*handbook.Entry) bool) []Hit {
	words := split(text)
	if len(words) != 1 || len(words[0].text) < minLetters || len(words[0].text) > maxLetters || englishTier(words[0].text) != notEnglish {
		return nil
	}
	typed := words[0].text
	skeletons := ix.skeletons(typed)
	var hits []Hit
	compared := 0
	for e := range ix.entries {
		if compared >= maxByLetters {
			break
		}
		if keep != nil && !keep(ix.entries[e]) {
			continue
		}
		for p := ix.phraseFrom[e]; p < ix.phraseFrom[e+1]; p++ {
			at, ok := ix.letterMatch(typed, ix.phraseWords[ix.wordFrom[p]:ix.wordFrom[p+1]], skeletons)
			if !ok {
				continue
			}
			compared++
			if h, ok := ix.letterHit(typed, e, int(p-ix.phraseFrom[e]), at); ok {
				hits = append(hits, h)
				break
			}
		}
	}
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.Reason.Text, b.Reason.Text), cmp.Compare(a.Entry.ID, b.Entry.ID))
	})
	return hits
}

// letterMatch finds the word of a phrase from which on the letters fit.
func (ix *Index) letterMatch(typed string, words []int32, skeletons []int32) (at int, ok bool) {
	for i := range words {
		if slices.Contains(skeletons, words[i]) {
			return i, true
		}
		if len(words)-i < len(typed) {
			continue
		}
		n := 0
		for n < len(typed) && ix.lexicon.name(words[i+n])[0] == typed[n] {
			n++
		}
		if n == len(typed) {
			return i, true
		}
	}
	return 0, false
}

// letterHit marks the letters in a phrase from one of its words on.
func (ix *Index) letterHit(typed string, e, phrase, at int) (Hit, bool) {
	entry := ix.entries[e]
	text := entry.Title
	if phrase > 0 {
		text = entry.Aliases[phrase-1]
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
	h := Hit{Entry: entry, Score: threshold, Parts: Parts{Words: threshold}, Reason: Reason{Kind: ByLetters, Typed: typed, Text: text, Matched: singles(marks)}, entry: int32(e), phrase: -1}
	if phrase == 0 {
		h.Title = h.Reason.Matched
	}
	return h, true
}

// skeletons are the lexemes of the words that typed is a skeleton of: its first
// letter and at least half of the others, in their order.
func (ix *Index) skeletons(typed string) []int32 {
	if len(typed) <= minLetters {
		return nil
	}
	mask := letters(typed)
	var out []int32
	from, to := ix.lexicon.prefixed(typed[:1])
	for id := from; id < to; id++ {
		t := ix.lexicon.terms[id]
		if mask&^ix.lexicon.mask[id] == 0 && len(t) <= 2*len(typed) && isSubsequence(typed, t) && !slices.Contains(out, ix.lexicon.lexeme[id]) {
			out = append(out, ix.lexicon.lexeme[id])
		}
	}
	return out
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

// runeIndexes turns the byte offsets that sahilm/fuzzy reports into runes.
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
