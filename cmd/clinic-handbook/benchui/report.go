package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
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
	each  []float64 // the value in each round, or nil when there are none
	limit float64   // or 0: only reported

	ratio float64 // to the bare window, where it is not that of the two
	times float64 // the limit of the ratio, or 0

	more     float64 // than the bare window
	mostMore float64 // the limit of that, or 0
}

// report prints the table and reports that no limit is missed by far.
func report(to io.Writer, results []result) bool {
	fmt.Fprintln(to, "| | bare window | handbook | ratio | limit | |\n|---|---:|---:|---:|---:|---|")
	ok := true
	for _, r := range results {
		bare, ratio, limit, verdict := "", "", "", ""
		value := fmt.Sprintf("%.1f %s", r.value, r.unit)
		if r.each != nil {
			value += fmt.Sprintf(" (%.1f to %.1f)", slices.Min(r.each), slices.Max(r.each))
		}
		if r.bare != 0 {
			bare = fmt.Sprintf("%.1f %s", r.bare, r.unit)
			ratio = fmt.Sprintf("%.2f", cmp.Or(r.ratio, r.value/r.bare))
		}
		switch {
		case r.times != 0:
			limit = fmt.Sprintf("%.2f", r.times)
			verdict = verdictOn(r.ratio, r.times)
		case r.mostMore != 0:
			limit = fmt.Sprintf("%.1f %s more, is %+.1f", r.mostMore, r.unit, r.more)
			verdict = verdictOn(r.more, r.mostMore)
		case r.limit != 0:
			limit = fmt.Sprintf("%.1f %s", r.limit, r.unit)
			verdict = verdictOn(r.value, r.limit)
		}
		ok = ok && verdict != farMissed
		fmt.Fprintf(to, "| %s | %s | %s | %s | %s | %s |\n", r.name, bare, value, ratio, limit, verdict)
	}
	return ok
}

const (
	held      = "held"
	missed    = "missed"
	farMissed = "missed by far"
)

func verdictOn(value, limit float64) string {
	switch {
	case value <= limit:
		return held
	case value <= farFactor*limit:
		return missed
	}
	return farMissed
}
