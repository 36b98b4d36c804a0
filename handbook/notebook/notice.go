package notebook

import (
	"errors"
	"fmt"
	"strings"

	"clinichandbook/handbook/durable"
)

// Kind is what a [Notice] is about.
type Kind int

// The kinds of trouble. The first group is told through [Notebook.Notices],
// the second is the answer to one call and changed nothing.
const (
	Failed   Kind = iota // the disk failed in a way not foreseen
	Full                 // no space left
	ReadOnly             // the folder or file may not be read or written
	Busy                 // another window holds the lock
	Newer                // written by a newer version of the program
	Damaged              // a file was damaged, an older state is used

	TooLong     // a note, or all notes together
	BadEntry    // not an id of an entry
	BadImport   // the file to import is not one, or damaged
	NewerImport // the file to import was written by a newer version
	NoExport    // the file to export to could not be written
)

// A Notice is one sentence for the person at the desk: what happened, where,
// and what to do. It is also the error of every method of [Notebook].
type Notice struct {
	Kind Kind
	Text string
	Err  error // the cause, or nil
}

var _ error = (*Notice)(nil)

func (n *Notice) Error() string { return n.Text }
func (n *Notice) Unwrap() error { return n.Err }

// Kept reports whether the change is kept in memory and tried again with the
// next one. The other changes were refused.
func (n *Notice) Kept() bool { return n.Kind < TooLong }

// failure says why the disk in dir did not take a change.
func failure(dir string, err error) *Notice {
	n := &Notice{Err: err}
	const kept = "what you save or write now is lost when this window closes"
	switch {
	case errors.Is(err, errNewer):
		n.Kind = Newer
		n.Text = fmt.Sprintf("Your saved entries and notes in %s were written by a newer version of this program and are left as they are, so %s: install the newer version.", dir, kept)
	case durable.IsBusy(err):
		n.Kind = Busy
		n.Text = fmt.Sprintf("Another window is using your saved entries and notes in %s, so your change is kept here and written with your next one: if this comes again, close the other windows of the handbook.", dir)
	case durable.IsFull(err):
		n.Kind = Full
		n.Text = fmt.Sprintf("The disk is full, so %s: free some space on the disk with the folder %s.", kept, dir)
	case durable.IsReadOnly(err):
		n.Kind = ReadOnly
		n.Text = fmt.Sprintf("This program may not write in the folder %s, so %s: ask whoever looks after this computer to allow it.", dir, kept)
	default:
		n.Kind = Failed
		n.Text = fmt.Sprintf("The folder %s could not be written to, so %s: tell whoever looks after this computer (%v).", dir, kept, err)
	}
	return n
}

// damageNotices says which files were damaged, what is used in their place and
// where they are now; aside is nil if they could not be moved.
func (s *store) damageNotices(r reading, memory *content, aside []string) []Notice {
	if len(r.bad) == 0 {
		return nil
	}
	what := fmt.Sprintf("In the folder %s, %s was damaged", s.dir, strings.Join(r.bad, " and "))
	if aside != nil {
		what += " and set aside as " + strings.Join(aside, " and ")
	}
	var used string
	switch {
	case memory.Revision > r.content.Revision:
		used = "your saved entries and notes stay as this window shows them: please check the last change"
	case r.content.Revision > 0:
		used = "an older copy of your saved entries and notes is used: please check the last change"
	default:
		used = "no older copy is left, so your saved entries and notes start empty: ask whoever looks after this computer for a backup of that folder"
	}
	return []Notice{{Kind: Damaged, Text: what + "; " + used + "."}}
}

func tooLong(over int) *Notice {
	return &Notice{Kind: TooLong, Text: fmt.Sprintf("This note is %d characters longer than the %d that fit, so it was not changed: shorten it, or put a part of it on another entry.", over, MaxNote)}
}

func allTooLong() *Notice {
	return &Notice{Kind: TooLong, Text: "All your notes together are longer than the notebook can hold, so nothing was changed: shorten or remove notes that you no longer need."}
}

func badEntry(id string) *Notice {
	return &Notice{Kind: BadEntry, Text: fmt.Sprintf("The page %.40q cannot be kept, because it is not an entry of the handbook: open the entry again from the list.", id)}
}

func badImport(err error) *Notice {
	switch {
	case errors.Is(err, errNewer):
		return &Notice{Kind: NewerImport, Err: err, Text: "This file was exported by a newer version of this program, so nothing was taken from it: install the newer version here too."}
	case errors.Is(err, errDamaged):
		return &Notice{Kind: BadImport, Err: err, Text: "This file is damaged or is not an export of this program, so nothing was taken from it: export it once more where it came from."}
	default:
		return &Notice{Kind: BadImport, Err: err, Text: fmt.Sprintf("This file could not be read, so nothing was taken from it: copy it to this computer and try again (%v).", err)}
	}
}

func noExport(err error) *Notice {
	return &Notice{Kind: NoExport, Err: err, Text: fmt.Sprintf("The export could not be written in full, so do not use that file: choose another place and try again (%v).", err)}
}
