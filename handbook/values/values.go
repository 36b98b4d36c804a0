// Package values keeps the clinic values that are set at one desk: clinic.yaml
// in a folder, which may also be written by hand.
//
// A change is a read, a change of one value and a write under a lock, so several
// windows keep each other's values. The file is replaced as a whole and is on
// the disk when [File.Set] returns nil; what it held before the change lies
// beside it in clinic.older.yaml. A file that is not understood is never changed.
package values

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"time"
	"unicode/utf8"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/durable"
	"clinichandbook/handbook/sentence"
)

// The files in the folder.
const (
	Name      = "clinic.yaml"
	olderName = "clinic.older.yaml"
	lockName  = "clinic.lock"
)

// MaxValue characters fit in a value: a script of two printed pages.
const MaxValue = 6000

// maxFile bounds what is read, in bytes, as the handbook's loader does.
const maxFile = 1 << 20

// lockWait is how long a change waits for another window.
const lockWait = 2 * time.Second

// File is the values of one desk. It is safe for use in several windows and
// programs.
type File struct {
	dir  string
	disk durable.Disk
}

// In is the file of a folder, which need not exist yet.
func In(dir string) *File { return &File{dir, durable.OS{}} }

// Path is where the file lies.
func (f *File) Path() string { return filepath.Join(f.dir, Name) }

// Settings are the values in the file; none if there is no file. The error is
// a sentence for the reader.
func (f *File) Settings() (map[string]handbook.Setting, error) {
	data, err := f.read()
	if err != nil {
		return nil, f.failure(err)
	}
	settings, err := content.ReadSettings(data)
	if err != nil {
		return nil, f.failure(err)
	}
	return settings, nil
}

// Set changes one value from what the editor began with to another; "" takes
// it out. Nothing changes if another window has changed the value meanwhile, or
// if the file cannot be read, understood or written: then the error is a *[Fault].
func (f *File) Set(id, before string, to handbook.Setting) error {
	if n := utf8.RuneCountInString(to.Value); n > MaxValue {
		return &Fault{Sentence: sentence.New("This text is {{.Over}} characters longer than the {{.Most}} that fit, so it was not saved: shorten it.", sentence.Values{"Over": n - MaxValue, "Most": MaxValue})}
	}
	if err := f.set(id, before, to); err != nil {
		return f.failure(err)
	}
	return nil
}

func (f *File) set(id, before string, to handbook.Setting) error {
	if err := f.disk.MakeDir(f.dir); err != nil {
		return err
	}
	unlock, err := f.disk.Lock(filepath.Join(f.dir, lockName), lockWait)
	if err != nil {
		return err
	}
	defer unlock()
	data, err := f.read()
	if err != nil {
		return err
	}
	settings, err := content.ReadSettings(data)
	if err != nil {
		return err
	}
	if now := settings[id]; now.Value != before {
		return &Fault{Other: &now, Sentence: sentence.New("Another window has changed this value meanwhile, so yours was not saved: it now reads “{{.Value}}”. Look at it, and save again to replace it.", sentence.Values{"Value": now.Value})}
	}
	next, err := content.ChangeSetting(data, id, to)
	if err != nil || bytes.Equal(next, data) {
		return err
	}
	if len(data) > 0 {
		if err := f.put(olderName, data); err != nil {
			return err
		}
	}
	return f.put(Name, next)
}

func (f *File) put(name string, data []byte) error {
	if err := durable.Replace(f.disk, filepath.Join(f.dir, name), data); err != nil {
		return err
	}
	return f.disk.SyncDir(f.dir)
}

// read is what the file holds; nothing if there is none.
func (f *File) read() ([]byte, error) {
	r, err := f.disk.Open(f.Path())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err == nil && len(data) > maxFile {
		err = fmt.Errorf("%w: line 1: it is larger than 1 MiB", content.ErrBrokenValues)
	}
	return data, err
}
