package content

import (
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// The vocabulary has classes of words, too, as red flags have: {lack} emotion is "no
// emotion", "loss of emotion", and so on; feel|show joy is either.

// wordTable is a file of the vocabulary.
type wordTable struct {
	yamlFile
	classes map[string][]string
}

// mostSpelledOut bounds the phrases that one stands for.
const mostSpelledOut = 1000

// spellOut returns the phrases that one with classes and bars stands for.
func spellOut(phrase string, classes map[string][]string) []string {
	all := []string{""}
	for field := range strings.FieldsSeq(phrase) {
		var words []string
		for word := range strings.SplitSeq(field, "|") {
			if class := inBraces.FindStringSubmatch(word); class != nil {
				words = append(words, classes[class[1]]...)
			} else {
				words = append(words, word)
			}
		}
		longer := make([]string, 0, len(all)*len(words))
		for _, begun := range all {
			for _, w := range words {
				longer = append(longer, strings.TrimSpace(begun+" "+w))
			}
		}
		all = longer[:min(len(longer), mostSpelledOut)]
	}
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}

// phrases reads a list of phrases, spelled out.
func (y wordTable) phrases(n ast.Node, what string) []string {
	return y.spelledOut(y.yamlFile.phrases(n, what), y.line(n))
}

// spelledOut spells out the phrases of a list, and reports what is wrong with them.
func (y wordTable) spelledOut(phrases []string, line int) []string {
	if !slices.ContainsFunc(phrases, func(p string) bool { return strings.ContainsAny(p, "{}|") }) {
		return phrases
	}
	var out []string
	for _, p := range phrases {
		if !strings.ContainsAny(p, "{}|") {
			out = append(out, p)
			continue
		}
		if wrong := faultIn(p, y.classes); wrong != "" {
			y.report.at(line, "the phrase %q: %s", p, wrong)
			continue
		}
		out = append(out, spellOut(p, y.classes)...)
	}
	return out
}
