package notebook

import (
	"errors"
	"fmt"

	"clinichandbook/handbook/durable"
	"clinichandbook/handbook/message"
)

// Kind is what a [Notice] is about.
type Kind int

// The kinds of notices. Those of the first group are reported by [Notebook.Notices];
// those of the second are the error of one call, which changed nothing.
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
	Kind    Kind
	Message message.Message
	Err     error // the cause, or nil
}

var _ error = (*Notice)(nil)

func (n *Notice) Error() string { return n.Message.String() }
func (n *Notice) Unwrap() error { return n.Err }

// Kept reports whether the change is kept in memory and tried again with the
// next one. The other changes were refused.
func (n *Notice) Kept() bool { return n.Kind < TooLong }

// failure says why the disk in dir did not take a change.
func failure(dir string, err error) *Notice {
	n := &Notice{Err: err}
	switch {
	case errors.Is(err, errNewer):
		n.Kind = Newer
		n.Message = message.New("notebook.newer", "Your saved entries and notes in {{.Folder}} are from a newer version of this program and stay as they are, so what you save or write now will be lost when this window closes: install the newer version.", message.Values{"Folder": dir})
	case durable.IsBusy(err):
		n.Kind = Busy
		n.Message = message.New("notebook.other-window", "Another window is using your saved entries and notes in {{.Folder}}, so your change will be saved with your next one: if you see this again, close the other windows of the handbook.", message.Values{"Folder": dir})
	case durable.IsFull(err):
		n.Kind = Full
		n.Message = message.New("notebook.disk-full", "The disk is full, so what you save or write now will be lost when this window closes: free some space on the disk with the folder {{.Folder}}.", message.Values{"Folder": dir})
	case durable.IsReadOnly(err):
		n.Kind = ReadOnly
		n.Message = message.New("notebook.not-allowed", "The program is not allowed to write to the folder {{.Folder}}, so what you save or write now will be lost when this window closes: ask your IT support to allow it.", message.Values{"Folder": dir})
	default:
		n.Kind = Failed
		n.Message = message.New("notebook.not-written", "The folder {{.Folder}} cannot be written to ({{.Cause}}), so what you save or write now will be lost when this window closes: ask your IT support.", message.Values{"Folder": dir, "Cause": err})
	}
	return n
}

// damageNotices says which files were damaged, what is used in their place and
// where they are now; aside is nil if they could not be moved.
func (s *store) damageNotices(r reading, memory *content, aside []string) []Notice {
	if len(r.bad) == 0 {
		return nil
	}
	var used message.Message
	switch {
	case memory.Revision > r.content.Revision:
		used = message.New("notebook.shown-used", "your saved entries and notes stay as this window shows them: please check the last change", nil)
	case r.content.Revision > 0:
		used = message.New("notebook.older-used", "an older copy of your saved entries and notes is used: please check the last change", nil)
	default:
		used = message.New("notebook.none-used", "there is no older copy, so your saved entries and notes start empty: ask your IT support for a backup of that folder", nil)
	}
	told := message.New("notebook.damaged", "In the folder {{.Folder}}, {{.Files}} was damaged; {{.Used}}.", message.Values{"Folder": s.dir, "Files": names(r.bad), "Used": used})
	if aside != nil {
		told = message.New("notebook.damaged-aside", "In the folder {{.Folder}}, {{.Files}} was damaged and set aside as {{.Aside}}; {{.Used}}.", message.Values{"Folder": s.dir, "Files": names(r.bad), "Aside": names(aside), "Used": used})
	}
	return []Notice{{Kind: Damaged, Message: told}}
}

// names names one file or both.
func names(files []string) any {
	if len(files) == 1 {
		return files[0]
	}
	return message.New("notebook.two-files", "{{.File}} and {{.Older}}", message.Values{"File": files[0], "Older": files[1]})
}

func tooLong(over int) *Notice {
	return &Notice{Kind: TooLong, Message: message.New("notebook.note-too-long", "This note was not saved, because it is {{.Over}} characters over the limit of {{.Most}}: shorten it, or put a part of it on another entry.", message.Values{"Over": over, "Most": MaxNote})}
}

func allTooLong() *Notice {
	return &Notice{Kind: TooLong, Message: message.New("notebook.all-too-long", "Nothing was saved, because all your notes together are too long: shorten or remove notes that you no longer need.", nil)}
}

func badEntry(id string) *Notice {
	return &Notice{Kind: BadEntry, Message: message.New("notebook.no-entry", "The page {{.Page}} cannot be saved, because it is not an entry of the handbook: open the entry again from the list.", message.Values{"Page": fmt.Sprintf("%.40q", id)})}
}

func badImport(err error) *Notice {
	switch {
	case errors.Is(err, errNewer):
		return &Notice{Kind: NewerImport, Err: err, Message: message.New("notebook.import-newer", "Nothing was imported, because this file is from a newer version of this program: install the newer version here too.", nil)}
	case errors.Is(err, errDamaged):
		return &Notice{Kind: BadImport, Err: err, Message: message.New("notebook.import-damaged", "Nothing was imported, because this file is damaged or not an export of this program: export it again where it came from.", nil)}
	default:
		return &Notice{Kind: BadImport, Err: err, Message: message.New("notebook.import-unread", "Nothing was imported, because this file could not be read ({{.Cause}}): copy it to this computer and try again.", message.Values{"Cause": err})}
	}
}

func noExport(err error) *Notice {
	return &Notice{Kind: NoExport, Err: err, Message: message.New("notebook.export-incomplete", "The export is incomplete, so do not use that file ({{.Cause}}): choose another folder and try again.", message.Values{"Cause": err})}
}
