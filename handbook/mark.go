package handbook

import "slices"

// Mark says whose version of a page an entry is.
type Mark int

// The marks. The zero value is for a bundled page.
const (
	NoMark        Mark = iota
	ClinicVersion      // replaces a bundled page, or parts of it
	ClinicPage         // the clinic's own page
)

// Key is the word for the mark in output for machines.
func (m Mark) Key() string {
	return [...]string{"", "clinic-version", "clinic-page"}[m]
}

// Mark says whose version of a page the entry is.
func (e *Entry) Mark() Mark {
	switch {
	case e.Origin == nil:
		return NoMark
	case e.Replaces:
		return ClinicVersion
	}
	return ClinicPage
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
