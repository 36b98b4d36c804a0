package notebook

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"clinichandbook/handbook/durable"
)

// quiet fails the test if the notebook has something to tell.
func quiet(t *testing.T, n *Notebook) {
	t.Helper()
	for _, notice := range n.Notices() {
		t.Errorf("unexpected notice: %s", notice.Error())
	}
}

// told returns the kinds of the notices and checks that each is one sentence
// that names the place.
func told(t *testing.T, n *Notebook) []Kind {
	t.Helper()
	var kinds []Kind
	for _, notice := range n.Notices() {
		checkSentence(t, &notice)
		if !strings.Contains(notice.Error(), n.store.dir) {
			t.Errorf("the notice does not say where: %s", notice.Error())
		}
		kinds = append(kinds, notice.Kind)
	}
	return kinds
}

func checkSentence(t *testing.T, err error) {
	t.Helper()
	text := err.Error()
	if !strings.HasSuffix(text, ".") || strings.Contains(text, ". ") || text[:1] != strings.ToUpper(text[:1]) {
		t.Errorf("not one sentence: %s", text)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func setNoteOrFail(t *testing.T, n *Notebook, id, text string) {
	t.Helper()
	_, err := n.SetNote(id, n.Note(id), text)
	must(t, err)
}

func kindOf(err error) Kind {
	if notice, ok := err.(*Notice); ok {
		return notice.Kind
	}
	return -1
}

func TestKeepsAcrossOpens(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "made", "on", "demand")
	n := Open(dir)
	must(t, n.Save("faq/can-i-drive"))
	must(t, n.Save("side-effects/headache"))
	must(t, n.Save("faq/can-i-drive"))
	must(t, n.Visit("a"))
	must(t, n.Visit("b"))
	must(t, n.Visit("a"))
	note := "Ask Mrs. Ö.\r\n\t\"<b>\" & \x00 \u2028 \U0001F489 '\\'"
	setNoteOrFail(t, n, "a", note)
	setNoteOrFail(t, n, "gone", "x")
	setNoteOrFail(t, n, "gone", "")
	must(t, n.SetWindow(func(w *Window) {
		*w = Window{TextSize: 125, Theme: ThemeHighContrast, Width: 1200, Height: 800, X: -5, Y: 7, Page: "a"}
	}))
	quiet(t, n)

	for name, n := range map[string]*Notebook{"same": n, "new": Open(dir)} {
		if got := fmt.Sprint(n.Saved(), n.Recent()); got != "[faq/can-i-drive side-effects/headache] [a b]" {
			t.Errorf("%s: saved and recent: %s", name, got)
		}
		if n.Note("a") != note || len(n.Notes()) != 1 {
			t.Errorf("%s: notes: %q", name, n.Notes())
		}
		if w := n.Window(); w.TextSize != 125 || w.Theme != ThemeHighContrast || w.X != -5 || w.Page != "a" {
			t.Errorf("%s: window: %+v", name, w)
		}
		quiet(t, n)
	}

	must(t, n.Unsave("faq/can-i-drive"))
	must(t, n.Unsave("never saved"))
	must(t, n.ForgetRecent())
	n = Open(dir)
	if n.IsSaved("faq/can-i-drive") || !n.IsSaved("side-effects/headache") || len(n.Recent()) != 0 {
		t.Errorf("after removing: %v %v", n.Saved(), n.Recent())
	}
}

func TestRecentIsCapped(t *testing.T) {
	n := Open(t.TempDir())
	for i := range MaxRecent + 5 {
		must(t, n.Visit(fmt.Sprint("entry/", i)))
	}
	got := n.Recent()
	if len(got) != MaxRecent || got[0] != fmt.Sprint("entry/", MaxRecent+4) {
		t.Errorf("recent: %v", got)
	}
}

func TestReturnsCopies(t *testing.T) {
	n := Open(t.TempDir())
	must(t, n.Save("a"))
	must(t, n.Visit("a"))
	setNoteOrFail(t, n, "a", "mine")
	n.Saved()[0], n.Recent()[0], n.Notes()["a"] = "x", "x", "x"
	if n.Saved()[0] != "a" || n.Recent()[0] != "a" || n.Note("a") != "mine" {
		t.Error("a caller changed the notebook through what it returned")
	}
}

func TestRefusals(t *testing.T) {
	dir := t.TempDir()
	n := Open(dir)
	long := strings.Repeat("é", MaxNote)
	setNoteOrFail(t, n, "a", long)
	before, _ := os.ReadFile(filepath.Join(dir, currentName))
	_, tooLong := n.SetNote("a", long, long+"é")
	cases := []struct {
		name string
		err  error
		kind Kind
	}{
		{"long note", tooLong, TooLong},
		{"no id", n.Save(""), BadEntry},
		{"long id", n.Visit(strings.Repeat("x", 201)), BadEntry},
		{"id with a line break", n.Unsave("a\nb"), BadEntry},
		{"id of broken UTF-8", n.Save("\xff"), BadEntry},
	}
	for _, c := range cases {
		if kindOf(c.err) != c.kind || c.err.(*Notice).Kept() {
			t.Errorf("%s: %v", c.name, c.err)
			continue
		}
		checkSentence(t, c.err)
	}
	if after, _ := os.ReadFile(filepath.Join(dir, currentName)); !bytes.Equal(before, after) || n.Note("a") != long {
		t.Error("a refused change changed something")
	}
	quiet(t, n)

	full := open(store{dir: t.TempDir(), disk: durable.OS{}})
	full.view = full.view.with(func(c *content) { c.Notes["big"] = strings.Repeat("x", MaxNotes-10) })
	if _, err := full.SetNote("a", "", "more than ten bytes"); kindOf(err) != TooLong {
		t.Errorf("all notes too long: %v", err)
	}
}

func TestBrokenTextBecomesWhole(t *testing.T) {
	dir := t.TempDir()
	n := Open(dir)
	now, err := n.SetNote("a", "", "caf\xe9")
	must(t, err)
	if now != "caf\uFFFD" || Open(dir).Note("a") != now {
		t.Errorf("note %q", now)
	}
}

// What a window did not reload must not be undone by what it writes.
func TestWindowsKeepEachOthersChanges(t *testing.T) {
	dir := t.TempDir()
	a, b := Open(dir), Open(dir)
	must(t, a.Save("from a"))
	must(t, b.Save("from b"))
	must(t, a.Visit("1"))
	must(t, b.Visit("2"))
	setNoteOrFail(t, a, "a", "note of a")
	setNoteOrFail(t, b, "b", "note of b")
	must(t, a.SetWindow(func(w *Window) { w.TextSize = 150 }))
	must(t, b.SetWindow(func(w *Window) { w.Theme = ThemeDark }))
	must(t, a.Unsave("from b"))

	if !b.Reload() || b.Reload() || !slices.Equal(b.Saved(), []string{"from a"}) {
		t.Error("b does not see the changes of a, or sees them twice")
	}
	if a.Reload() {
		t.Error("a wrote last and has nothing to reload")
	}
	c := Open(dir)
	if fmt.Sprint(c.Saved(), c.Recent(), c.Notes()) != "[from a] [2 1] map[a:note of a b:note of b]" {
		t.Errorf("merged: %v %v %v", c.Saved(), c.Recent(), c.Notes())
	}
	if w := c.Window(); w.TextSize != 150 || w.Theme != ThemeDark {
		t.Errorf("merged window: %+v", w)
	}
	quiet(t, a)
	quiet(t, b)
}

func TestConflictingNotesKeepBothTexts(t *testing.T) {
	dir := t.TempDir()
	a, b := Open(dir), Open(dir)
	_, err := a.SetNote("e", "", "first")
	must(t, err)
	now, err := b.SetNote("e", "", "second")
	must(t, err)
	if want := "second\n\n" + OtherWindow + "\nfirst"; now != want || Open(dir).Note("e") != want {
		t.Errorf("note %q", now)
	}
	// A note over the limit may be shortened, not lengthened.
	long := strings.Repeat("x", MaxNote)
	now, err = a.SetNote("e", "first", long)
	must(t, err)
	if utf8.RuneCountInString(now) <= MaxNote {
		t.Fatal("the note should be over the limit")
	}
	shorter := now[1:]
	if got, err := a.SetNote("e", now, shorter); err != nil || got != shorter {
		t.Errorf("shortening: %v", err)
	}
	if _, err := a.SetNote("e", shorter, now); kindOf(err) != TooLong {
		t.Errorf("lengthening: %v", err)
	}
}

// Two windows type into one note at the same time: every line stays.
func TestManyConflictsLoseNoLine(t *testing.T) {
	dir := t.TempDir()
	var wg sync.WaitGroup
	const lines = 25
	for _, name := range []string{"a", "b"} {
		wg.Go(func() {
			n := Open(dir)
			text := n.Note("e")
			for i := range lines {
				now, err := n.SetNote("e", text, fmt.Sprintf("%s\n%s%02d.", text, name, i))
				if err != nil {
					t.Error(err)
				}
				text = now
			}
		})
	}
	wg.Wait()
	got := Open(dir).Note("e")
	for _, name := range []string{"a", "b"} {
		for i := range lines {
			if line := fmt.Sprintf("%s%02d.", name, i); !strings.Contains(got, line) {
				t.Errorf("line %s is lost", line)
			}
		}
	}
}

func TestGoroutinesShareANotebook(t *testing.T) {
	dir := t.TempDir()
	n := Open(dir)
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for i := range 10 {
				id := fmt.Sprint(g, "/", i)
				if err := n.Save(id); err != nil {
					t.Error(err)
				}
				if !Open(dir).IsSaved(id) {
					t.Errorf("%s is not on the disk", id)
				}
				n.Reload()
				n.Saved()
			}
		})
	}
	wg.Wait()
	if got := len(Open(dir).Saved()); got != 80 {
		t.Errorf("%d of 80 saved", got)
	}
	quiet(t, n)
}

func TestNothingToWrite(t *testing.T) {
	dir := t.TempDir()
	n := Open(dir)
	must(t, n.Save("a"))
	before, _ := os.Stat(filepath.Join(dir, currentName))
	time.Sleep(10 * time.Millisecond)
	must(t, n.Save("a"))
	must(t, n.Flush())
	if after, _ := os.Stat(filepath.Join(dir, currentName)); !os.SameFile(before, after) {
		t.Error("written without a change")
	}
}

func TestLockHeldByAnother(t *testing.T) {
	dir := t.TempDir()
	n := open(store{dir: dir, disk: durable.OS{}, wait: 20 * time.Millisecond})
	must(t, n.Save("before"))
	unlock, err := durable.OS{}.Lock(filepath.Join(dir, lockName), time.Second)
	must(t, err)
	start := time.Now()
	if err := n.Save("during"); kindOf(err) != Busy || !err.(*Notice).Kept() {
		t.Errorf("got %v", err)
	}
	if err := n.Save("during too"); kindOf(err) != Busy {
		t.Errorf("got %v", err)
	}
	if took := time.Since(start); took > time.Second {
		t.Errorf("waited %v", took)
	}
	if !n.IsSaved("during") || Open(dir).IsSaved("during") {
		t.Error("the change should be kept in memory only")
	}
	if kinds := told(t, n); !slices.Equal(kinds, []Kind{Busy}) {
		t.Errorf("told %v, want Busy once", kinds)
	}
	must(t, unlock())
	must(t, n.Flush())
	if got := Open(dir).Saved(); !slices.Equal(got, []string{"before", "during", "during too"}) {
		t.Errorf("saved %v", got)
	}
}

func BenchmarkChange(b *testing.B) {
	n := Open(b.TempDir())
	for i := range 40 {
		if _, err := n.SetNote(fmt.Sprint("entry/", i), "", strings.Repeat("some words ", 40)); err != nil {
			b.Fatal(err)
		}
	}
	i := 0
	for b.Loop() {
		i++
		if err := n.Visit(fmt.Sprint("entry/", i%MaxRecent)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReloadOfNothingNew(b *testing.B) {
	n := Open(b.TempDir())
	if err := n.Save("a"); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		n.Reload()
	}
}
