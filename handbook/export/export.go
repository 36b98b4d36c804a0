// Package export renders a handbook outside the window: as plain text, Markdown,
// print-ready HTML, and PDF for people, as JSON for other programs, and as one
// HTML page with its own search for desks that cannot run the program.
//
// Each form is a renderer of the model's blocks and spans: a
// [handbook.BlockVisitor] and a [handbook.SpanVisitor]. All share one set of
// texts around the handbook's own words, the [Label] constants.
//
// Every format says whose words it shows: voices are kept apart, sources are named
// with their year, values that the clinic has not set say so, and text that no
// clinician has reviewed is marked. The same content and date give the same bytes.
//
// The package refuses ids that the handbook does not have, and leaves it to the caller
// where the result is written. It opens no network connection, and neither does
// anything it writes.
package export

import (
	"fmt"
	"strings"

	"clinichandbook/handbook"
)

// Export is a handbook, or some of its entries, to be exported.
type Export struct {
	book    *handbook.Handbook
	entries []*handbook.Entry // in the order of the handbook
	in      map[string]bool   // their ids
	whole   bool
	date    string
}

// UnknownEntryError names an id that the handbook does not have.
type UnknownEntryError struct{ ID string }

func (e *UnknownEntryError) Error() string { return fmt.Sprintf("there is no entry %q", e.ID) }

// New exports the entries with the given ids, or the complete handbook if there are
// none. The date is that of the export, as 2026-11-24. The error is an
// [UnknownEntryError].
func New(h *handbook.Handbook, date string, ids ...string) (*Export, error) {
	x := &Export{book: h, in: map[string]bool{}, whole: len(ids) == 0, date: date}
	for _, id := range ids {
		e := h.Entry(id)
		if e == nil {
			return nil, &UnknownEntryError{id}
		}
		x.in[e.ID] = true
	}
	for _, e := range h.Entries() {
		if x.whole || x.in[e.ID] {
			x.in[e.ID] = true
			x.entries = append(x.entries, e)
		}
	}
	return x, nil
}

// sideEffects lists the side effects, the most urgent first.
func (x *Export) sideEffects() []*handbook.Entry {
	var of []*handbook.Entry
	for _, e := range x.book.SideEffects() {
		if x.in[e.ID] {
			of = append(of, e)
		}
	}
	return of
}

// edition names the version and date of the handbook.
func (x *Export) edition() string {
	var parts []string
	if v := x.book.Version(); v != "" {
		parts = append(parts, Version.with("Version", v).English())
	}
	return strings.Join(append(parts, Exported.with("On", x.date).English(), entries(len(x.entries))), " · ")
}

// reviewLine says how many entries no clinician has reviewed, "" if none.
func (x *Export) reviewLine() string {
	switch n := pendingOf(x.entries); {
	case n == 0:
		return ""
	case n == 1 && len(x.entries) == 1:
		return NotReviewed.English() + "."
	case n == len(x.entries):
		return NotReviewedAll.with("All", entries(n)).English()
	default:
		return NotReviewedSome.with("Count", n, "All", entries(len(x.entries))).English()
	}
}

// marks are what a reader must know about an entry first: whose version it is, and
// whether it can be relied on.
func (x *Export) marks(e *handbook.Entry) []string {
	var marks []string
	if m := e.Mark(); m != handbook.NoMark {
		marks = append(marks, MarkLabel(m).English())
	}
	if review := ReviewLabel(e.Review); review != "" {
		marks = append(marks, review.English())
	}
	if e.Overdue(x.date) {
		marks = append(marks, PastReviewSince.with("On", e.ReviewBy).English())
	}
	for _, kept := range KeptIn(e) {
		marks = append(marks, kept.English())
	}
	return marks
}

// ofKind lists the entries of a kind.
func ofKind(entries []*handbook.Entry, k handbook.Kind) []*handbook.Entry {
	var of []*handbook.Entry
	for _, e := range entries {
		if e.Kind == k {
			of = append(of, e)
		}
	}
	return of
}

// pendingOf counts the entries that no clinician has reviewed.
func pendingOf(entries []*handbook.Entry) int {
	n := 0
	for _, e := range entries {
		if e.Review.Pending() {
			n++
		}
	}
	return n
}

// nurseLineField is the clinic value that says how to reach a nurse.
const nurseLineField = "nurse-line"

// nurseLine is that value if the entry is handed over to a nurse, otherwise nil.
func nurseLine(h *handbook.Handbook, e *handbook.Entry) *handbook.Field {
	if e.Route != handbook.Nurse {
		return nil
	}
	return h.Field(nurseLineField)
}

// bandText is the cell of a side effect's band.
func bandText(e *handbook.Entry) string {
	if e.Effect == nil {
		return EmptyCellLabel(e).English()
	}
	return BandLabel(e.Effect.Band).English()
}

// effectLines are the cells of a side effect that cite sources.
func effectLines(e *handbook.Entry) [][]handbook.Span {
	if e.Effect == nil {
		return make([][]handbook.Span, 3)
	}
	return [][]handbook.Span{e.Effect.Common, e.Effect.When, e.Effect.Settles}
}

// effectCells are the cells of a side effect after its title, as plain text.
func effectCells(h *handbook.Handbook, e *handbook.Entry) []string {
	cells := []string{bandText(e), AnswersLabel(e.Route).English()}
	for _, line := range effectLines(e) {
		text := handbook.PlainText(line)
		if text == "" {
			text = EmptyCellLabel(e).English()
		}
		cells = append(cells, text)
	}
	if len(h.TopicsInUse()) > 1 {
		cells = append(cells, h.TopicName(e))
	}
	return cells
}
