package content

import (
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"clinichandbook/handbook"
)

// elsewhere lists the phrases of a layer for what the handbook does not answer.
type elsewhere struct {
	report  reporter
	layer   *handbook.Layer
	line    int
	phrases []string
	topics  []handbook.Group
}

// unanswered returns the phrases that lead to no entry, and reports mistakes.
func (e elsewhere) unanswered(phrases []string, leads, answered map[string]bool) []string {
	var out []string
	for _, phrase := range phrases {
		switch {
		case !leads[phrase]:
			out = append(out, phrase)
		case e.layer != nil || answered[phrase]:
			e.report.at(e.line, "%q is under elsewhere or topics and among words that lead to an entry: remove it from one of them", phrase)
		}
	}
	return out
}

// readVocabulary reads the vocabularies of all layers as one, concurrently with
// everything else. A phrase that leads to an entry cannot be answered elsewhere:
// that is a mistake in one layer or in a clinic's, unless a clinic has given an
// answer to what the bundled handbook leaves out.
func (l *loader) readVocabulary(problems *[]handbook.Problem) {
	v := &l.vocabulary
	var all []elsewhere
	var bundled *handbook.Vocabulary
	var answered map[string]bool // by the bundled content
	classes := map[string][]string{}
	l.each(func(f *folder) {
		all = append(all, f.readVocabulary(v, classes, problems))
		f.readSpanish(v, problems)
		if f.layer == nil {
			answered = leading(v)
		}
		if f.layer == nil && l.layered() {
			bundled = &handbook.Vocabulary{Groups: slices.Clip(v.Groups), Ties: slices.Clip(v.Ties), Spanish: slices.Clip(v.Spanish), Elsewhere: all[0].phrases, Topics: all[0].topics}
		}
	})
	leads := answered
	if l.layered() {
		leads = leading(v)
	}
	for _, e := range all {
		v.Elsewhere = append(v.Elsewhere, e.unanswered(e.phrases, leads, answered)...)
		for _, topic := range e.topics {
			if topic = e.unanswered(topic, leads, answered); len(topic) > 0 {
				v.Topics = append(v.Topics, topic)
			}
		}
	}
	v.Bundled = bundled
}

// leading lists the phrases that lead to entries.
func leading(v *handbook.Vocabulary) map[string]bool {
	out := make(map[string]bool, 8*len(v.Groups)+len(v.Ties)) // the usual length of a group
	for _, g := range v.Groups {
		for _, phrase := range g {
			out[phrase] = true
		}
	}
	for _, t := range v.Ties {
		out[t.From] = true
	}
	return out
}

// readVocabulary adds the vocabulary of one layer, except elsewhere. Its classes of words
// are added to those of the layers before it.
func (f *folder) readVocabulary(v *handbook.Vocabulary, classes map[string][]string, problems *[]handbook.Problem) elsewhere {
	table, root := f.openTable(vocabularyFile, problems)
	y := wordTable{table, classes}
	out := elsewhere{report: y.report, layer: f.layer}
	if root == nil {
		return out
	}
	y.keys(root, "the file", map[string]func(pair){
		"classes": func(p pair) { f.readClasses(table, p, classes) },
		"groups": func(p pair) {
			for _, n := range y.items(p.node, p.key) {
				g := y.phrases(n, "a group")
				if len(g) < 2 {
					y.report.at(y.line(n), "a group needs at least two words that mean the same, separated by commas")
					continue
				}
				v.Groups = append(v.Groups, g)
			}
		},
		"ties":     func(p pair) { y.ties(p, v, false) },
		"patterns": func(p pair) { y.ties(p, v, false) },
		"hints":    func(p pair) { y.ties(p, v, true) },
		"abbreviations": func(p pair) {
			y.eachPhrases(p, func(typed string, meant []string) {
				v.Ties = append(v.Ties, handbook.Tie{From: typed, To: meant})
			})
		},
		"topics": func(p pair) {
			out.line = p.line
			for _, n := range y.items(p.node, p.key) {
				if topic := y.phrases(n, "a topic"); len(topic) > 0 {
					out.topics = append(out.topics, topic)
				}
			}
		},
		"elsewhere": func(p pair) {
			out.phrases, out.line = append(out.phrases, y.phrases(p.node, p.key)...), p.line
		},
	})
	return out
}

// readSpanish adds what callers say in Spanish, by page. Pages that are not there
// are left alone: a clinic may have left them out.
func (f *folder) readSpanish(v *handbook.Vocabulary, problems *[]handbook.Problem) {
	table, root := f.openTable(spanishFile, problems)
	y := wordTable{yamlFile: table}
	if root == nil {
		return
	}
	y.eachPhrases(pair{node: root, key: "the file"}, func(id string, phrases []string) {
		v.Spanish = append(v.Spanish, handbook.Saying{Entry: id, Phrases: phrases})
	})
}

// ties reads what leads to a phrase, one way.
func (y wordTable) ties(p pair, v *handbook.Vocabulary, weak bool) {
	y.eachPhrases(p, func(meant string, typed []string) {
		to := []string{meant}
		v.Ties = slices.Grow(v.Ties, len(typed))
		for _, from := range typed {
			v.Ties = append(v.Ties, handbook.Tie{From: from, To: to, Weak: weak})
		}
	})
}

// eachPhrases reads a mapping from a phrase to phrases.
func (y wordTable) eachPhrases(p pair, do func(key string, phrases []string)) {
	ps, _ := y.pairs(p.node, p.key)
	for _, q := range ps {
		phrases := y.phrases(q.node, q.key)
		if len(phrases) == 0 {
			y.report.at(q.line, "%q leads nowhere: write words after it, separated by commas", q.key)
			continue
		}
		do(q.key, phrases)
	}
}

// phrases reads a list of phrases: text separated by commas, or a YAML list.
func (y yamlFile) phrases(n ast.Node, what string) []string {
	if _, list := n.(*ast.SequenceNode); list {
		return plainTexts(y.texts(n, what))
	}
	var out []string
	for t := range strings.SplitSeq(y.text(n, what), ",") {
		if t = strings.TrimSpace(t); t != "" {
			out = append(out, t)
		}
	}
	return out
}
