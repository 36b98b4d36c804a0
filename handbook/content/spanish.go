package content

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"clinichandbook/handbook"
)

// translatedKeys are the keys of a page that its Spanish translates. spanish-of
// names their fingerprint: once the English changes, the Spanish may say something
// else.
var translatedKeys = []string{"say", "say-until-set", "ask-first", "hand-over", "emergency"}

// spanishTexts are the keys that a review of the translation covers.
var spanishTexts = []string{"say-spanish", "say-until-set-spanish", "ask-first-spanish", "hand-over-spanish", "emergency-spanish"}

// spanishKeys are the keys of a page's translation.
type spanishKeys struct {
	handbook.Translation
	say, untilSet, of locatedText
	review            signed
	line              int // of the first of them, or 0
}

func (s *spanishKeys) fields(y yamlFile) map[string]func(pair) {
	list := func(to *[]string) func(pair) {
		return func(q pair) { *to = y.shownTexts(q.node, q.key) }
	}
	keys := map[string]func(pair){
		"say-spanish": func(q pair) { s.say = locatedText{y.shownText(q.node, q.key), q.line} },

		"say-until-set-spanish": func(q pair) { s.untilSet = locatedText{y.shownText(q.node, q.key), q.line} },

		"ask-first-spanish": list(&s.AskFirst),
		"hand-over-spanish": list(&s.HandOver),
		"emergency-spanish": list(&s.Emergency),
		"spanish-of":        func(q pair) { s.of = locatedText{y.text(q.node, q.key), q.line} },
		"spanish-review":    func(q pair) { s.review = readReview(y, q) },
	}
	for key, read := range keys {
		keys[key] = func(q pair) {
			if s.line == 0 || q.line < s.line {
				s.line = q.line
			}
			read(q)
		}
	}
	return keys
}

// translation is the Spanish of a page, or nil if the page has none. Problems are
// named with what mends them.
func (s *spanishKeys) translation(y yamlFile, root ast.Node, md *markdown) *handbook.Translation {
	if s.line == 0 {
		return nil
	}
	if s.say.text == "" {
		y.report.at(s.line, "the Spanish has no line to read out: add say-spanish")
		return nil
	}
	pairs, _ := y.named(root, "the top of the page")
	t := s.Translation
	var ok bool
	t.Say, ok = md.l.inSpanish(md.l.readSay(y, md, s.say, s.untilSet))
	t.OwnWords = !ok
	english := fingerprintOf(pairs, translatedKeys)
	if t.Outdated = s.of.text != english; t.Outdated {
		y.report.at(max(s.of.line, s.line), englishChanged+": compare the Spanish, then write spanish-of: %q", english)
	}
	t.Review = s.review.review(fingerprintOf(pairs, spanishTexts))
	return &t
}

// inSpanish is a line with the Spanish of its clinic values. It reports false if the
// clinic has set a sentence that has none.
func (l *loader) inSpanish(line []handbook.Span) (out []handbook.Span, ok bool) {
	ok = true
	for _, s := range line {
		if v, is := s.(handbook.Value); is && isSentence(v.Field) {
			if f := l.fields[v.Field.ID+"-spanish"]; f != nil && f.IsSet() {
				s = handbook.Value{Field: f}
			} else {
				ok = false
			}
		}
		out = append(out, s)
	}
	return out, ok
}

// fingerprintOf is the fingerprint of some keys of a page.
func fingerprintOf(pairs []pair, keys []string) string {
	h := sha256.New()
	writeKeys(h, pairs, keys)
	return hex.EncodeToString(h.Sum(nil)[:6])
}

// namesSentence reports a line with a sentence that the clinic set.
func namesSentence(line []handbook.Span) bool {
	return slices.ContainsFunc(line, func(s handbook.Span) bool {
		v, ok := s.(handbook.Value)
		return ok && isSentence(v.Field)
	})
}

// isSentence reports a value that is not a number, which is the same in any language.
func isSentence(f *handbook.Field) bool {
	return !strings.HasSuffix(f.ID, "-line") && !strings.HasSuffix(f.ID, "-number")
}

// hasValue reports a line with a clinic value.
func hasValue(line []handbook.Span) bool {
	return slices.ContainsFunc(line, func(s handbook.Span) bool {
		_, is := s.(handbook.Value)
		return is
	})
}
