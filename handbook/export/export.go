// Package export takes a handbook out of the program: as Markdown and as a
// document for paper, for people; as JSON, for other programs; and as one HTML
// page that searches by itself, for desks that cannot run the program.
//
// Every form says whose words it shows: the three voices stay apart, sources
// are named with their year, a value that the clinic has not set says so, and
// what no clinician has reviewed is marked. An export of the same content with
// the same date is the same to the byte.
//
// The package opens no network connection, and nothing that it writes does.
package export

import (
	"fmt"

	"clinichandbook/handbook"
)

// Texts that all forms share.
const (
	title            = "Clinic handbook"
	sideEffectsTitle = "Side effects at a glance"
	valuesTitle      = "Our clinic's values"
	notReviewed      = "Not reviewed by a clinician"
)

// Export is the part of a handbook that is taken out.
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

// New takes the entries of the given ids, or the whole handbook if there are
// none. Where two versions of a page are shown, its id means both. The date is
// that of the export, 2026-11-24. The error is an [UnknownEntryError].
func New(h *handbook.Handbook, date string, ids ...string) (*Export, error) {
	x := &Export{book: h, in: map[string]bool{}, whole: len(ids) == 0, date: date}
	for _, id := range ids {
		e := h.Entry(id)
		if e == nil {
			return nil, &UnknownEntryError{id}
		}
		x.in[e.ID] = true
		if e.Other != nil {
			x.in[e.Other.ID] = true
		}
	}
	for _, e := range h.Entries() {
		if x.whole || x.in[e.ID] {
			x.in[e.ID] = true
			x.entries = append(x.entries, e)
		}
	}
	return x, nil
}

// ofKind lists the entries of a kind.
func (x *Export) ofKind(k handbook.Kind) []*handbook.Entry {
	var of []*handbook.Entry
	for _, e := range x.entries {
		if e.Kind == k {
			of = append(of, e)
		}
	}
	return of
}

// sideEffects lists the side effects, what matters now first.
func (x *Export) sideEffects() []*handbook.Entry {
	var of []*handbook.Entry
	for _, e := range x.book.SideEffects() {
		if x.in[e.ID] {
			of = append(of, e)
		}
	}
	return of
}

// pending counts the entries that no clinician has reviewed.
func (x *Export) pending() int {
	n := 0
	for _, e := range x.entries {
		if e.Review.Pending() {
			n++
		}
	}
	return n
}

// reviewLine tells how much of it a clinician has not reviewed, "" if nothing.
func (x *Export) reviewLine() string {
	switch n := x.pending(); {
	case n == 0:
		return ""
	case n == 1 && len(x.entries) == 1:
		return notReviewed + "."
	case n == len(x.entries):
		return notReviewed + ": all " + count(n) + "."
	default:
		return fmt.Sprintf("%s: %d of %s.", notReviewed, n, count(len(x.entries)))
	}
}

func count(entries int) string {
	if entries == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", entries)
}

// heading is the heading under which the contents list a kind.
func heading(k handbook.Kind) string { return [...]string{"Sections", "Side effects", "FAQ"}[k] }

// sayHeading is the heading of the line to read out.
func sayHeading(e *handbook.Entry) string {
	if e.Route == handbook.FrontDesk {
		return "Say this"
	}
	return "Say this, then hand over"
}

// marked is the title of an entry among others, with its mark.
func marked(e *handbook.Entry) string {
	if m := e.Mark(); m != "" {
		return e.Title + " (" + m + ")"
	}
	return e.Title
}

// marks are what is to be known of an entry before it is read: whose version it
// is, and whether it may be relied on.
func (x *Export) marks(e *handbook.Entry) []string {
	var marks []string
	if m := e.Mark(); m != "" {
		marks = append(marks, m)
	}
	if e.Review.Pending() {
		marks = append(marks, notReviewed)
	}
	if e.Overdue(x.date) {
		marks = append(marks, handbook.PastReview+": "+e.ReviewBy)
	}
	return marks
}

// setBy tells who set a value of the clinic, "" if nobody is named.
func setBy(f *handbook.Field) string {
	switch {
	case !f.IsSet():
		return ""
	case f.SetBy != "" && f.SetOn != "":
		return "set by " + f.SetBy + " on " + f.SetOn
	case f.SetBy != "":
		return "set by " + f.SetBy
	case f.SetOn != "":
		return "set on " + f.SetOn
	}
	return ""
}

// effectColumns are the columns of the table of side effects.
var effectColumns = [...]string{"Effect", "Band", "Who answers", "How common", "When", "How it usually settles"}

// effectCells are the cells of a side effect below effectColumns, but for its
// title, as plain text.
func effectCells(e *handbook.Entry) []string {
	eff, band := &handbook.Effect{}, handbook.Unset
	if e.Effect != nil {
		eff, band = e.Effect, e.Effect.Band.String()
	}
	cells := []string{band, e.Route.Answers()}
	for _, line := range [][]handbook.Span{eff.Common, eff.When, eff.Settles} {
		text := handbook.PlainText(line)
		if text == "" {
			text = e.WhyEmpty()
		}
		cells = append(cells, text)
	}
	return cells
}
