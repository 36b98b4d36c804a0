package handbook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is one fault in a content file, in words for the person who edits it.
type Problem struct {
	Layer string // name of the layer; "" for the bundled content
	File  string // path inside the content folder, with slashes
	Line  int    // 1-based
	Msg   string // what is wrong and what to do
}

// Place is the file, with its layer if it is not a bundled one, and the line.
func (p Problem) Place() string {
	file := p.File
	if p.Layer != "" {
		file = strings.TrimRight(p.Layer, `/\`) + "/" + file
	}
	return fmt.Sprintf("%s:%d", file, p.Line)
}

func (p Problem) String() string { return p.Place() + ": " + p.Msg }

// sortProblems orders by file and line: the bundled content first, then the
// layers by name.
func sortProblems(ps []Problem) []Problem {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.Layer, b.Layer), strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return slices.Compact(ps)
}

// reporter reports faults of one file.
type reporter struct {
	layer, file string
	to          *[]Problem
}

// at reports a fault at a line.
func (r reporter) at(line int, format string, args ...any) {
	*r.to = append(*r.to, Problem{r.layer, r.file, max(line, 1), fmt.Sprintf(format, args...)})
}

// has tells whether a fault of that line is known already.
func (r reporter) has(line int) bool {
	return slices.ContainsFunc(*r.to, func(p Problem) bool { return p.File == r.file && p.Layer == r.layer && p.Line == line })
}
