package handbook

import (
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// Vocabulary ties words to each other, apart from any entry.
type Vocabulary struct {
	Groups    []Group
	Ties      []Tie
	Elsewhere []string // phrases about what the handbook does not answer: parking, refills
}

// Group is words and phrases that mean the same: each finds the others.
type Group []string

// Tie leads from what is typed to what is meant, one way. Abbreviations are
// ties too.
type Tie struct {
	From string
	To   []string // words or phrases; one that stands in a group means the group
}

// Vocabulary is the handbook's words of callers, clinicians and clerks.
func (h *Handbook) Vocabulary() Vocabulary { return h.vocabulary }

func (l *loader) readVocabulary() {
	y, root := l.openTable(vocabularyFile)
	if root == nil {
		return
	}
	v := &l.h.vocabulary
	y.keys(root, "the file", map[string]func(pair){
		"groups": func(p pair) {
			for _, n := range y.items(p.node, p.key) {
				g := y.phrases(n, "a group")
				if len(g) < 2 {
					y.report(y.line(n), "a group needs two words or more that mean the same, with commas between them")
					continue
				}
				v.Groups = append(v.Groups, g)
			}
		},
		"ties": func(p pair) {
			y.eachPhrases(p, func(meant string, typed []string) {
				for _, from := range typed {
					v.Ties = append(v.Ties, Tie{from, []string{meant}})
				}
			})
		},
		"abbreviations": func(p pair) {
			y.eachPhrases(p, func(typed string, meant []string) {
				v.Ties = append(v.Ties, Tie{typed, meant})
			})
		},
		"elsewhere": func(p pair) { v.Elsewhere = append(v.Elsewhere, y.phrases(p.node, p.key)...) },
	})
}

// eachPhrases reads a mapping from a phrase to phrases.
func (y yamlFile) eachPhrases(p pair, do func(key string, phrases []string)) {
	ps, _ := y.pairs(p.node, p.key)
	for _, q := range ps {
		phrases := y.phrases(q.node, q.key)
		if len(phrases) == 0 {
			y.report(q.line, "%q leads to nothing: write words behind it, with commas between them", q.key)
			continue
		}
		do(q.key, phrases)
	}
}

// phrases reads a list of phrases: text with commas between them, or a YAML
// list.
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
