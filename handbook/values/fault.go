package values

import (
	"errors"
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/durable"
	"clinichandbook/handbook/message"
)

// Fault is one message for the person at the desk: what happened, where, and what
// to do.
type Fault struct {
	Sentence message.Message
	Other    *handbook.Setting // what another window wrote, or nil
	Err      error             // the cause, or nil
}

var _ error = (*Fault)(nil)

func (f *Fault) Error() string { return f.Sentence.String() }
func (f *Fault) Unwrap() error { return f.Err }

// failure says why the file was not read or changed.
func (f *File) failure(err error) error {
	var fault *Fault
	if errors.As(err, &fault) {
		return fault
	}
	out := &Fault{Err: err}
	switch {
	case errors.Is(err, content.ErrBrokenValues):
		_, what, _ := strings.Cut(err.Error(), ": ")
		out.Sentence = message.New("The file {{.File}} has a fault and is left as it is, so nothing can be saved here before it is put right by hand: {{.Fault}}.", message.Values{"File": f.Path(), "Fault": what})
	case errors.Is(err, durable.ErrNotFile):
		out.Sentence = message.New("In the place of {{.File}} lies something that is not a file, so nothing can be saved: take it away.", message.Values{"File": f.Path()})
	case durable.IsBusy(err):
		out.Sentence = message.New("Another program is using {{.File}}, so nothing was saved: wait a moment and save again.", message.Values{"File": f.Path()})
	case durable.IsFull(err):
		out.Sentence = message.New("The disk is full, so nothing was saved: free some space on the disk with the folder {{.Folder}} and save again.", message.Values{"Folder": f.dir})
	case durable.IsReadOnly(err):
		out.Sentence = message.New("This program may not write in the folder {{.Folder}}, so nothing was saved: ask whoever looks after this computer to allow it.", message.Values{"Folder": f.dir})
	default:
		out.Sentence = message.New("The file {{.File}} could not be read or written, so nothing was saved: tell whoever looks after this computer ({{.Cause}}).", message.Values{"File": f.Path(), "Cause": err})
	}
	return out
}
