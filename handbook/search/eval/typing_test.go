package eval_test

import (
	"os"
	"slices"
	"strings"

	"clinichandbook/handbook/search/eval"
)

func ExampleRunTyping() {
	queries := []eval.Query{
		{Text: "pain"},
		{Text: "od"},
		{Text: "odd"},
		{Text: "od help", Emergency: eval.Emergency},
		{Text: "help od", Emergency: eval.Emergency},
		{Text: "hurt", Emergency: eval.Emergency},
		{Text: "od?", Emergency: eval.Arguable},
	}
	t := eval.RunTyping(queries, func() func(string, bool) bool {
		return func(text string, rested bool) bool {
			return slices.Contains(strings.Fields(text), "od") && text != "od h"
		}
	})
	t.PrintFigures(os.Stdout)
	t.PrintMisses(os.Stdout)
	// Output:
	// flash    bar shows at some letter of harmless queries      2 of    3  0.667
	// flicker  bar goes off again during emergencies             1 of    3  0.333
	// missed   emergencies that never show the bar               1 of    3  0.333
	// early    letters before the end at which the bar comes  2.5 on average
	// flash    "od"
	// flash    "odd"
	// flicker  "od help"
	// missed   "hurt"
}
