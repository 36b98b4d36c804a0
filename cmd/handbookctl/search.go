package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"clinichandbook/handbook"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/languages"
)

type searchCmd struct {
	contentFlag
	topicFlag
	JSON    bool   `name:"json" help:"Print one JSON object for each query."`
	Batch   bool   `help:"Read one query per line from standard input; needs --json."`
	Typing  bool   `help:"Answer as the window does while the last word is unfinished. With --batch, each line is the field after one more key."`
	Explain bool   `help:"Print each score as a sum of named parts."`
	Limit   int    `default:"10" help:"Most results to print (default 10)."`
	Text    string `arg:"" optional:"" help:"What the caller says."`
}

// answer is the JSON form of the results of one query.
type answer struct {
	Query     string   `json:"query"`
	Emergency bool     `json:"emergency"`
	Flags     []string `json:"flags"` // ids of the entries that the red flags lead to
	Hits      []hit    `json:"hits"`
	Nearest   []string `json:"nearest"` // ids of entries that come near, when none fits
	Guesses   []string `json:"guesses"` // words that were read as others: typed, meant, typed, meant
}

type hit struct {
	ID     string  `json:"id"`
	Kind   string  `json:"kind"` // section, side-effect or faq
	Title  string  `json:"title"`
	Score  float64 `json:"score"`
	Reason string  `json:"reason"`
	Parts  []part  `json:"parts,omitempty"` // with --explain
}

// part is a named part of a score.
type part struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
}

func (c searchCmd) Run(e *env) error {
	switch {
	case c.Limit < 1:
		return usageError{"--limit must be 1 or more"}
	case c.Explain && c.Batch:
		return usageError{"--explain takes one query: leave out --batch"}
	case c.Batch && !c.JSON:
		return usageError{"--batch needs --json"}
	case c.Batch && c.Text != "":
		return usageError{"--batch reads its queries from standard input: leave out the text"}
	case !c.Batch && c.Text == "":
		return usageError{"say what to search for, as in: handbookctl search \"throwing up\""}
	}
	h, words, err := c.load(e)
	if err != nil {
		return err
	}
	topic, err := c.of(h)
	if err != nil {
		return err
	}
	find := c.finder(search.New(h, words, languages.All()...), topic)
	if c.Batch {
		return c.batch(e, find)
	}
	res := find(c.Text)
	if c.JSON {
		return json.NewEncoder(e.out).Encode(newAnswer(res, c.Explain))
	}
	printResults(e.out, res, c.Explain)
	return nil
}

// finder searches as the flags say.
func (c searchCmd) finder(ix *search.Index, topic *handbook.Topic) func(text string) search.Results {
	var keep func(*handbook.Entry) bool
	if topic != nil {
		keep = func(en *handbook.Entry) bool { return en.Answers(topic) }
	}
	if !c.Typing {
		return func(text string) search.Results { return ix.SearchWhere(text, c.Limit, keep) }
	}
	var watch search.Watch
	return func(text string) search.Results {
		return ix.SearchRaised(text, watch.Typed(ix, text), c.Limit, keep)
	}
}

func (c searchCmd) batch(e *env, find func(text string) search.Results) error {
	in := bufio.NewScanner(e.in)
	in.Buffer(nil, maxQuery)
	out := bufio.NewWriter(e.out)
	enc := json.NewEncoder(out)
	n := 0
	for ; in.Scan(); n++ {
		if err := enc.Encode(newAnswer(find(in.Text()), false)); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if err := in.Err(); errors.Is(err, bufio.ErrTooLong) {
		return fmt.Errorf("query %d is longer than %d KiB", n+1, maxQuery>>10)
	} else if err != nil {
		return fmt.Errorf("the queries cannot be read: %w", err)
	}
	return nil
}

// maxQuery bounds a line of a batch, in bytes.
const maxQuery = 1 << 20

func newAnswer(res search.Results, explain bool) answer {
	a := answer{Query: res.Query, Emergency: len(res.Flags) > 0, Flags: []string{}, Hits: []hit{}, Nearest: []string{}, Guesses: []string{}}
	seen := map[string]bool{}
	for _, f := range res.Flags {
		for _, en := range f.Group.Entries {
			if !seen[en.ID] {
				seen[en.ID] = true
				a.Flags = append(a.Flags, en.ID)
			}
		}
	}
	for i, h := range res.Hits {
		one := hit{h.Entry.ID, h.Entry.Kind.Key(), h.Entry.Title, h.Score, res.Reason(i).String(), nil}
		if explain {
			for _, p := range res.Explain(i) {
				one.Parts = append(one.Parts, part(p))
			}
		}
		a.Hits = append(a.Hits, one)
	}
	for _, e := range res.Nearest {
		a.Nearest = append(a.Nearest, e.ID)
	}
	for _, g := range res.Guesses {
		a.Guesses = append(a.Guesses, g.Typed, g.Meant)
	}
	return a
}

func printResults(out io.Writer, res search.Results, explain bool) {
	for _, f := range res.Flags {
		fmt.Fprintf(out, "EMERGENCY: %s\n", f.Group.Name)
	}
	for _, g := range res.Guesses {
		fmt.Fprintf(out, "“%s” read as “%s”\n", g.Typed, g.Meant)
	}
	for i, h := range res.Hits {
		fmt.Fprintf(out, "%.2f  %s  %s  (%s)\n", h.Score, h.Entry.ID, h.Entry.Title, res.Reason(i))
		if explain {
			for _, p := range res.Explain(i) {
				fmt.Fprintf(out, "      %+.3f  %s\n", p.Value, p.Name)
			}
		}
	}
	if len(res.Hits) == 0 {
		fmt.Fprintln(out, "Nothing in the handbook fits.")
	}
	for _, e := range res.Nearest {
		fmt.Fprintf(out, "maybe  %s  %s\n", e.ID, e.Title)
	}
	if explain {
		for _, p := range res.Ignored() {
			fmt.Fprintf(out, "      against: %.2f  %s\n", p.Value, p.Name)
		}
	}
}
