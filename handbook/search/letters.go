package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"
)

// The last tier reads a query as initials ("bpc", blood pressure changes) or as
// a word with letters skipped ("infsn", infusion). Its matches are
// subsequences, of which almost any short text has some, so they must begin
// words to count.
const (
	minLetters = 3
	maxLetters = 20 // sahilm/fuzzy's score overflows near 40 matched letters
)

// letterScore is the score of a hit by letters: above the threshold, and below
// any hit by words.
const letterScore = threshold

func (ix *Index) byLetters(text string) []Hit {
	text = strings.TrimSpace(text)
	n := utf8.RuneCountInString(text)
	if n < minLetters || n > maxLetters || len(split(text)) != 1 {
		return nil
	}
	var hits []Hit
	for _, m := range fuzzy.Find(text, ix.tails) {
		at := runeIndexes(m.Str, m.MatchedIndexes)
		if !beginsWords(m.Str, at) {
			continue
		}
		tail := ix.tailOf[m.Index]
		for i := range at {
			at[i] += tail.from
		}
		p := ix.phrases[tail.phrase]
		e := ix.entries[p.entry]
		h := Hit{Entry: e, Score: letterScore, Reason: Reason{ByLetters, p.text, singles(at)}}
		if p.title {
			h.Title = singles(at)
		}
		if !slices.ContainsFunc(hits, func(o Hit) bool { return o.Entry == e }) {
			hits = append(hits, h)
		}
	}
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.Reason.Text, b.Reason.Text), cmp.Compare(a.Entry.ID, b.Entry.ID))
	})
	return hits
}

// beginsWords reports whether the letters are the initials of words that follow
// each other, or the skeleton of a single word: its first and at least half of
// its letters.
func beginsWords(text string, at []int) bool {
	words := split(text)
	initials := 0
	for i, w := range words {
		if len(at) <= len(words)-i {
			same := 0
			for j, pos := range at {
				if words[i+j].at.Start != pos {
					break
				}
				same++
			}
			if same == len(at) {
				initials = same
			}
		}
		if at[0] == w.at.Start && at[len(at)-1] < w.at.End && 2*len(at) >= w.at.End-w.at.Start && len(at) > minLetters {
			return true
		}
	}
	return initials >= minLetters
}

// runeIndexes turns the byte offsets that sahilm/fuzzy reports into runes.
func runeIndexes(s string, bytes []int) []int {
	out := make([]int, 0, len(bytes))
	n := 0
	for i := range s {
		if slices.Contains(bytes, i) {
			out = append(out, n)
		}
		n++
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
