package main

import (
	"bytes"
	"fmt"

	"clinichandbook/handbook/durable"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/eval"
	"clinichandbook/handbook/search/languages"
)

type evalCmd struct {
	contentFlag
	Typing  bool     `help:"Type the queries letter by letter, and report how the emergency bar behaves."`
	Table   bool     `help:"Print one table of all sets, in percent, with the required figures below."`
	Figures bool     `help:"Print the figures only, not the queries that missed."`
	Files   []string `arg:"" type:"existingfile" help:"Judged queries, a JSON list of {q, relevant, class, emergency}."`
}

func (c evalCmd) Run(e *env) error {
	h, words, err := c.load(e)
	if err != nil {
		return err
	}
	ix := search.New(h, words, languages.All()...)
	if c.Table {
		return c.table(e, ix)
	}
	for _, file := range c.Files {
		if err := c.evaluate(e, ix, file); err != nil {
			return err
		}
	}
	return nil
}

// maxQueries bounds a file of judged queries, in bytes.
const maxQueries = 64 << 20

func judged(file string) ([]eval.Query, error) {
	data, err := durable.ReadFile(file, maxQueries)
	if err != nil {
		return nil, err
	}
	queries, err := eval.ReadQueries(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return queries, nil
}

func (c evalCmd) evaluate(e *env, ix *search.Index, file string) error {
	queries, err := judged(file)
	if err != nil {
		return err
	}
	fmt.Fprintf(e.out, "== %s\n", file)
	if c.Typing {
		t := typed(ix, queries)
		t.PrintFigures(e.out)
		if !c.Figures {
			t.PrintMisses(e.out)
		}
		return nil
	}
	r := report(ix, queries)
	r.PrintFigures(e.out)
	if !c.Figures {
		r.PrintMisses(e.out)
	}
	return nil
}
