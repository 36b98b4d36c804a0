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
	"slices"
	"strings"
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

// Problems lists what Load found wrong, by file and line.
func (h *Handbook) Problems() []Problem { return h.problems }

// ErrNoEntries means that no readable entry was found.
var ErrNoEntries = errors.New("no entry found in sections, side-effects or faq")

// Load reads a handbook. Faults in the content do not stop it: what is sound is
// kept, the rest is left out and named in [Handbook.Problems]. The error is
// not nil only when there is nothing to show at all; the Handbook then holds
// the problems alone.
func Load(fsys fs.FS) (*Handbook, error) {
	l := newLoader(fsys)
	h := l.load()
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
func Check(fsys fs.FS) []Problem {
	h, err := Load(fsys)
	if err != nil && len(h.problems) == 0 {
		return []Problem{{File: ".", Line: 1, Msg: "there is " + err.Error() + ": check that this is the content folder"}}
	}
	return h.problems
}

// Problem is one fault in a content file, in words for the person who edits it.
type Problem struct {
	File string // path inside the content folder, with slashes
	Line int    // 1-based
	Msg  string // what is wrong and what to do
}

func (p Problem) String() string { return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Msg) }

func sortProblems(ps []Problem) []Problem {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		if c := strings.Compare(a.File, b.File); c != 0 {
			return c
		}
		return a.Line - b.Line
	})
	return slices.Compact(ps)
}
