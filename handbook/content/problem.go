package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"clinichandbook/handbook"
)

// sortProblems orders by file and line: the bundled content first, then the
// layers by name.
func sortProblems(ps []handbook.Problem) []handbook.Problem {
	slices.SortStableFunc(ps, func(a, b handbook.Problem) int {
		return cmp.Or(strings.Compare(a.Layer, b.Layer), strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return abridged(slices.Compact(ps))
}

// How many problems are listed of one file, and of all. Nobody reads more, and a
// window could not show them.
const (
	maxProblemsOfFile = 100
	maxProblems       = 5000
)

// abridged leaves out the problems that are too many, and says so.
func abridged(ps []handbook.Problem) []handbook.Problem {
	out := make([]handbook.Problem, 0, min(len(ps), maxProblems))
	for from := 0; from < len(ps); {
		to := from
		for to < len(ps) && ps[to].Layer == ps[from].Layer && ps[to].File == ps[from].File {
			to++
		}
		listed := min(to-from, maxProblemsOfFile)
		out = append(out, ps[from:from+listed]...)
		if left := to - from - listed; left > 0 {
			last := out[len(out)-1]
			last.Msg = fmt.Sprintf("the file has %d more problems: correct those above first", left)
			out = append(out, last)
		}
		from = to
		if len(out) > maxProblems && from < len(ps) {
			last := out[len(out)-1]
			last.Msg = fmt.Sprintf("the files after this one have %d more problems: correct those above first", len(ps)-from)
			return append(out, last)
		}
	}
	return out
}

// reporter reports faults of one file.
type reporter struct {
	layer, file string
	to          *[]handbook.Problem
	lines       func(line int) int // of the file, for lines of a page made of several; nil if they are the file's
}

// ignored is a reporter that nobody listens to.
func ignored() reporter { return reporter{to: &[]handbook.Problem{}} }

// at reports a fault in a line.
func (r reporter) at(line int, format string, args ...any) {
	msg := fmt.Sprintf(format, args...)
	*r.to = append(*r.to, handbook.Problem{Layer: r.layer, File: printableName(r.file), Line: r.line(line), Msg: msg, Advice: adviceIn(msg, format, args)})
}

// adviceIn is the end of a message that says what to do: what follows the first colon
// of its format, or of a text that is a message already. A colon in what a clinic wrote
// parts nothing.
func adviceIn(msg, format string, args []any) string {
	const colon = ": "
	if format == "%s" {
		_, advice, _ := strings.Cut(msg, colon)
		return advice
	}
	what, _, ok := strings.Cut(format, colon)
	if !ok {
		return ""
	}
	n := strings.Count(what, "%") - 2*strings.Count(what, "%%")
	return msg[len(fmt.Sprintf(what, args[:n]...))+len(colon):]
}

// hasBetween reports whether a fault from a line up to another one is known already.
func (r reporter) hasBetween(line, end int) bool {
	return slices.ContainsFunc(*r.to, func(p handbook.Problem) bool {
		return p.File == printableName(r.file) && p.Layer == r.layer && p.Line >= r.line(line) && p.Line < max(end, r.line(line)+1)
	})
}

func (r reporter) line(n int) int {
	if r.lines != nil {
		n = r.lines(n)
	}
	return max(n, 1)
}
