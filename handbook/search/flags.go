package search

import (
	"cmp"
	"slices"

	"clinichandbook/handbook"
)

// redFlags recognizes the red flags of a handbook. Those that are bundled are
// recognized as if no clinic had added anything: by a book of their own, in
// words that the bundled content alone tells apart. So nothing that a clinic
// writes, on a page, in its vocabulary or among its own red flags, can hold one
// back.
type redFlags struct {
	bundled *flagBook
	lexicon *lexicon  // of the bundled content, to tell its words apart; nil if there is no other
	added   *flagBook // of the clinic; nil if there are none
}

// newRedFlags makes the recognizer.
func newRedFlags(h *handbook.Handbook, v *handbook.Vocabulary, lang *compiledLanguage) redFlags {
	bundled := h.Bundled()
	if bundled == h {
		return redFlags{bundled: newFlagBook(h.RedFlags(), lang)}
	}
	words := readVocabulary(*cmp.Or(v.Bundled, v), lang).words()
	for _, r := range readAll(bundled.Entries()) {
		r.addTo(words)
	}
	f := redFlags{bundled: newFlagBook(bundled.RedFlags(), lang)}
	f.lexicon, _ = newLexicon(words, lang)
	added := slices.DeleteFunc(slices.Clone(h.RedFlags()), func(f handbook.RedFlag) bool { return f.Origin == nil })
	if len(added) > 0 {
		f.added = newFlagBook(added, lang)
	}
	return f
}

// addTo tells the words that were read.
func (r *readPart) addTo(words map[string]rank) {
	for i, w := range r.words {
		words[w] = max(words[w], r.ranks[i])
	}
}

// raised finds the red flags in a text of which the whole handbook makes those
// words. The bundled ones come first.
func (f redFlags) raised(text string, words []word, open bool) []Flag {
	plain := words
	if f.lexicon != nil {
		plain = f.lexicon.words(text, open)
	}
	out := f.bundled.raised(plain, open)
	if f.added != nil {
		out = append(out, f.added.raised(words, open)...)
	}
	return out
}

// words parts a text where the words of the lexicon are.
func (lx *lexicon) words(text string, open bool) []word {
	return lx.glue(lx.unglue(split(text), open))
}

// groups are all groups, in the order in which they are raised.
func (f redFlags) groups() []*handbook.RedFlag {
	var out []*handbook.RedFlag
	for _, b := range []*flagBook{f.bundled, f.added} {
		if b != nil {
			for _, g := range b.groups {
				out = append(out, g.group)
			}
		}
	}
	return out
}
