// Package tempdir owns the temporary folders of one run of the program, such as the
// one for printed pages.
//
// Each run has its own folders, which only its user may read and which are locked
// during the run. A later run removes the folders of a killed one: those that are not
// locked and older than an hour, which is how long a viewer may keep a page open after
// the program has ended. Before each write, the package refuses a folder that was
// replaced: in a shared temporary folder, another user can put one at the same path.
package tempdir

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"clinichandbook/handbook/durable"
)

const (
	prefix   = "clinic-handbook-"
	lockName = "lock"
	staleAge = time.Hour
	lockWait = 10 * time.Millisecond
)

// Dir is a temporary folder.
type Dir struct {
	path   string
	root   *os.Root
	unlock func() error
}

// New makes a folder for a purpose, such as "print", and removes those that killed
// runs left.
func New(purpose string) (*Dir, error) {
	RemoveStale(purpose)
	path, err := os.MkdirTemp("", prefix+purpose+"-")
	if err != nil {
		return nil, err
	}
	d := &Dir{path: path}
	if d.root, err = os.OpenRoot(path); err == nil {
		d.unlock, err = durable.OS{}.Lock(filepath.Join(path, lockName), lockWait)
	}
	if err != nil {
		d.Remove()
		return nil, err
	}
	return d, nil
}

// Path is the path of the folder.
func (d *Dir) Path() string { return d.path }

// Remove removes the folder with everything in it. A later run removes what could not
// be removed.
func (d *Dir) Remove() {
	own := d.root != nil && d.check() == nil
	if d.unlock != nil {
		_ = d.unlock()
	}
	if d.root != nil {
		_ = d.root.Close()
	}
	if own {
		_ = os.RemoveAll(d.path)
	}
}

// errReplaced means that something else is where the folder was.
var errReplaced = errors.New("it was removed, or replaced by another folder")

// Write writes or replaces a file in the folder and returns its path. It follows no
// links.
func (d *Dir) Write(name string, data []byte) (path string, err error) {
	if err := d.check(); err != nil {
		return "", fmt.Errorf("%s: %w", d.path, err)
	}
	if err := d.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	f, err := d.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", err
	}
	_, err = f.Write(data)
	return filepath.Join(d.path, name), errors.Join(err, f.Close())
}

// check returns an error if the path no longer leads to the folder that was made, or
// others may write in it.
func (d *Dir) check() error {
	made, err := d.root.Stat(".")
	if err != nil {
		return err
	}
	now, err := os.Lstat(d.path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !os.SameFile(made, now) {
		return errReplaced
	}
	if err == nil && !isPrivate(now) {
		err = errors.New("others may write in it")
	}
	return err
}

// RemoveStale removes the folders for a purpose that runs have left.
func RemoveStale(purpose string) {
	entries, err := os.ReadDir(os.TempDir())
	if err != nil {
		return
	}
	for _, e := range entries {
		if e.IsDir() && strings.HasPrefix(e.Name(), prefix+purpose+"-") {
			removeIfStale(filepath.Join(os.TempDir(), e.Name()), time.Now())
		}
	}
}

func removeIfStale(dir string, now time.Time) {
	info, err := os.Lstat(dir)
	if err != nil || !info.IsDir() || !isPrivate(info) || now.Sub(info.ModTime()) < staleAge {
		return
	}
	unlock, err := durable.OS{}.Lock(filepath.Join(dir, lockName), lockWait)
	if err != nil {
		return // in use
	}
	_ = unlock() // Windows cannot remove a file that is open
	_ = os.RemoveAll(dir)
}
