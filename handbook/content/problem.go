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
	return slices.Compact(ps)
}

// reporter reports faults of one file.
type reporter struct {
	layer, file string
	to          *[]handbook.Problem
}

// ignored is a reporter that nobody listens to.
func ignored() reporter { return reporter{to: &[]handbook.Problem{}} }

// at reports a fault in a line.
func (r reporter) at(line int, format string, args ...any) {
	*r.to = append(*r.to, handbook.Problem{Layer: r.layer, File: r.file, Line: max(line, 1), Msg: fmt.Sprintf(format, args...)})
}

// has reports whether a fault in that line is known already.
func (r reporter) has(line int) bool {
	return slices.ContainsFunc(*r.to, func(p handbook.Problem) bool { return p.File == r.file && p.Layer == r.layer && p.Line == line })
}
