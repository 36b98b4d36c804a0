package search

import (
	"slices"
	"unicode/utf8"
)

// Reason is why an entry is among the hits.
type Reason struct {
	Kind    ReasonKind
	Typed   string  // the part of the query that said most, as it was typed; half a word as the whole one
	Text    string  // the title, alias or word that matched
	Matched []Range // what of Text matched, in runes

	feature int32 // of ByMeaning: the concept
}

// ReasonKind is what part of an entry matched.
type ReasonKind int

// The kinds of reason.
const (
	ByTitle    ReasonKind = iota // words of the title
	ByAlias                      // a phrase that callers use
	ByMeaning                    // words that mean the same as what was typed
	ByText                       // words of the entry's text
	BySentence                   // the sentence of the entry's text that has them, or else a phrase that callers use
	ByLetters                    // initials or a skeleton of letters
	ByFlag                       // a red flag leads to the entry
)

func (r Reason) String() string {
	switch r.Kind {
	case ByTitle:
		return "in the title"
	case ByAlias:
		return "also said: “" + r.Text + "”"
	case ByMeaning:
		return "“" + r.Typed + "” → " + r.Text
	case ByText:
		return "in the text: “" + r.Text + "”"
	case BySentence:
		return r.Text
	case ByLetters:
		return "letters of “" + r.Text + "”"
	case ByFlag:
		return "emergency: " + r.Text
	}
	return r.Text
}

// Reason returns in full why a hit is there. Finding the sentence for it takes
// longer than the search, so it is done only for hits that are shown.
func (r Results) Reason(hit int) Reason {
	why := r.Hits[hit].Reason
	switch why.Kind {
	case ByMeaning:
		if words := r.ix.wordsOf(r.Hits[hit].entry, why.feature); words != "" {
			why.Text = words
		}
	case ByText:
		if s := r.Snippet(hit); s.Text != "" {
			why.Kind, why.Text, why.Matched = BySentence, s.Text, s.Matched
		}
	}
	return why
}

// wordsOf returns what a page itself says for a concept: in its title, in an alias, or
// else in its text. It is empty if the page has only the meaning.
func (ix *Index) wordsOf(e, concept int32) string {
	entry := ix.entries[e]
	first := ix.names.phraseFrom[e]
	for p := first; p < ix.names.phraseFrom[e+1]; p++ {
		text := entry.Title
		if p > first {
			text = ix.alias(entry, p-first-1)
		}
		if words := ix.wordsFor(text, concept); words != "" {
			return words
		}
	}
	for text := range bodyOf(entry) {
		if words := ix.wordsFor(text, concept); words != "" {
			return words
		}
	}
	return ""
}

// wordsFor returns the words of a text that stand for a concept, or nothing.
func (ix *Index) wordsFor(text string, concept int32) string {
	words := split(text)
	lexemes := make([]int32, len(words))
	for i, w := range words {
		lexemes[i] = ix.lexicon.find(w.text)
	}
	var found []phraseAt
	for i := range words {
		known := slices.Index(lexemes[i:], -1)
		if known < 0 {
			known = len(words) - i
		}
		if known == 0 {
			continue
		}
		found = ix.phrases.at(lexemes[i:i+known], ix.skip, found[:0])
		for _, p := range found {
			if p.feature == concept {
				return string([]rune(text)[words[i].at.Start:words[i+p.n-1].at.End])
			}
		}
	}
	return ""
}

// reason picks what to show: the title or an alias if it has what was typed, else
// what the words that said most mean.
func (ix *Index) reason(q *query, s *scratch, c scored) Reason {
	entry := ix.entries[c.entry]
	if why := q.exactReason(c.entry); why != nil {
		return *why
	}
	switch {
	case c.unit < 0 && c.flag != "":
		return Reason{Kind: ByFlag, Text: c.flag}
	case c.unit < 0: // fillers alone, which only a title is worth
		return Reason{Kind: ByTitle, Text: entry.Title}
	}
	u := &q.units[c.unit]
	title := ix.names.phraseFrom[c.entry]
	inTitle, inAlias := ix.literally(u, title), c.phrase >= 0 && ix.literally(u, c.phrase)
	switch {
	case inTitle && (!inAlias || c.parts.Title*2 >= c.parts.Alias):
		return Reason{Kind: ByTitle, Text: entry.Title, Matched: ix.marks(q, s, entry.Title, title)}
	case inAlias:
		a := ix.alias(entry, c.phrase-title-1)
		return Reason{Kind: ByAlias, Text: a, Matched: ix.marks(q, s, a, c.phrase)}
	}
	f := u.candidates[c.met.candidate].feature
	r := Reason{Kind: ByText, Typed: ix.said(q, u, f), Text: ix.featureName(f)}
	if f >= int32(ix.lexicon.lexemes()) && !ix.restates(r.Typed, r.Text) { // that a word means itself is no reason
		r.Kind, r.feature = ByMeaning, f
	} else {
		r.Matched = []Range{{0, utf8.RuneCountInString(r.Text)}}
	}
	return r
}

// said returns the part of the query that stands for a feature. Of a word that is
// still being typed, that is the whole word: half of it means nothing.
func (ix *Index) said(q *query, u *unit, feature int32) string {
	typed, last := q.text(*u), &q.tokens[u.to-1]
	if !last.open || u.to > u.from+1 {
		return typed
	}
	if m := ix.readingFor(last, feature); m.way == byPrefix {
		return ix.lexicon.complete(last.text, m.feature)
	}
	return typed
}

// restates reports whether two texts are the same words in any forms.
func (ix *Index) restates(a, b string) bool {
	return slices.EqualFunc(split(a), split(b), func(x, y word) bool { return ix.lang.Stem(x.text) == ix.lang.Stem(y.text) })
}

// literally reports whether a title or an alias has a word that was typed for the
// unit, rather than one that means the same.
func (ix *Index) literally(u *unit, phrase int32) bool {
	for i := ix.names.wordFrom[phrase]; i < ix.names.wordFrom[phrase+1]; i++ {
		l := ix.names.words[i]
		if !ix.lexicon.filler[l] && slices.ContainsFunc(u.candidates, func(c candidate) bool { return c.feature == l }) {
			return true
		}
	}
	return false
}

// marks finds the stretches of a title or an alias that the query stands for. A
// word that is still being typed marks only as much as was typed.
func (ix *Index) marks(q *query, s *scratch, text string, phrase int32) []Range {
	var out []Range
	for i := ix.names.wordFrom[phrase]; i < ix.names.wordFrom[phrase+1]; i++ {
		unit := s.units[ix.names.words[i]]
		if unit == 0 || ix.lexicon.filler[ix.names.words[i]] {
			continue
		}
		at := Range{int(ix.names.at[i].start), int(ix.names.at[i].end)}
		if n := q.typedOf(q.units[unit-1], text, at); n > 0 {
			at.End = at.Start + n
		}
		if at.Start < at.End {
			out = append(out, at)
		}
	}
	return out
}

// typedOf returns how many runes of a word were typed, if it is the unit's last
// word and still being typed, or 0.
func (q *query) typedOf(u unit, text string, at Range) int {
	t := q.tokens[u.to-1]
	if !t.open || t.known {
		return 0
	}
	word := split(string([]rune(text)[at.Start:at.End]))
	if len(word) == 1 && len(word[0].text) > len(t.text) && word[0].text[:len(t.text)] == t.text {
		return t.at.End - t.at.Start
	}
	return 0
}
