package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/eval"
)

// bars are what the search has to reach, by the beginning of the name of a set.
var bars = []struct{ set, bars string }{
	{"outside", "93.0   97.0   60.0   99.0    1.0    2.0    1.0    4.0    1.0"},
	{"spanish", "   –   85.0      –   90.0    1.0    2.0    1.0    4.0    1.0"},
	{"own-pages", "80.0   92.0      –      –    1.0    2.0    1.0    4.0    1.0"},
	{"treatment", "80.0   92.0      –      –    1.0    2.0    1.0    4.0    1.0"},
	{"topic", "80.0   92.0      –      –    1.0    2.0    1.0    4.0    1.0"},
	{"clinic", "80.0   92.0      –      –    1.0    2.0    1.0    4.0    1.0"},
	{"", "93.0   98.0   88.0   99.0    1.0    2.0    1.0    4.0    1.0"},
}

// table prints a row for each set, in percent, with the bars beneath it. The last two
// columns are the worst loss of hit@1 and of emergencies raised among
// [eval.Surroundings].
func (c evalCmd) table(e *env, ix *search.Index) error {
	fmt.Fprintf(e.out, "%-22s %6s %6s %6s %6s %6s %6s %6s %6s %6s %6s\n", "set, %", "n", "hit@1", "hit@3", "reject", "raised", "false", "flash", "flick", "words", "alarms")
	for _, file := range c.Files {
		queries, err := judged(file)
		if err != nil {
			return err
		}
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		f, t := report(ix, queries).Overall, typed(ix, queries)
		words, alarms := 0.0, 0.0
		for _, around := range eval.Surroundings() {
			g := report(ix, eval.Surround(queries, around)).Overall
			words, alarms = max(words, f.Hit1()-g.Hit1()), max(alarms, f.Recall()-g.Recall())
		}
		fmt.Fprintf(e.out, "%-22s %6d", name, len(queries))
		for _, cell := range []struct {
			of    int
			share float64
		}{
			{f.Answerable, f.Hit1()},
			{f.Answerable, f.Hit3()},
			{f.OutOfScope, f.Rejection()},
			{f.Emergencies, f.Recall()},
			{f.Harmless, f.FalseAlarmRate()},
			{t.Harmless, t.Flash()},
			{t.Emergencies, t.Flicker()},
			{f.Answerable, words},
			{f.Emergencies, alarms},
		} {
			if cell.of == 0 {
				fmt.Fprintf(e.out, " %6s", "–")
			} else {
				fmt.Fprintf(e.out, " %6.1f", 100*cell.share)
			}
		}
		fmt.Fprintf(e.out, "\n%-22s %6s   %s\n", "", "bar", barsOf(name))
	}
	return nil
}

func barsOf(set string) string {
	for _, b := range bars {
		if strings.HasPrefix(set, b.set) {
			return b.bars
		}
	}
	return ""
}

func report(ix *search.Index, queries []eval.Query) eval.Report {
	return eval.Run(queries, func(text string) eval.Answer {
		res := ix.Search(text, 10)
		a := eval.Answer{Emergency: len(res.Flags) > 0}
		for _, h := range res.Hits {
			a.IDs = append(a.IDs, h.Entry.ID)
		}
		return a
	})
}

func typed(ix *search.Index, queries []eval.Query) eval.Typing {
	return eval.RunTyping(queries, func() func(string, bool) bool {
		var watch search.Watch
		return func(text string, rested bool) bool {
			flags := watch.Typed(ix, text)
			if rested {
				flags = watch.Rested(ix)
			}
			return len(flags) > 0
		}
	})
}
