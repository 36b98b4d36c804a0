// Package drafts stores text that somebody is writing and has not saved, so that it
// survives a crash or a power cut. It keeps no history: a draft that was saved or
// discarded is gone.
package drafts

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path/filepath"

	"clinichandbook/handbook/durable"
)

// maxFile bounds what is read, in bytes: more than a person writes at once.
const maxFile = 8 << 20

// File has the drafts of one program.
type File struct {
	path    string
	disk    durable.OS
	written map[string]string
}

// In returns the drafts in a folder. The key distinguishes them from those of other
// programs that share the folder.
func In(dir, key string) *File { return &File{path: filepath.Join(dir, "drafts-"+key+".json")} }

// Read returns the drafts that an earlier run left, by what they are for. A file that
// cannot be read has none.
func (f *File) Read() map[string]string {
	file, err := f.disk.Open(f.path)
	if err != nil {
		return nil
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxFile))
	var texts map[string]string
	if err != nil || json.Unmarshal(data, &texts) != nil {
		return nil
	}
	f.written = maps.Clone(texts)
	return texts
}

// Write replaces the drafts. They are on the disk when it returns nil.
func (f *File) Write(texts map[string]string) error {
	if maps.Equal(texts, f.written) {
		return nil
	}
	if len(texts) == 0 {
		if err := f.disk.Remove(f.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		f.written = nil
		return nil
	}
	data, err := json.Marshal(texts)
	if err != nil {
		return err
	}
	if err := f.disk.MakeDir(filepath.Dir(f.path)); err != nil {
		return err
	}
	if err := durable.Replace(f.disk, f.path, data); err != nil {
		return err
	}
	f.written = maps.Clone(texts)
	return f.disk.SyncDir(filepath.Dir(f.path))
}
