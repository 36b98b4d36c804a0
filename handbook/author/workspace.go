package author

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"clinichandbook/handbook/content"
	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/durable"
	"clinichandbook/handbook/message"
)

// The folders of a workspace.
const (
	draftFolder   = "draft"
	liveFolder    = "live"
	historyFolder = "history"
	deskFolder    = "copy this to each desk"
)

const lockName = "workspace.lock"

// lockWait is how long a change waits for another one, perhaps from another
// computer.
const lockWait = 5 * time.Second

// Workspace is where content owners work on what all desks show:
//
//	draft/                    the content folder that is being written
//	live/                     what desks read: see package delivery
//	history/                  every publication and every save
//	signing/                  public keys, if what is published is signed
//	desks/                    which version each desk shows, if they say so
//	copy this to each desk/   the settings file of a desk, and one page of instructions
//
// All of it is plain files. Several people may use it at once, from several
// computers.
type Workspace struct {
	Bundled fs.FS
	Root    string
	Now     func() time.Time // nil is the time of the system
}

// IsWorkspace reports whether a folder is a workspace.
func IsWorkspace(root string) bool {
	for _, name := range []string{draftFolder, liveFolder, historyFolder} {
		if info, err := os.Stat(filepath.Join(root, name)); err != nil || !info.IsDir() {
			return false
		}
	}
	return true
}

// SetUp makes the folders of a workspace and the files for the desks, or adds what
// is missing; nothing that exists is changed. The folder above it must exist.
func (w Workspace) SetUp() error {
	if err := (Folder{Dir: w.Root}).Begin(); err != nil {
		return err
	}
	folders := []string{liveFolder, historyFolder, deskFolder}
	for _, name := range content.Folders() {
		folders = append(folders, filepath.Join(draftFolder, name)) // so that the empty draft is a content folder
	}
	for _, name := range folders {
		if err := os.MkdirAll(w.path(name), 0o755); err != nil {
			return fmt.Errorf("the folder cannot be set up: %w", err)
		}
	}
	ring, err := w.Keyring()
	if err != nil {
		return err
	}
	if _, err := os.Stat(w.path(deskFolder, delivery.ConfigName)); err == nil && !ring.Signs() {
		return nil
	}
	return w.writeDeskFiles(ring)
}

// Draft is the content folder that is being written.
func (w Workspace) Draft() Folder { return Folder{Bundled: w.Bundled, Dir: w.path(draftFolder)} }

// Live is what desks show now. The folder is the zero one before the first
// publication.
func (w Workspace) Live() (Folder, delivery.Pointer, error) {
	ring, err := w.Keyring()
	if err != nil {
		return Folder{}, delivery.Pointer{}, err
	}
	shown, err := w.livePack(ring)
	switch {
	case err != nil:
		return Folder{}, delivery.Pointer{}, err
	case shown != nil:
		return w.releaseOf(shown)
	}
	p, err := delivery.ReadPointer(os.DirFS(w.path(liveFolder)))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Folder{Bundled: w.Bundled}, p, nil
	case err != nil:
		return Folder{}, p, err
	}
	return Folder{Bundled: w.Bundled, Dir: w.path(liveFolder, filepath.FromSlash(p.Folder()))}, p, nil
}

// DeskFolder has what is to be copied to each desk.
func (w Workspace) DeskFolder() string { return w.path(deskFolder) }

func (w Workspace) path(names ...string) string {
	return filepath.Join(append([]string{w.Root}, names...)...)
}

func (w Workspace) now() time.Time {
	if w.Now == nil {
		return time.Now()
	}
	return w.Now()
}

func (w Workspace) today() string { return w.now().Format(time.DateOnly) }

// ReachError means that the workspace cannot be used right now: it is away, read
// only, full or in use.
type ReachError struct {
	Root string
	Err  error
}

func (e *ReachError) Error() string { return e.Message().String() }

// Message says in one clause what is wrong and what to do.
func (e *ReachError) Message() message.Message {
	switch {
	case errors.Is(e.Err, durable.ErrBusy):
		return message.New("workspace.busy", "somebody else is saving in {{.Folder}}: try again in a moment", message.Values{"Folder": e.Root})
	case durable.IsReadOnly(e.Err):
		return message.New("workspace.not-allowed", "{{.Folder}} cannot be changed from this computer: ask for permission to write there", message.Values{"Folder": e.Root})
	case durable.IsFull(e.Err):
		return message.New("workspace.disk-full", "no space is left in {{.Folder}}: make some room there, then try again", message.Values{"Folder": e.Root})
	}
	return message.New("workspace.unreachable", "{{.Folder}} cannot be reached ({{.Cause}}): nothing was changed there", message.Values{"Folder": e.Root, "Cause": e.Err})
}

func (e *ReachError) Unwrap() error { return e.Err }

// change runs a change of the workspace while nobody else makes one.
func (w Workspace) change(do func() error) (err error) {
	if !IsWorkspace(w.Root) {
		if _, err := os.Stat(w.Root); err != nil {
			return &ReachError{w.Root, err}
		}
		return inputError("%s has no folders draft, live and history: set it up first", w.Root)
	}
	unlock, err := durable.OS{}.Lock(w.path(historyFolder, lockName), lockWait)
	if err != nil {
		return &ReachError{w.Root, err}
	}
	defer func() { err = errors.Join(err, unlock()) }()
	return do()
}
