package handbook

import "slices"

// The marks that tell whose version of a page is shown.
const (
	MarkVersion  = "Our clinic's version"
	MarkPage     = "Our clinic's page"
	MarkHandbook = "The handbook's version"
)

// What stands beside the marks.
const (
	TwoVersions = "There are two versions of this page: the handbook's has changed since our clinic copied it, and nobody has compared them yet. Look at both."
	PastReview  = "Past its review date"
)

// Mark tells whose version of a page the entry is: "" for a bundled entry that
// stands alone.
func (e *Entry) Mark() string {
	switch {
	case e.Origin == nil && e.Other != nil:
		return MarkHandbook
	case e.Origin == nil:
		return ""
	case e.Replaces:
		return MarkVersion
	}
	return MarkPage
}

// EntriesNaming lists the entries that name a clinic value, in their order.
func (h *Handbook) EntriesNaming(f *Field) []*Entry {
	var out []*Entry
	for _, e := range h.Entries() {
		if slices.Contains(e.Values, f) {
			out = append(out, e)
		}
	}
	return out
}

// FlagsNaming lists the red flags whose banner shows a clinic value.
func (h *Handbook) FlagsNaming(f *Field) []RedFlag {
	var out []RedFlag
	for _, flag := range h.RedFlags() {
		if slices.Contains(flag.Values, f) {
			out = append(out, flag)
		}
	}
	return out
}
