package durable

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func put(t *testing.T, file, text string, mode fs.FileMode) {
	t.Helper()
	must(t, os.WriteFile(file, []byte(text), 0o600))
	must(t, os.Chmod(file, mode))
}

func want(t *testing.T, file, text string) {
	t.Helper()
	if got, err := os.ReadFile(file); err != nil || string(got) != text {
		t.Errorf("%s is %q, %v, want %q", file, got, err, text)
	}
}

// wantAlone checks that a folder has so many files: nothing is left behind.
func wantAlone(t *testing.T, dir string, n int) {
	t.Helper()
	if left, err := os.ReadDir(dir); err != nil || len(left) != n {
		t.Errorf("in the folder are %v, %v, want %d files", left, err, n)
	}
}

// writers are both ways to replace a file.
var writers = map[string]func(file string, data []byte) error{
	"Replace":   func(file string, data []byte) error { return Replace(OS{}, file, data) },
	"WriteFile": WriteFile,
}

func TestNewAndOldFile(t *testing.T) {
	for name, write := range writers {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			file := filepath.Join(dir, "clinic.yaml")
			for _, text := range []string{"one", "", "three"} {
				must(t, write(file, []byte(text)))
				want(t, file, text)
			}
			wantAlone(t, dir, 1)
		})
	}
}

func TestFolderIsRefused(t *testing.T) {
	for name, write := range writers {
		dir := t.TempDir()
		if err := write(dir, []byte("x")); !errors.Is(err, ErrNotFile) {
			t.Errorf("%s: %v", name, err)
		}
		wantAlone(t, dir, 0)
		if err := write(filepath.Join(dir, "missing", "file"), []byte("x")); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestLeftovers: a write removes what killed processes left in the folder long ago,
// and nothing else.
func TestLeftovers(t *testing.T) {
	dir := t.TempDir()
	old := time.Now().Add(-2 * leftoverAge)
	for name, gone := range map[string]bool{
		"clinic.yaml.0123456789abcdef.new": true,
		"a.md.fedcba9876543210.new":        true,
		".new-123456789":                   true,
		".new-1234.md":                     true,
		"target.new":                       true,  // of earlier versions
		"clinic.yaml.new":                  false, // may be somebody's own
		"notes.new":                        false,
		"0123456789abcdef.new":             false,
		"a.md":                             false,
	} {
		file := filepath.Join(dir, name)
		put(t, file, "x", 0o600)
		must(t, WriteFile(filepath.Join(dir, "target"), []byte("1")))
		if _, err := os.Stat(file); err != nil {
			t.Errorf("%s is removed at once", name)
		}
		must(t, os.Chtimes(file, old, old))
		must(t, WriteFile(filepath.Join(dir, "target"), []byte("2")))
		if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) != gone {
			t.Errorf("%s: gone %v, want %v", name, err, gone)
		}
	}
}

// failing fails at a step.
type failing struct {
	OS
	at string
}

var errStep = errors.New("a step fails")

func (f failing) Create(name string, mode fs.FileMode) (File, error) {
	if f.at == "create" {
		return nil, errStep
	}
	file, err := f.OS.Create(name, mode)
	return failingFile{file, f.at}, err
}

func (f failing) Rename(from, to string) error {
	if f.at == "rename" {
		return errStep
	}
	return f.OS.Rename(from, to)
}

type failingFile struct {
	File
	at string
}

func (f failingFile) Write(data []byte) (int, error) {
	if f.at == "write" {
		n, _ := f.File.Write(data[:len(data)/2])
		return n, errStep
	}
	return f.File.Write(data)
}

func (f failingFile) Sync() error {
	if f.at == "sync" {
		return errStep
	}
	return f.File.Sync()
}

func TestFailureLeavesTheFile(t *testing.T) {
	for _, at := range []string{"create", "write", "sync", "rename"} {
		dir := t.TempDir()
		file := filepath.Join(dir, "clinic.yaml")
		put(t, file, "old", 0o600)
		if err := Replace(failing{at: at}, file, []byte("new")); !errors.Is(err, errStep) {
			t.Errorf("%s: %v", at, err)
		}
		want(t, file, "old")
		wantAlone(t, dir, 1)
	}
}
