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
	Message message.Message
	Other   *handbook.Setting // what another window wrote, or nil
	Err     error             // the cause, or nil
}

var _ error = (*Fault)(nil)

func (f *Fault) Error() string { return f.Message.String() }
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
		out.Message = message.New("desk-value.file-broken", "Nothing can be saved until the file {{.File}} is corrected by hand: {{.Fault}}.", message.Values{"File": f.Path(), "Fault": what})
	case errors.Is(err, durable.ErrNotFile):
		out.Message = message.New("desk-value.no-file", "Nothing can be saved, because {{.File}} is not a file. Move it away and save again.", message.Values{"File": f.Path()})
	case durable.IsBusy(err):
		out.Message = message.New("desk-value.in-use", "Nothing was saved, because another program is using {{.File}}. Wait a moment and save again.", message.Values{"File": f.Path()})
	case durable.IsFull(err):
		out.Message = message.New("desk-value.disk-full", "Nothing was saved, because the disk is full. Free some space on the disk with the folder {{.Folder}} and save again.", message.Values{"Folder": f.dir})
	case durable.IsReadOnly(err):
		out.Message = message.New("desk-value.not-allowed", "Nothing was saved, because the program is not allowed to write to the folder {{.Folder}}. Ask your IT support to allow it.", message.Values{"Folder": f.dir})
	default:
		out.Message = message.New("desk-value.not-written", "Nothing was saved, because the file {{.File}} could not be read or written ({{.Cause}}). Ask your IT support.", message.Values{"File": f.Path(), "Cause": err})
	}
	return out
}
