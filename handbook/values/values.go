// Package values stores the clinic values that are set on one computer, in a file
// clinic.yaml that may also be edited by hand.
//
// Each change reads the file, changes one value, and writes the file under a lock,
// so windows do not overwrite each other's values. The file is replaced atomically
// and is on disk when [File.Set] returns nil; its previous state is in
// clinic.older.yaml. The package refuses to change a file that cannot be parsed.
package values

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
	"unicode/utf8"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/durable"
	"clinichandbook/handbook/message"
)

// The files in the folder.
const (
	Name      = "clinic.yaml"
	olderName = "clinic.older.yaml"
	lockName  = "clinic.lock"
)

// MaxValue is the most characters in a value: a script of two printed pages.
const MaxValue = 6000

// maxFile bounds what is read, in bytes, as the handbook's loader does.
const maxFile = 1 << 20

// lockWait is how long a change waits for another window.
const lockWait = 2 * time.Second

// File has the values of one computer. Several windows and processes may use it at
// once.
type File struct {
	dir  string
	disk durable.Disk
	wait time.Duration // for the lock
}

// In returns the file of a folder, which need not exist yet.
func In(dir string) *File { return &File{dir, durable.OS{}, lockWait} }

// Path is the path of the file.
func (f *File) Path() string { return filepath.Join(f.dir, Name) }

// Changed is when the file was last changed, or the zero time if there is none.
func (f *File) Changed() time.Time {
	info, err := os.Stat(f.Path())
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// Settings are the values in the file, none if there is no file. The error is a
// message for the reader.
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

// Set changes one value from what the editor started with to another; "" removes it.
// Nothing changes if another window has changed the value since, or if the file
// cannot be read, parsed or written: then the error is a *[Fault].
func (f *File) Set(id, before string, to handbook.Setting) error {
	if n := utf8.RuneCountInString(to.Value); n > MaxValue {
		return &Fault{Message: message.New("desk-value.too-long", "Nothing was saved, because this text is {{.Over}} characters over the limit of {{.Most}}. Shorten it and save again.", message.Values{"Over": n - MaxValue, "Most": MaxValue})}
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
	unlock, err := f.disk.Lock(filepath.Join(f.dir, lockName), f.wait)
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
		return &Fault{Other: &now, Message: message.New("desk-value.changed-by-window", "Your value was not saved, because another window has changed it to “{{.Value}}”. Save again to replace that.", message.Values{"Value": now.Value})}
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

// read returns the data of the file, none if there is no file.
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
