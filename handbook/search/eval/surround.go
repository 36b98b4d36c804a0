package eval

import (
	"slices"
	"strings"
)

// Surroundings are ordinary words around a query, which is where … is. The page that
// answers it, and the emergency bar, should not depend on them.
func Surroundings() []string {
	return []string{
		"…, denies fever", "…, no hx of this", "… is that ok", "… what can i do", "…, no other complaints", "complaints of …", "pt states …",
		"… since yesterday", "… x 3 days", "… please", "hi quick question …", "calling for my mom, …", "… after my infusion", "um so …", "…, no fever",
	}
}

// Surround puts words around each query whose last word is finished.
func Surround(queries []Query, around string) []Query {
	out := slices.Clone(queries)
	for i, q := range queries {
		if q.Class != unfinished {
			out[i].Text = strings.ReplaceAll(around, "…", q.Text)
		}
	}
	return out
}

// unfinished is the class of queries whose last word is half typed.
const unfinished = "prefix"
