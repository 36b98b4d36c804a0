package delivery

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"clinichandbook/handbook/content"
	"clinichandbook/handbook/pack"
)

func TestNothingConfigured(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "kept")
	d := New(Config{}, dir)
	if c, s := d.Saved(); c != nil || !s.same(Status{}) {
		t.Errorf("%v, %+v", c, s)
	}
	seen := &desk{}
	d.Watch(t.Context(), seen) // returns at once
	if shown, s := seen.now(); len(shown) > 0 || !s.same(Status{}) {
		t.Errorf("it shows %q, %+v", shown, s)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("it makes a folder")
	}
}

func TestFolder(t *testing.T) {
	place, dir := t.TempDir(), t.TempDir()
	write(t, place+"/clinic.yaml", "one")
	d, c, _ := begin(place, dir)
	if c != nil {
		t.Fatal("there is a copy already")
	}
	seen, stop := watching(t, d)
	seen.shows(t, 1, "one")
	seen.says(t, "")
	write(t, place+"/clinic.yaml", "two")
	seen.shows(t, 2, "two")
	write(t, place+"/faq/a.md", "page")
	seen.shows(t, 3, "two")
	write(t, place+"/faq/a.md", "page, changed")
	seen.shows(t, 4, "two")

	must(t, os.Rename(place, place+"-gone"))
	if s := seen.says(t, "is not there"); !s.Unreachable || s.Date.IsZero() {
		t.Errorf("the status is %+v", s)
	}
	must(t, os.Mkdir(place, 0o755)) // as a mount point without its share
	seen.says(t, "there is no handbook file in")
	must(t, os.Remove(place))
	must(t, os.Rename(place+"-gone", place))
	seen.says(t, "")
	stop()
	if shown, _ := seen.now(); len(shown) != 4 {
		t.Errorf("it shows %q", shown)
	}

	must(t, os.RemoveAll(place))
	d, c, s := begin(place, dir)
	if text(t, c) != "two" || s.Message.Text != "" || s.Date.IsZero() {
		t.Errorf("the copy is %q, %+v", text(t, c), s)
	}
	if page, err := fs.ReadFile(c.FS, "faq/a.md"); err != nil || string(page) != "page, changed" {
		t.Errorf("the copy of the page is %q, %v", page, err)
	}
	seen, _ = watching(t, d)
	if s := seen.says(t, "is not there"); s.Date != c.Date {
		t.Errorf("the status is %+v, the copy is of %v", s, c.Date)
	}
}

// TestSameContentIsNotShownAgain: a start with content that is saved already swaps
// nothing.
func TestSameContentIsNotShownAgain(t *testing.T) {
	place, dir := t.TempDir(), t.TempDir()
	write(t, place+"/clinic.yaml", "one")
	d, _, _ := begin(place, dir)
	seen, stop := watching(t, d)
	seen.shows(t, 1, "one")
	seen.says(t, "")
	stop()
	d, c, _ := begin(place, dir)
	if text(t, c) != "one" {
		t.Fatal("no copy")
	}
	var checks atomic.Int32
	d.open = func(folder string) fs.FS {
		checks.Add(1)
		return os.DirFS(folder)
	}
	seen, stop = watching(t, d)
	until(t, "what two checks found is handled", func() bool { return checks.Load() > 2 })
	stop()
	if shown, _ := seen.now(); len(shown) > 0 {
		t.Errorf("it shows %q", shown)
	}
}

// TestHalfWritten checks that a folder somebody is writing is not shown in
// between.
func TestHalfWritten(t *testing.T) {
	place, dir := t.TempDir(), t.TempDir()
	write(t, place+"/clinic.yaml", "old")
	d, _, _ := begin(place, dir)
	d.settle = 150 * time.Millisecond
	seen, _ := watching(t, d)
	seen.shows(t, 1, "old")
	write(t, place+"/clinic.yaml", "half")
	for i := range 12 {
		write(t, fmt.Sprintf("%s/faq/p%d.md", place, i), "page")
		time.Sleep(50 * time.Millisecond)
	}
	write(t, place+"/clinic.yaml", "new")
	seen.shows(t, 2, "new")
}

// TestSameSizeAndTime checks that a change which leaves size and time as they
// were is found, later.
func TestSameSizeAndTime(t *testing.T) {
	place, dir := t.TempDir(), t.TempDir()
	file, when := place+"/clinic.yaml", time.Now().Add(-time.Hour)
	write(t, file, "one")
	must(t, os.Chtimes(file, when, when))
	d, _, _ := begin(place, dir)
	seen, _ := watching(t, d)
	seen.shows(t, 1, "one")
	other := filepath.Join(t.TempDir(), "x")
	write(t, other, "two")
	must(t, os.Chtimes(other, when, when))
	must(t, os.Rename(other, file))
	seen.shows(t, 2, "two")
}

func TestNothingOfItCanBeUsed(t *testing.T) {
	place, dir := t.TempDir(), t.TempDir()
	write(t, place+"/clinic.yaml", "one")
	d, _, _ := begin(place, dir)
	seen, stop := watching(t, d)
	seen.shows(t, 1, "one")
	seen.says(t, "")
	seen.mu.Lock()
	seen.refuse = true
	seen.mu.Unlock()
	write(t, place+"/clinic.yaml", "two")
	s := seen.says(t, "The previous content stays")
	if s.Unreachable || s.Date.IsZero() || !strings.Contains(s.Message.String(), errUseless.Error()) {
		t.Errorf("the status is %+v", s)
	}
	stop()
	if _, c, _ := begin(place, dir); text(t, c) != "one" {
		t.Errorf("kept is %q", text(t, c))
	}
}

// TestPipeInFolder checks that what is no file cannot make the program wait, and
// is named.
func TestPipeInFolder(t *testing.T) {
	place, dir := t.TempDir(), t.TempDir()
	write(t, place+"/clinic.yaml", "one")
	makePipe(t, place+"/faq/pipe.md")
	d, _, _ := begin(place, dir)
	var content *Content
	f := d.check("", false, pack.Trust{})
	if content = f.content; content == nil {
		t.Fatalf("%+v", f)
	}
	if _, err := fs.ReadFile(content.FS, "faq/pipe.md"); !errors.Is(err, errNotPlain) {
		t.Errorf("the pipe says %v", err)
	}
	if entries, err := fs.ReadDir(content.FS, "faq"); err != nil || len(entries) != 1 {
		t.Errorf("the folder lists %v, %v", entries, err)
	}
}

// stuckFS hangs while it is locked.
type stuckFS struct {
	fs.FS
	gate *sync.RWMutex
}

func (s stuckFS) Open(name string) (fs.File, error) {
	s.gate.RLock()
	defer s.gate.RUnlock()
	return s.FS.Open(name)
}

// TestHangingShare checks that a share that does not answer is reported, that
// looks do not pile up, and that it is used again when it answers.
func TestHangingShare(t *testing.T) {
	place, dir := t.TempDir(), t.TempDir()
	write(t, place+"/clinic.yaml", "one")
	d, _, _ := begin(place, dir)
	var gate sync.RWMutex
	d.open = func(name string) fs.FS { return stuckFS{os.DirFS(name), &gate} }
	seen, _ := watching(t, d)
	seen.shows(t, 1, "one")
	seen.says(t, "")
	gate.Lock()
	write(t, place+"/clinic.yaml", "two")
	if s := seen.says(t, "does not answer"); !s.Unreachable || s.Date.IsZero() {
		t.Errorf("the status is %+v", s)
	}
	time.Sleep(200 * time.Millisecond)
	if shown, _ := seen.now(); len(shown) != 1 {
		t.Errorf("it shows %q", shown)
	}
	gate.Unlock()
	seen.shows(t, 2, "two")
	seen.says(t, "")
}

// fileTime is how long a slowFS takes for a file.
const fileTime = 60 * time.Millisecond

// slowFS is slow to open each file, but does not hang.
type slowFS struct{ fs.FS }

func (s slowFS) Open(name string) (fs.File, error) {
	time.Sleep(fileTime)
	return s.FS.Open(name)
}

// TestSlowShare checks that a share which is slow but answers is not said to be
// away.
func TestSlowShare(t *testing.T) {
	if testing.Short() {
		t.Skip("slow: waits for a share")
	}
	place, dir := t.TempDir(), t.TempDir()
	write(t, place+"/clinic.yaml", "one")
	for i := range 10 {
		write(t, fmt.Sprintf("%s/faq/p%d.md", place, i), "page")
	}
	d, _, _ := begin(place, dir)
	d.open = func(name string) fs.FS { return slowFS{os.DirFS(name)} }
	d.stuck = 10 * fileTime // much more than a file takes, less than all of them
	seen, _ := watching(t, d)
	seen.shows(t, 1, "one")
	seen.says(t, "")
	if seen.statuses != 1 {
		t.Errorf("it reports %d times", seen.statuses)
	}
}

func TestFolderTooLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("slow: writes a folder that is too large")
	}
	place, dir := t.TempDir(), t.TempDir()
	large := &fstest.MapFile{Data: make([]byte, 1<<20)}
	files := fstest.MapFS{}
	for i := range content.MaxSize>>20 + 1 {
		files[fmt.Sprintf("faq/p%d.md", i)] = large
	}
	d, _, _ := begin(place, dir)
	d.open = func(string) fs.FS { return files }
	d.stuck = time.Minute // it answers, slowly with the race detector
	seen, _ := watching(t, d)
	seen.says(t, "more than 64 MiB")
}

// TestAskedForACheck checks that whoever asks for a check hears how it ended, even if
// nothing has changed.
func TestAskedForACheck(t *testing.T) {
	place := t.TempDir()
	write(t, place+"/clinic.yaml", "one")
	d, _, _ := begin(place, t.TempDir())
	seen, _ := watching(t, d)
	seen.shows(t, 1, "one")
	statuses := func() int {
		seen.mu.Lock()
		defer seen.mu.Unlock()
		return seen.statuses
	}
	until(t, "it reports that it has content", func() bool { return statuses() == 1 })
	time.Sleep(100 * time.Millisecond)
	if n := statuses(); n != 1 {
		t.Errorf("unasked, it reports %d times", n)
	}
	d.Check()
	until(t, "it reports after it was asked", func() bool { return statuses() == 2 })
}
