package search

import (
	"slices"
	"strings"

	"clinichandbook/handbook"
)

// Callers and nurses say more than their question: what can I do, no other complaints,
// denies fever. Such a remark is not searched for when something else is said.

// remarks are the remarks of a language, by their first word, the longest first.
type remarks struct {
	by map[string][]remark
	// names are the titles and aliases that have a remark in them, by their first word:
	// alone after the infusion.
	names map[string][][]string
}

type remark struct {
	words []string
	kind  remarkKind
}

type remarkKind int

const (
	plainRemark  remarkKind = iota // what can I do
	timeRemark                     // after my infusion
	deniedRemark                   // denies; a list of what there is not follows
)

func newRemarks(lang *compiledLanguage, entries []*handbook.Entry) remarks {
	all := map[string][]remark{}
	add := func(phrases string, kind remarkKind) {
		for phrase := range strings.SplitSeq(phrases, ",") {
			for _, words := range alternatives(strings.Fields(phrase)) {
				if len(words) > 0 {
					all[words[0]] = append(all[words[0]], remark{words, kind})
				}
			}
		}
	}
	add(lang.Remarks, plainRemark)
	add(lang.Times, timeRemark)
	add(lang.Denied, deniedRemark)
	for _, same := range all {
		slices.SortStableFunc(same, func(a, b remark) int { return len(b.words) - len(a.words) })
	}
	r := remarks{all, map[string][][]string{}}
	for _, e := range entries {
		for _, name := range append([]string{e.Title}, e.Aliases...) {
			words := split(name)
			if len(words) > 0 && r.in(words, []rune(name), lang) {
				var texts []string
				for _, w := range words {
					texts = append(texts, w.text)
				}
				r.names[texts[0]] = append(r.names[texts[0]], texts)
			}
		}
	}
	return r
}

// alternatives are the phrases that some words stand for, of which each may be one or
// the other: is that|this normal.
func alternatives(words []string) [][]string {
	all := [][]string{nil}
	for _, w := range words {
		var longer [][]string
		for _, begun := range all {
			for one := range strings.SplitSeq(w, "|") {
				longer = append(longer, append(begun[:len(begun):len(begun)], one))
			}
		}
		all = longer
	}
	return all
}

// in reports whether there is a remark among some words.
func (r remarks) in(words []word, typed []rune, lang *compiledLanguage) bool {
	for i := range words {
		if n, _ := r.at(words[i:], typed, lang, false); n > 0 {
			return true
		}
	}
	return false
}

// nameAt is how many words the title or alias at the beginning of some has, or 0.
func (r remarks) nameAt(words []word) int {
	for _, name := range r.names[words[0].text] {
		if len(name) <= len(words) && slices.EqualFunc(name, words[:len(name)], func(n string, w word) bool { return n == w.text }) {
			return len(name)
		}
	}
	return 0
}

// longestDenied is how many words a list of what there is not goes on for.
const longestDenied = 10

// fewestWords is how many words ask something though each says little by itself: how
// do I get there.
const fewestWords = 3

// without returns the words of a text that are no remark, or all of them if the rest
// says nothing. If open, the last word may be unfinished.
func (r remarks) without(words []word, typed []rune, lang *compiledLanguage, open bool) []word {
	if rest, says := r.rest(words, typed, lang, open, true); says {
		return rest
	}
	if rest, _ := r.rest(words, typed, lang, open, false); len(rest) >= fewestWords {
		return rest
	}
	return words
}

// rest returns the words that are no remark, and whether one of them says something
// by itself. When something happened is a remark for the asking.
func (r remarks) rest(words []word, typed []rune, lang *compiledLanguage, open, times bool) (rest []word, says bool) {
	for i := 0; i < len(words); {
		if n := r.nameAt(words[i:]); n > 0 {
			rest, says = append(rest, words[i:i+n]...), true
			i += n
			continue
		}
		if n, time := r.at(words[i:], typed, lang, open); n > 0 && (times || !time) {
			i += n
			continue
		}
		w := words[i]
		says = says || !lang.Fillers[w.text] && !lang.Light[w.text]
		rest = append(rest, w)
		i++
	}
	return rest, says
}

// at is how many words the remark at the beginning of some has, or 0, and whether it
// says when something happened.
func (r remarks) at(words []word, typed []rune, lang *compiledLanguage, open bool) (n int, time bool) {
	for _, m := range r.by[words[0].text] {
		n = m.begins(words, open)
		switch {
		case n == 0:
			continue
		case m.kind != deniedRemark:
			return n, m.kind == timeRemark
		}
		from := n
		for n < min(len(words), from+longestDenied) && !lang.Contrasts[words[n].text] && !endsSentence(typed[words[n-1].at.End:words[n].at.Start]) {
			n++
		}
		if n > from || n == len(words) {
			return n, false
		}
	}
	return 0, false
}

// fewestSaid is how many words of a remark must be there before the rest is expected.
const fewestSaid = 2

// begins is how many words belong to the remark at the beginning of some, or 0. If open,
// the last one may be unfinished, and so may the remark.
func (m remark) begins(words []word, open bool) int {
	for i, w := range m.words {
		if i == len(words) {
			if open && i >= fewestSaid {
				return i
			}
			return 0
		}
		unfinished := open && i > 0 && i == len(words)-1
		if words[i].text != w && !(unfinished && strings.HasPrefix(w, words[i].text)) {
			return 0
		}
	}
	return len(m.words)
}

func endsSentence(between []rune) bool {
	return slices.ContainsFunc(between, func(r rune) bool { return r == '.' || r == ';' || r == '?' || r == '!' || r == '\n' })
}
