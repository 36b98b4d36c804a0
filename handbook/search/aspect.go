package search

import (
	"math/bits"
	"slices"
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/search/language"
)

// Whatever the treatment, callers ask the same: what it costs, how long it takes,
// what one feels afterwards. Among a clinic's pages about one treatment, the one
// that answers what is asked comes first, whatever its words are. The bundled pages
// need no aspects: the vocabulary knows them.

// aspectSet is a set of aspects, by their number.
type aspectSet uint32

// aspects are what queries ask and a clinic's pages answer.
type aspects struct {
	asked, told trie
	ofSign      aspectSet             // asked, too, by the name of a sign
	in          map[int32]pageAspects // by entry
}

// pageAspects are the aspects of a page, by where it names them.
type pageAspects struct{ title, alias, text aspectSet }

// aspectInText is how much a page answers of an aspect that its text names, and its
// title and aliases do not.
const aspectInText = 0.7

// share is how much a page says about the aspects of a query, 0 to 1.
func (p pageAspects) share(asked aspectSet) float64 {
	if asked == 0 {
		return 0
	}
	sum := 0.0
	for rest := asked; rest != 0; rest &= rest - 1 {
		switch one := rest & -rest; {
		case (p.title|p.alias)&one != 0:
			sum++
		case p.text&one != 0:
			sum += aspectInText
		}
	}
	return sum / float64(bits.OnesCount32(uint32(asked)))
}

// aspectWords are the phrases of a language's aspects.
type aspectWords struct {
	asked, told [][][]string // by aspect: phrases
	ofSign      aspectSet
}

func readAspects(lang *compiledLanguage) aspectWords {
	r := phraseReader{dropped: lang.Dropped}
	var out aspectWords
	for i, a := range lang.Aspects {
		out.asked = append(out.asked, r.all(strings.Split(a.Asked, ",")))
		out.told = append(out.told, r.all(strings.Split(a.Told, ",")))
		if a.Name == language.SideEffects {
			out.ofSign |= 1 << i
		}
	}
	return out
}

// addTo adds the words to those of the handbook.
func (a aspectWords) addTo(ranks map[string]rank) {
	for _, p := range slices.Concat(slices.Concat(a.asked...), slices.Concat(a.told...)) {
		for _, w := range p {
			ranks[w] = max(ranks[w], rankPhrase)
		}
	}
}

// newAspects finds out which aspects the pages of a clinic answer.
func (ix *Index) newAspects(words aspectWords, forms map[string]int32, parts []*readPart) *aspects {
	a := &aspects{
		asked: aspectTrie(words.asked, forms), told: aspectTrie(words.told, forms), ofSign: words.ofSign,
		in: map[int32]pageAspects{},
	}
	for _, p := range parts {
		var page pageAspects
		p.each(func(entry int, s stretch) {
			if !ix.main.leaves(ix.entries[entry]) {
				return
			}
			found := a.told.aspects(s.words, ix.skip)
			switch s.field {
			case inTitle:
				page.title |= found | a.asked.aspects(s.words, ix.skip)
			case inAlias:
				page.alias |= found | a.asked.aspects(s.words, ix.skip)
			case inSay, inBody:
				page.text |= found
			}
		}, func(entry int) {
			if ix.main.leaves(ix.entries[entry]) {
				if ix.entries[entry].Kind == handbook.SideEffect {
					page.title |= a.ofSign
				}
				a.in[int32(entry)] = page
			}
			page = pageAspects{}
		})
	}
	return a
}

func aspectTrie(phrases [][][]string, forms map[string]int32) trie {
	var all []phrase
	for aspect, ps := range phrases {
		for _, p := range ps {
			lexemes := make([]int32, len(p))
			for i, w := range p {
				lexemes[i] = forms[w]
			}
			all = append(all, phrase{lexemes, meaning{feature: int32(aspect)}})
		}
	}
	return newTrie(all, len(forms))
}

// aspects returns those that a text names.
func (t *trie) aspects(lexemes []int32, skip []bool) aspectSet {
	var found aspectSet
	for i := range lexemes {
		node := int32(0)
		for j := i; j < len(lexemes); j++ {
			next := t.child(node, lexemes[j])
			if next == 0 {
				if j > i && skip[lexemes[j]] {
					continue
				}
				break
			}
			node = next
			for _, m := range t.meant(node) {
				found |= 1 << m.feature
			}
		}
	}
	return found
}

// isAspect reports that a word names an aspect by itself.
func (a *aspects) isAspect(lexeme int32) bool {
	return len(a.asked.alone(lexeme)) > 0 || len(a.told.alone(lexeme)) > 0
}

// askedBy returns the aspects that a query asks.
func (a *aspects) askedBy(q *query, skip []bool) aspectSet {
	lexemes := make([]int32, 0, len(q.tokens))
	for i := range q.tokens {
		if t := &q.tokens[i]; len(t.readings) > 0 {
			lexemes = append(lexemes, t.readings[0].feature)
		}
	}
	found := a.asked.aspects(lexemes, skip)
	if slices.ContainsFunc(q.units, func(u unit) bool { return u.symptom && !u.subject && !u.denied }) {
		found |= a.ofSign
	}
	return found
}
