//go:build ablation

package search_test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clinichandbook/assets"
	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/eval"
	"clinichandbook/handbook/search/language"
	"clinichandbook/handbook/search/languages"
)

// measured is a set of judged queries with the pages that it is asked of.
type measured struct {
	name, pages string
	queries     []eval.Query
}

const outside = "../../../shared/eval"

func measuredSets(t *testing.T) []measured {
	var sets []measured
	for _, s := range rankedSets {
		sets = append(sets, measured{s.name, s.pages, judged(t, s.queries)})
	}
	sets = append(sets, measured{"fit", "", judged(t, "fit-queries.json")})
	if testing.Short() {
		return sets
	}
	for _, s := range []struct{ name, pages, file string }{
		{"outs", "", "outside-dev"}, {"span", "", "spanish-dev"}, {"own", filepath.Join(outside, "own-pages"), "own-pages-queries"},
	} {
		if f, err := os.Open(filepath.Join(outside, s.file+".json")); err == nil {
			queries, err := eval.ReadQueries(f)
			f.Close()
			if err != nil {
				t.Fatal(err)
			}
			sets = append(sets, measured{s.name, s.pages, queries})
		}
	}
	return sets
}

// without is what is switched off: a knob of the search, or a part of what it is given.
type without struct {
	name     string
	weight   bool
	off      func() func()
	given    func(*handbook.Vocabulary)
	language func(*language.Language)
}

func everyAblation() []without {
	all := []without{{name: "nothing"}}
	for _, k := range search.Knobs {
		all = append(all, without{name: k.Name, weight: k.Weight, off: k.Off})
	}
	word := func(name string, change func(*language.Language)) {
		all = append(all, without{name: name, language: change})
	}
	book := func(name string, change func(*handbook.Vocabulary)) {
		all = append(all, without{name: name, given: change})
	}
	word("language: light words", func(l *language.Language) { l.Light = nil })
	word("language: fillers", func(l *language.Language) { l.Fillers = nil })
	word("language: words dropped", func(l *language.Language) { l.Dropped = nil })
	word("language: words skipped", func(l *language.Language) { l.Skipped = nil })
	word("language: forms of words", func(l *language.Language) { l.Stem = nil })
	word("language: endings of slips", func(l *language.Language) { l.Endings = nil })
	word("language: word list", func(l *language.Language) { l.Tier = nil })
	word("language: Spanish", func(l *language.Language) {
		if l.Name != "English" {
			*l = language.Language{}
		}
	})
	book("vocabulary: groups", func(v *handbook.Vocabulary) { v.Groups = nil })
	book("vocabulary: ties", func(v *handbook.Vocabulary) { v.Ties = ties(v, false) })
	book("vocabulary: hints", func(v *handbook.Vocabulary) { v.Ties = ties(v, true) })
	book("vocabulary: elsewhere", func(v *handbook.Vocabulary) { v.Elsewhere = nil })
	book("vocabulary: topics", func(v *handbook.Vocabulary) { v.Topics = nil })
	book("vocabulary: Spanish", func(v *handbook.Vocabulary) { v.Spanish = nil })
	return all
}

func ties(v *handbook.Vocabulary, strong bool) []handbook.Tie {
	var kept []handbook.Tie
	for _, t := range v.Ties {
		if t.Weak != strong {
			kept = append(kept, t)
		}
	}
	return kept
}

// index builds the index of a set's pages with something switched off.
func (w without) index(t *testing.T, pages string) *search.Index {
	var layers []handbook.Layer
	if pages != "" {
		layers = append(layers, handbook.Layer{Name: "clinic", FS: os.DirFS(pages)})
	}
	h, words, err := content.Load(assets.Content(), layers...)
	if err != nil {
		t.Fatal(err)
	}
	if w.given != nil {
		w.given(words)
	}
	spoken := languages.All()
	if w.language != nil {
		for i := range spoken {
			w.language(&spoken[i])
		}
	}
	return search.New(h, words, spoken...)
}

// TestTable prints what each is worth: how many points of hit@1 a set loses without it,
// all of them together of hit@3 and of what is out of scope and rejected, and how many
// lines of the golden files change, which is how many judged queries fail TestRanks.
func TestTable(t *testing.T) {
	sets := measuredSets(t)
	fmt.Print("| without |")
	for _, s := range sets {
		fmt.Printf(" %s |", s.name)
	}
	fmt.Print(" hit@3 | rejected | lines |\n|---|", strings.Repeat("--:|", len(sets)+3), "\n")
	var whole []float64
	var lines []string
	for _, w := range everyAblation() {
		reports := w.measure(t, sets)
		shares := shares(reports)
		fmt.Printf("| %s |", w.name)
		for i, s := range shares {
			if whole == nil {
				fmt.Printf(" %.1f |", 100*s)
			} else {
				fmt.Printf(" %s |", difference(s-whole[i]))
			}
		}
		now := golden(reports)
		if whole == nil {
			whole, lines = shares, now
		}
		fmt.Printf(" %d |\n", changed(lines, now))
	}
}

// golden are the lines of the golden files.
func golden(reports []eval.Report) []string {
	var out []string
	for _, r := range reports[:len(rankedSets)] {
		for _, o := range r.Outcomes {
			out = append(out, rankLine(o))
		}
	}
	return out
}

func changed(before, after []string) int {
	n := 0
	for i, line := range before {
		if line != after[i] {
			n++
		}
	}
	return n
}

// shares are hit@1 of each set, then hit@3 and the share rejected of all together.
func shares(reports []eval.Report) []float64 {
	var out []float64
	var all eval.Figures
	for _, r := range reports {
		f := r.Overall
		out = append(out, f.Hit1())
		all.Answerable += f.Answerable
		all.Three += f.Three
		all.OutOfScope += f.OutOfScope
		all.Rejected += f.Rejected
	}
	return append(out, all.Hit3(), all.Rejection())
}

// difference is in points; none is a dot.
func difference(d float64) string {
	if math.Abs(d) < 0.0005 {
		return "·"
	}
	return fmt.Sprintf("%+.1f", 100*d)
}

func (w without) measure(t *testing.T, sets []measured) []eval.Report {
	if w.off != nil {
		defer w.off()()
	}
	built := map[string]*search.Index{}
	var out []eval.Report
	for _, s := range sets {
		ix := built[s.pages]
		if ix == nil {
			ix = w.index(t, s.pages)
			built[s.pages] = ix
		}
		out = append(out, eval.Run(s.queries, func(text string) eval.Answer {
			a := eval.Answer{}
			for _, h := range ix.Search(text, 10).Hits {
				a.IDs = append(a.IDs, h.Entry.ID)
			}
			return a
		}))
	}
	return out
}
