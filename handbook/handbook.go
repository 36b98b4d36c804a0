// Package handbook is the model of a clinic's handbook: its entries, the sources
// they cite, the values a clinic sets, and the phrases that open the emergency bar.
//
// It is only the model. It reads no files, knows nothing of Markdown or YAML (package
// content does), renders nothing (package export does), and imports only the standard
// library.
//
// A [Handbook] is immutable, and callers must not change what it returns. New content
// makes a new Handbook.
package handbook

import (
	"cmp"
	"slices"
	"strings"
)

// Handbook is one version of a clinic's handbook. It is safe for concurrent
// readers.
type Handbook struct {
	parts   Parts
	entries map[string]*Entry
	fields  map[string]*Field

	topicsInUse []*Topic
}

// Parts are what a handbook is made of.
type Parts struct {
	Version  string   // of the content, "2026.11", or ""
	Topics   []*Topic // the main one first
	Entries  []*Entry
	Fields   []*Field // in the order in which they are shown
	RedFlags []RedFlag
	Problems []Problem
	Layers   []*Layer // added to the bundled content, in that order
	Hidden   []Hidden // bundled pages that the clinic does not show
	Kept     []Kept   // what is shown in its last good version
	News     []News   // what the last publications have changed
	// Bundled is the bundled content by itself, or nil if there is nothing else.
	Bundled *Handbook
}

// New makes a handbook of its parts, which belong to it from then on.
func New(parts Parts) *Handbook {
	slices.SortFunc(parts.Entries, compareEntries)
	h := &Handbook{parts: parts, entries: map[string]*Entry{}, fields: map[string]*Field{}}
	for _, e := range parts.Entries {
		h.entries[e.ID] = e
	}
	h.topicsInUse = topicsOf(parts.Entries, parts.Topics)
	for _, f := range parts.Fields {
		h.fields[f.ID] = f
	}
	for _, f := range parts.Fields {
		f.Spanish = h.fields[f.ID+"-spanish"]
	}
	return h
}

// compareEntries orders by kind, then by the place that the clinic gives, then by title.
func compareEntries(a, b *Entry) int {
	return cmp.Or(
		cmp.Compare(a.Kind, b.Kind),
		cmp.Compare(uint(a.Place-1), uint(b.Place-1)), // 0, without a place, comes last
		strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)),
		strings.Compare(a.ID, b.ID),
	)
}

// Version is the version of the content, "2026.11", or "" if it states none.
func (h *Handbook) Version() string { return h.parts.Version }

// Entries lists all entries: sections, side effects, FAQ, each in the clinic's order and
// then by title.
func (h *Handbook) Entries() []*Entry { return h.parts.Entries }

// Entry finds an entry by its id, or nil.
func (h *Handbook) Entry(id string) *Entry { return h.entries[id] }

// Fields lists the clinic values in the order in which they are shown.
func (h *Handbook) Fields() []*Field { return h.parts.Fields }

// Field finds a clinic value by its id, or nil.
func (h *Handbook) Field(id string) *Field { return h.fields[id] }

// RedFlags lists the groups of phrases that raise the emergency bar.
func (h *Handbook) RedFlags() []RedFlag { return h.parts.RedFlags }

// Layers lists the layers added to the bundled content, in that order.
func (h *Handbook) Layers() []*Layer { return h.parts.Layers }

// Hidden lists the bundled pages that the clinic does not show.
func (h *Handbook) Hidden() []Hidden { return h.parts.Hidden }

// Kept lists what is shown in its last good version, because its file can no
// longer be read.
func (h *Handbook) Kept() []Kept { return h.parts.Kept }

// News lists what the last publications of the clinic have changed, the newest
// first.
func (h *Handbook) News() []News { return h.parts.News }

// Problems lists what is wrong with the files, by file and line.
func (h *Handbook) Problems() []Problem { return h.parts.Problems }

// Bundled is the bundled content by itself, with the clinic's values: no layer
// adds to it, and no entry is replaced.
func (h *Handbook) Bundled() *Handbook {
	if h.parts.Bundled == nil {
		return h
	}
	return h.parts.Bundled
}
