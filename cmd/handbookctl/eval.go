package main

import (
	"fmt"
	"os"

	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/english"
	"clinichandbook/handbook/search/eval"
	"clinichandbook/handbook/search/spanish"
)

type evalCmd struct {
	contentFlag
	Typing  bool     `help:"Type the queries letter by letter, and tell how the emergency bar behaves."`
	Figures bool     `help:"Print the figures only, not the queries that missed."`
	Files   []string `arg:"" type:"existingfile" help:"Judged queries, a JSON list of {q, relevant, class, emergency}."`
}

func (c evalCmd) Run(e *env) error {
	h, words, err := c.load(e)
	if err != nil {
		return err
	}
	ix := search.New(h, words, english.Language(), spanish.Language())
	for _, file := range c.Files {
		if err := c.evaluate(e, ix, file); err != nil {
			return err
		}
	}
	return nil
}

func (c evalCmd) evaluate(e *env, ix *search.Index, file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	queries, err := eval.ReadQueries(f)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	fmt.Fprintf(e.out, "== %s\n", file)
	if c.Typing {
		c.typing(e, ix, queries)
		return nil
	}
	report := eval.Run(queries, func(text string) eval.Answer {
		res := ix.Search(text, 10)
		a := eval.Answer{Emergency: len(res.Flags) > 0}
		for _, h := range res.Hits {
			a.IDs = append(a.IDs, h.Entry.ID)
		}
		return a
	})
	report.PrintFigures(e.out)
	if !c.Figures {
		report.PrintMisses(e.out)
	}
	return nil
}

func (c evalCmd) typing(e *env, ix *search.Index, queries []eval.Query) {
	report := eval.RunTyping(queries, func() func(string, bool) bool {
		var watch search.Watch
		return func(text string, rested bool) bool {
			flags := watch.Typed(ix, text)
			if rested {
				flags = watch.Rested(ix)
			}
			return len(flags) > 0
		}
	})
	report.PrintFigures(e.out)
	if !c.Figures {
		report.PrintMisses(e.out)
	}
}
