package main

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// tree is a folder that goes into packages. All its files get the same date.
type tree struct {
	dir  string
	date time.Time
}

// entry is one file of a tree.
type entry struct {
	name string // relative to the tree, with slashes
	file string // path on disk
	mode fs.FileMode
	size int64
}

// entries lists the files in order.
func (t tree) entries() ([]entry, error) {
	var list []entry
	err := filepath.WalkDir(t.dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		name, err := filepath.Rel(t.dir, file)
		mode := fs.FileMode(0o644)
		if info.Mode()&0o100 != 0 {
			mode = 0o755
		}
		list = append(list, entry{name: filepath.ToSlash(name), file: file, mode: mode, size: info.Size()})
		return err
	})
	slices.SortFunc(list, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	return list, err
}

// put writes a file into the tree.
func (t tree) put(name string, content []byte, mode fs.FileMode) error {
	file := filepath.Join(t.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, content, mode)
}

// copyIn copies a file into a folder of the tree and keeps its name.
func (t tree) copyIn(folder, file string, mode fs.FileMode) error {
	content, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return t.put(path.Join(folder, filepath.Base(file)), content, mode)
}

// setDates sets the date of all files, for tools that read it from disk.
func (t tree) setDates() error {
	list, err := t.entries()
	if err != nil {
		return err
	}
	for _, e := range list {
		if err := os.Chmod(e.file, e.mode); err != nil {
			return err
		}
		if err := os.Chtimes(e.file, t.date, t.date); err != nil {
			return err
		}
	}
	return nil
}

// copyAs copies a file into the tree under another name.
func (t tree) copyAs(name, file string) error {
	content, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return t.put(name, content, 0o644)
}
