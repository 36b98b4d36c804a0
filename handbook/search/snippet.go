package search

import (
	"strings"
	"unicode"
)

// Snippet is the stretch of an entry's text that answers a query best.
type Snippet struct {
	Text    string
	Matched []Range // what of it the query stands for, in runes
}

// maxSnippet is the length of a snippet, in runes: a line of the list.
const maxSnippet = 110

// Snippet finds the sentence of a hit's text that answers best: the one that has
// most of what the query says, with the line to read out before others. Without
// one it is an alias, and empty if none of those fits.
func (r Results) Snippet(hit int) Snippet {
	s := r.ix.scratch.Get().(*scratch)
	defer r.ix.scratch.Put(s)
	r.ix.note(s, r.query.units)
	defer s.forget()
	e := r.Hits[hit].Entry
	var best Snippet
	most := 0.0
	try := func(text string) {
		for sentence := range sentences(text) {
			if s, said := r.ix.snippetOf(sentence, r.query, s); said > most {
				best, most = s, said
			}
		}
	}
	for line := range bodyOf(e) {
		try(line)
	}
	if most == 0 {
		for _, t := range e.Aliases {
			try("“" + t + "”")
		}
	}
	return best
}

// snippetOf marks what the query stands for in a sentence. It also returns how
// much that says.
func (ix *Index) snippetOf(sentence string, q *query, sc *scratch) (s Snippet, said float64) {
	var marks []Range
	var seen uint64
	for _, w := range split(sentence) {
		l := ix.lexicon.find(w.text)
		if l < 0 || ix.lexicon.filler[l] {
			continue
		}
		unit := sc.units[l]
		if unit == 0 {
			continue
		}
		marks = append(marks, w.at)
		if bit := uint64(1) << (unit & 63); seen&bit == 0 {
			seen |= bit
			said += q.units[unit-1].weight
		}
	}
	if len(marks) == 0 {
		return Snippet{}, 0
	}
	runes := []rune(sentence)
	from := 0
	if len(runes) > maxSnippet {
		from = max(0, min(marks[0].Start-maxSnippet/3, len(runes)-maxSnippet))
		for from > 0 && !unicode.IsSpace(runes[from-1]) {
			from--
		}
	}
	to := min(len(runes), from+maxSnippet)
	text := string(runes[from:to])
	shift := -from
	if from > 0 {
		text = "… " + text
		shift += 2
	}
	if to < len(runes) {
		text += " …"
	}
	for _, m := range marks {
		if m.Start >= from && m.End <= to {
			s.Matched = append(s.Matched, Range{m.Start + shift, m.End + shift})
		}
	}
	s.Text = text
	return s, said
}

// sentences splits a text at periods, question and exclamation marks before a
// space, and at line ends.
func sentences(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for text != "" {
			end := len(text)
			for i := range len(text) {
				if text[i] == '\n' || strings.IndexByte(".?!", text[i]) >= 0 && (i+1 == len(text) || text[i+1] == ' ') {
					end = i + 1
					break
				}
			}
			if s := strings.TrimSpace(text[:end]); s != "" && !yield(s) {
				return
			}
			text = text[end:]
		}
	}
}
