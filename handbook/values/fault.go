package values

import (
	"errors"
	"fmt"
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/durable"
)

// Fault is one sentence for the person at the desk: what happened, where, and
// what to do.
type Fault struct {
	Text  string
	Other *handbook.Setting // what another window wrote meanwhile, or nil
	Err   error             // the cause, or nil
}

var _ error = (*Fault)(nil)

func (f *Fault) Error() string { return f.Text }
func (f *Fault) Unwrap() error { return f.Err }

// failure says why the file was not read or changed.
func (f *File) failure(err error) error {
	var fault *Fault
	if errors.As(err, &fault) {
		return fault
	}
	out := &Fault{Err: err}
	switch {
	case errors.Is(err, handbook.ErrBrokenValues):
		_, what, _ := strings.Cut(err.Error(), ": ")
		out.Text = fmt.Sprintf("The file %s has a fault and is left as it is, so nothing can be saved here before it is put right by hand: %s.", f.Path(), what)
	case errors.Is(err, durable.ErrNotFile):
		out.Text = fmt.Sprintf("In the place of %s lies something that is not a file, so nothing can be saved: take it away.", f.Path())
	case durable.IsBusy(err):
		out.Text = fmt.Sprintf("Another program is using %s, so nothing was saved: wait a moment and save again.", f.Path())
	case durable.IsFull(err):
		out.Text = fmt.Sprintf("The disk is full, so nothing was saved: free some space on the disk with the folder %s and save again.", f.dir)
	case durable.IsReadOnly(err):
		out.Text = fmt.Sprintf("This program may not write in the folder %s, so nothing was saved: ask whoever looks after this computer to allow it.", f.dir)
	default:
		out.Text = fmt.Sprintf("The file %s could not be read or written, so nothing was saved: tell whoever looks after this computer (%v).", f.Path(), err)
	}
	return out
}
