package main

import (
	"fmt"
	"io"
)

// farFactor is how many times over a limit is missed by far. Shared machines
// vary by less.
const farFactor = 2

// result is one line of the table.
type result struct {
	name  string
	unit  string
	bare  float64 // of the bare window, or 0
	value float64
	limit float64 // or 0: only told
}

// report prints the table and reports that no limit is missed by far.
func report(to io.Writer, results []result) bool {
	fmt.Fprintln(to, "| | bare window | handbook | ratio | limit | |\n|---|---:|---:|---:|---:|---|")
	ok := true
	for _, r := range results {
		bare, ratio, limit, verdict := "", "", "", ""
		if r.bare != 0 {
			bare = fmt.Sprintf("%.1f %s", r.bare, r.unit)
			ratio = fmt.Sprintf("%.2f", r.value/r.bare)
		}
		if r.limit != 0 {
			limit = fmt.Sprintf("%.1f %s", r.limit, r.unit)
			verdict = r.verdict()
			ok = ok && verdict != farMissed
		}
		fmt.Fprintf(to, "| %s | %s | %.1f %s | %s | %s | %s |\n", r.name, bare, r.value, r.unit, ratio, limit, verdict)
	}
	return ok
}

const (
	held      = "held"
	missed    = "missed"
	farMissed = "missed by far"
)

func (r result) verdict() string {
	switch {
	case r.value <= r.limit:
		return held
	case r.value <= farFactor*r.limit:
		return missed
	}
	return farMissed
}
