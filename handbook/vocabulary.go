package handbook

import (
	"slices"
	"strings"
	"unicode"

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

// elsewhere is the line of a file's phrases about what is answered elsewhere.
type elsewhere struct {
	report  reporter
	layer   *Layer
	line    int
	phrases []string
}

// readVocabulary reads the vocabularies of all layers as one. Nothing that one
// of them leads to an entry can be called answered elsewhere by another.
func (l *loader) readVocabulary() {
	v := &l.h.vocabulary
	var all []elsewhere
	l.each(func(f *folder) {
		all = append(all, f.readVocabulary(v))
		if f.layer == nil {
			l.plainVocabulary = Vocabulary{v.Groups, v.Ties, all[0].phrases}
		}
	})
	meant := map[string]bool{}
	for _, g := range v.Groups {
		for _, phrase := range g {
			meant[phrase] = true
		}
	}
	for _, t := range v.Ties {
		meant[t.From] = true
	}
	answered := l.answeredByLayers()
	for _, e := range all {
		for _, phrase := range e.phrases {
			switch {
			case meant[phrase]:
				e.report.at(e.line, "%q stands under elsewhere and among words that lead to an entry: take it out of one of them", phrase)
				if e.layer != nil {
					continue
				}
			case answered.covers(phrase):
				continue
			}
			v.Elsewhere = append(v.Elsewhere, phrase)
		}
	}
}

// readVocabulary adds the vocabulary of one layer, but for its elsewhere.
func (f *folder) readVocabulary(v *Vocabulary) elsewhere {
	y, root := f.openTable(vocabularyFile)
	out := elsewhere{report: y.report, layer: f.layer}
	if root == nil {
		return out
	}
	y.keys(root, "the file", map[string]func(pair){
		"groups": func(p pair) {
			for _, n := range y.items(p.node, p.key) {
				g := y.phrases(n, "a group")
				if len(g) < 2 {
					y.report.at(y.line(n), "a group needs two words or more that mean the same, with commas between them")
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
		"elsewhere": func(p pair) {
			out.phrases, out.line = append(out.phrases, y.phrases(p.node, p.key)...), p.line
		},
	})
	return out
}

// answered are the titles and aliases of the pages that a clinic added. What
// they are about is no longer answered elsewhere.
type answered struct {
	names  [][]string       // as words
	byWord map[string][]int // places in names
}

func (l *loader) answeredByLayers() answered {
	a := answered{byWord: map[string][]int{}}
	for _, e := range l.h.entries {
		if e.Origin == nil {
			continue
		}
		for _, name := range append([]string{e.Title}, e.Aliases...) {
			ws := plainWords(name)
			for _, w := range ws {
				a.byWord[w] = append(a.byWord[w], len(a.names))
			}
			a.names = append(a.names, ws)
		}
	}
	return a
}

// covers reports that all words of a phrase stand in one name.
func (a answered) covers(phrase string) bool {
	ws := plainWords(phrase)
	if len(ws) == 0 {
		return false
	}
	return slices.ContainsFunc(a.byWord[ws[0]], func(i int) bool {
		return !slices.ContainsFunc(ws, func(w string) bool { return !slices.Contains(a.names[i], w) })
	})
}

func plainWords(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\''
	})
}

// eachPhrases reads a mapping from a phrase to phrases.
func (y yamlFile) eachPhrases(p pair, do func(key string, phrases []string)) {
	ps, _ := y.pairs(p.node, p.key)
	for _, q := range ps {
		phrases := y.phrases(q.node, q.key)
		if len(phrases) == 0 {
			y.report.at(q.line, "%q leads to nothing: write words behind it, with commas between them", q.key)
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
