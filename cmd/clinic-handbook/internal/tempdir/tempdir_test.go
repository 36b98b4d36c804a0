package tempdir

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// temporary makes an empty folder the one for temporary files.
func temporary(t *testing.T) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the folders are those of Unix")
	}
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	return dir
}

func newDir(t *testing.T) *Dir {
	t.Helper()
	d, err := New("print")
	must(t, err)
	t.Cleanup(d.Remove)
	return d
}

func TestWrite(t *testing.T) {
	temporary(t)
	d := newDir(t)
	for _, text := range []string{"one", "two"} {
		file, err := d.Write("headache.html", []byte(text))
		must(t, err)
		if got, err := os.ReadFile(file); err != nil || string(got) != text || filepath.Dir(file) != d.Path() {
			t.Errorf("%s is %q, %v", file, got, err)
		}
	}
	if info, err := os.Stat(d.Path()); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%v, %v", info, err)
	}
	d.Remove()
	if _, err := os.Stat(d.Path()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("it stays: %v", err)
	}
}

// TestNothingIsWrittenElsewhere: neither a link in the folder, nor another folder
// in its place, nor a name that leads out of it makes a file elsewhere change.
func TestNothingIsWrittenElsewhere(t *testing.T) {
	temporary(t)
	victim := filepath.Join(t.TempDir(), ".profile")
	must(t, os.WriteFile(victim, []byte("untouched"), 0o600))
	for name, harm := range map[string]func(d *Dir) (file string){
		"a link": func(d *Dir) string {
			must(t, os.Symlink(victim, filepath.Join(d.Path(), "a.html")))
			return "a.html"
		},
		"another folder": func(d *Dir) string {
			must(t, os.RemoveAll(d.Path()))
			must(t, os.Mkdir(d.Path(), 0o700))
			must(t, os.Symlink(victim, filepath.Join(d.Path(), "a.html")))
			return "a.html"
		},
		"a link to a folder": func(d *Dir) string {
			must(t, os.RemoveAll(d.Path()))
			must(t, os.Symlink(filepath.Dir(victim), d.Path()))
			return filepath.Base(victim)
		},
		"a folder for all": func(d *Dir) string {
			must(t, os.Chmod(d.Path(), 0o777))
			return "a.html"
		},
		"a name above": func(d *Dir) string { return "../a.html" },
	} {
		t.Run(name, func(t *testing.T) {
			d := newDir(t)
			file := harm(d)
			path, err := d.Write(file, []byte("page"))
			if got, _ := os.ReadFile(victim); string(got) != "untouched" {
				t.Fatalf("the other file is %q", got)
			}
			if (err == nil) != (name == "a link") {
				t.Errorf("%v", err)
			}
			if err == nil {
				if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() {
					t.Errorf("%v, %v", info, err)
				}
			}
		})
	}
}

// TestStaleFolders: a run removes what killed ones left long ago, but neither the
// folder of a running one nor what is not its own.
func TestStaleFolders(t *testing.T) {
	parent := temporary(t)
	old := time.Now().Add(-2 * staleAge)
	folder := func(name string, mode fs.FileMode) string {
		dir := filepath.Join(parent, name)
		must(t, os.Mkdir(dir, mode))
		must(t, os.Chmod(dir, mode))
		must(t, os.WriteFile(filepath.Join(dir, "page.html"), nil, 0o600))
		return dir
	}
	running := newDir(t)
	recent := folder(prefix+"print-recent", 0o700)
	stale := folder(prefix+"print-1000", 0o700) // as earlier versions named it
	other := folder(prefix+"preview-1", 0o700)
	open := folder(prefix+"print-open", 0o777)
	elsewhere := t.TempDir()
	link := filepath.Join(parent, prefix+"print-link")
	must(t, os.Symlink(elsewhere, link))
	for _, dir := range []string{running.Path(), stale, other, open, elsewhere} {
		must(t, os.Chtimes(dir, old, old))
	}
	newDir(t)
	var left []string
	entries, err := os.ReadDir(parent)
	must(t, err)
	for _, e := range entries {
		left = append(left, e.Name())
	}
	for dir, want := range map[string]bool{running.Path(): true, recent: true, stale: false, other: true, open: true, link: true, elsewhere: true} {
		if _, err := os.Lstat(dir); (err == nil) != want {
			t.Errorf("%s: %v; left are %s", dir, err, strings.Join(left, ", "))
		}
	}
}
