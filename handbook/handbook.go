// Package handbook holds a clinic's handbook in memory: its entries, the
// sources they rest on, the values a clinic sets, and the phrases that raise
// the emergency banner.
//
// Files go in one direction: [Load] reads them from an [fs.FS], reports every
// fault it meets as a [Problem] and returns a [Handbook] of all that is sound.
// A Handbook does not change after Load; callers must not change what it
// returns. A reload makes a new one.
//
// The package knows nothing of screens and opens no network connection.
package handbook

import (
	"errors"
	"fmt"
	"io/fs"
)

// Handbook is one loaded handbook. It is safe for concurrent readers.
type Handbook struct {
	version    string
	entries    []*Entry
	byID       map[string]*Entry
	sources    map[string]*Source
	fields     []*Field
	byField    map[string]*Field
	redFlags   []RedFlag
	vocabulary Vocabulary
	problems   []Problem
	layers     []*Layer
	bundled    *Handbook
}

// Version is the version of the content, "2026.11", or "" when it states none.
func (h *Handbook) Version() string { return h.version }

// Entries lists all entries: sections, side effects, FAQ, each by title.
func (h *Handbook) Entries() []*Entry { return h.entries }

// Entry finds an entry by its id, or nil.
func (h *Handbook) Entry(id string) *Entry { return h.byID[id] }

// Fields lists the clinic values in the order of their file.
func (h *Handbook) Fields() []*Field { return h.fields }

// Field finds a clinic value by its id, or nil.
func (h *Handbook) Field(id string) *Field { return h.byField[id] }

// RedFlags lists the groups of phrases that raise the emergency banner.
func (h *Handbook) RedFlags() []RedFlag { return h.redFlags }

// Layers lists what was laid over the bundled content, in that order.
func (h *Handbook) Layers() []*Layer { return h.layers }

// Bundled is the bundled content by itself, with the clinic's values: no layer
// adds to it, and no entry is replaced.
func (h *Handbook) Bundled() *Handbook {
	if h.bundled == nil {
		return h
	}
	return h.bundled
}

// Problems lists what Load found wrong, by file and line.
func (h *Handbook) Problems() []Problem { return h.problems }

// ErrNoEntries means that no readable entry was found.
var ErrNoEntries = errors.New("no entry found in sections, side-effects or faq")

// Load reads a handbook: the bundled content, and the layers that a clinic lays
// over it, in their order.
//
//   - A page with a new id adds an entry; one with the id of a bundled entry
//     replaces it as a whole. If that one has changed since the clinic copied it,
//     both are shown ([Entry.Other]).
//   - sources.yaml, clinic-fields.yaml, red-flags.yaml and vocabulary.yaml add to
//     what the layers before hold and change nothing of it.
//   - Of the values in clinic.yaml, each by itself, the last layer's counts.
//
// Faults in the content do not stop it: what is sound is kept, the rest is left
// out and named in [Handbook.Problems], so a bundled entry stays where a clinic's
// version of it is broken. The error is not nil only when there is nothing to
// show at all; the Handbook then holds the problems alone.
func Load(bundled fs.FS, layers ...Layer) (*Handbook, error) {
	h := newLoader(bundled, layers).load()
	if len(h.entries) == 0 {
		if len(h.problems) > 0 {
			return h, fmt.Errorf("%w: %s", ErrNoEntries, h.problems[0])
		}
		return h, ErrNoEntries
	}
	return h, nil
}

// Check reads a handbook and returns every fault in it, by file and line.
// An empty result means that the content is sound.
func Check(bundled fs.FS, layers ...Layer) []Problem {
	h, err := Load(bundled, layers...)
	if err != nil && len(h.problems) == 0 {
		return []Problem{{File: ".", Line: 1, Msg: "there is " + err.Error() + ": check that this is the content folder"}}
	}
	return h.problems
}
