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
	for _, r := range readAll(bundled.Entries(), mainOf(bundled)) {
		r.addTo(words)
	}
	f := redFlags{bundled: newFlagBook(bundled.RedFlags(), lang)}
	f.lexicon, _ = newLexicon(words, lang)
	f.bundled.ordinary = f.lexicon
	added := slices.DeleteFunc(slices.Clone(h.RedFlags()), func(f handbook.RedFlag) bool { return f.Origin == nil })
	if len(added) > 0 {
		f.added = newFlagBook(added, lang)
	}
	return f
}

// setLexicon tells the words of the whole handbook.
func (f redFlags) setLexicon(lx *lexicon) {
	if f.lexicon == nil {
		f.bundled.ordinary = lx
	}
	if f.added != nil {
		f.added.ordinary = lx
	}
}

// addTo tells the words that were read.
func (r *readPart) addTo(words map[string]rank) {
	for i, w := range r.words {
		words[w] = max(words[w], r.ranks[i])
	}
}

// raised finds the red flags in a text, the bundled ones first. With typing, the
// last word may be unfinished; with more, something may follow.
func (f redFlags) raised(text string, typing, more bool) []Flag {
	out := f.bundled.raised(text, typing, more)
	if f.added != nil {
		out = append(out, f.added.raised(text, typing, more)...)
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

// split parts a text where the words of the lexicon are, but leaves whole what
// the book knows, and a last word that is not finished.
func (b *flagBook) split(text string, lx *lexicon, typing bool) []word {
	var out []word
	words := b.joinSigns(split(text))
	for i, w := range words {
		if typing && i == len(words)-1 || b.knows(w.text) {
			out = append(out, w)
			continue
		}
		w.text = b.withLetters(w.text)
		parts := lx.unglue([]word{w}, false)
		if len(parts) == 1 {
			parts = b.parts(w, lx)
		}
		out = append(out, parts...)
	}
	if n := len(out); typing && n > 0 {
		return append(lx.glue(out[:n-1:n-1]), out[n-1])
	}
	return lx.glue(out)
}

// knows reports whether a word is one of those in the phrases.
func (b *flagBook) knows(w string) bool {
	return b.find(w) >= 0 || len(w) >= fewestSpanish && len(b.spanish[b.lang.foreign(w)]) > 0
}
