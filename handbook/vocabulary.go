package handbook

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
	ties := func(p pair) {
		ps, _ := y.pairs(p.node, p.key)
		for _, q := range ps {
			to := plainTexts(y.texts(q.node, q.key))
			if len(to) == 0 {
				y.report(q.line, "%q leads to nothing: write what it means, [one, two]", q.key)
				continue
			}
			v.Ties = append(v.Ties, Tie{q.key, to})
		}
	}
	y.keys(root, "the file", map[string]func(pair){
		"groups": func(p pair) {
			for _, n := range y.items(p.node, p.key) {
				g := plainTexts(y.texts(n, "a group"))
				if len(g) < 2 {
					y.report(y.line(n), "a group needs two words or more that mean the same")
					continue
				}
				v.Groups = append(v.Groups, g)
			}
		},
		"elsewhere": func(p pair) {
			v.Elsewhere = append(v.Elsewhere, plainTexts(y.texts(p.node, p.key))...)
		},
		"ties":          ties,
		"abbreviations": ties,
	})
}
