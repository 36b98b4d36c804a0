package notebook

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/gofrs/flock"
)

// disk is what the store asks of the operating system. It is an interface so
// that tests can fail each step in turn.
type disk interface {
	open(name string) (io.ReadCloser, error)
	create(name string) (syncFile, error)
	rename(from, to string) error // replaces to
	remove(name string) error
	mkdir(name string) error
	syncDir(name string) error
	lock(name string, wait time.Duration) (unlock func() error, err error)
}

type syncFile interface {
	io.WriteCloser
	Sync() error
}

var (
	errBusy    = errors.New("the file is in use")
	errNotFile = errors.New("not a file")
)

// How long a step waits for a virus scanner, a backup or another window to let
// go of a file (Windows only), and between two looks at a lock.
const (
	busyWait  = time.Second
	busyPause = 2 * time.Millisecond
)

// osDisk is the real one.
type osDisk struct{}

var _ disk = osDisk{}

// open refuses what is not a file: reading a pipe would never end.
func (osDisk) open(name string) (io.ReadCloser, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: %w", name, errNotFile)
	}
	var f *os.File
	err = whileBusy(isBusy, func() (err error) {
		f, err = os.Open(name)
		return err
	})
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (osDisk) create(name string) (syncFile, error) {
	var f *os.File
	err := whileBusy(isBusy, func() (err error) {
		f, err = os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
		return err
	})
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (osDisk) rename(from, to string) error {
	return whileBusy(isRenameBusy, func() error { return renameThrough(from, to) })
}

func (osDisk) remove(name string) error { return os.Remove(name) }

func (osDisk) mkdir(name string) error { return os.MkdirAll(name, 0o700) }

func (osDisk) syncDir(name string) error { return syncDir(name) }

// lock uses a file of its own, which stays: removing it would let two
// processes hold two different files of the same name. A process that dies
// loses the lock, so none is ever stale.
func (osDisk) lock(name string, wait time.Duration) (func() error, error) {
	ctx, cancel := context.WithTimeout(context.Background(), wait)
	defer cancel()
	l := flock.New(name)
	switch ok, err := l.TryLockContext(ctx, busyPause); {
	case ok:
		return l.Unlock, nil
	case err == nil || errors.Is(err, context.DeadlineExceeded):
		return nil, fmt.Errorf("%s: %w", name, errBusy)
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
