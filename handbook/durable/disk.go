// Package durable replaces files atomically, so that they survive a power cut at any
// moment: it writes a temporary file, syncs and renames it, and syncs the folder. It
// also locks files between processes, and reads files that others name, up to a size.
//
// It refuses whatever is not a regular file, and knows nothing of what is in the
// files.
package durable

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"github.com/gofrs/flock"
)

// Disk is what durable needs of the operating system. It is an interface so that
// tests can make each step fail in turn.
type Disk interface {
	Open(name string) (io.ReadCloser, error)
	// Create creates a file that must not exist. It gets that mode, or, if mode is
	// 0, the one that the umask allows.
	Create(name string, mode fs.FileMode) (File, error)
	Rename(from, to string) error // replaces to
	Remove(name string) error
	MakeDir(name string) error
	SyncDir(name string) error
	// Lock fails with ErrBusy if it does not get the lock within wait.
	Lock(name string, wait time.Duration) (unlock func() error, err error)
}

// File is a file that is being written.
type File interface {
	io.WriteCloser
	Sync() error
}

// Errors of a Disk other than those of the operating system.
var (
	ErrBusy     = errors.New("the file is in use")
	ErrNotFile  = errors.New("not a file")
	ErrTooLarge = errors.New("too large")
)

// How long a step waits for a virus scanner, a backup or another window to close a
// file (Windows only), and between two attempts.
const (
	busyWait  = time.Second
	busyPause = 2 * time.Millisecond
)

// OS is the real disk.
type OS struct{}

var _ Disk = OS{}

// Open refuses what is not a regular file: reading a pipe might never end.
func (OS) Open(name string) (io.ReadCloser, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: %w", name, ErrNotFile)
	}
	var f *os.File
	err = whileBusy(busyError, func() (err error) {
		f, err = os.Open(name)
		return err
	})
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() { // replaced since
		_ = f.Close()
		return nil, errors.Join(err, fmt.Errorf("%s: %w", name, ErrNotFile))
	}
	return f, nil
}

// Create never follows a link.
func (OS) Create(name string, mode fs.FileMode) (File, error) {
	created := mode
	if mode == byUmask {
		created = 0o666
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, created)
	if err != nil || mode == byUmask {
		return f, err
	}
	if info, err := f.Stat(); err == nil && info.Mode().Perm() != mode { // the umask took some
		if err := f.Chmod(mode); err != nil {
			_ = f.Close()
			_ = os.Remove(name)
			return nil, err
		}
	}
	return f, nil
}

// Rename replaces a file.
func (OS) Rename(from, to string) error {
	return whileBusy(isRenameBusy, func() error { return renameThrough(from, to) })
}

// Remove removes a file.
func (OS) Remove(name string) error { return os.Remove(name) }

// MakeDir makes a folder that only its owner may read, and those above it.
func (OS) MakeDir(name string) error { return os.MkdirAll(name, 0o700) }

// SyncDir makes renames in a folder durable.
func (OS) SyncDir(name string) error { return syncDir(name) }

// Lock locks a separate file, which is never removed: otherwise two processes could
// lock two different files of the same name. The system releases the lock of a
// process that dies, so no lock is ever stale.
func (OS) Lock(name string, wait time.Duration) (func() error, error) {
	l := flock.New(name)
	ok, err := l.TryLock() // once at least, however long it takes
	if !ok && err == nil {
		ctx, cancel := context.WithTimeout(context.Background(), wait)
		defer cancel()
		ok, err = l.TryLockContext(ctx, busyPause)
	}
	switch {
	case ok:
		return l.Unlock, nil
	case err == nil || errors.Is(err, context.DeadlineExceeded):
		return nil, fmt.Errorf("%s: %w", name, ErrBusy)
	default:
		return nil, err
	}
}

func whileBusy(busy func(error) bool, step func() error) error {
	deadline := time.Now().Add(busyWait)
	for {
		err := step()
		if err == nil || !busy(err) || time.Now().After(deadline) {
			return err
		}
		time.Sleep(busyPause)
	}
}

// IsBusy reports that another process has the file open or locked.
func IsBusy(err error) bool { return errors.Is(err, ErrBusy) || busyError(err) }
