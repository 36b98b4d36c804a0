package delivery

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// delivered delivers texts from a folder, one after the other, and returns the
// place and the folder of the copies.
func delivered(t *testing.T, texts ...string) (place, dir string) {
	t.Helper()
	place, dir = t.TempDir(), t.TempDir()
	for _, s := range texts {
		write(t, place+"/clinic.yaml", s)
		d, _, _ := begin(place, dir)
		seen, stop := watching(t, d)
		seen.shows(t, 1, s)
		until(t, "it is kept", func() bool {
			h, body, err := d.store.readCopy(copyFile)
			if err != nil {
				return false
			}
			c, err := contentOf(h.Kind, body, h)
			return err == nil && text(t, c) == s
		})
		stop()
	}
	return place, dir
}

func TestDamagedCopies(t *testing.T) {
	place, dir := delivered(t, "one", "two")
	_, c, s := begin(place, dir)
	if text(t, c) != "two" || s.Message.Text != "" {
		t.Fatalf("kept is %q, %+v", text(t, c), s)
	}
	damage(t, filepath.Join(dir, copyFile))
	d, c, s := begin(place, dir)
	if text(t, c) != "one" || !strings.Contains(s.Message.String(), "the one before it is shown") {
		t.Errorf("kept is %q, %+v", text(t, c), s)
	}
	// The damaged copy does not take the place of the sound one.
	write(t, place+"/clinic.yaml", "three")
	seen, stop := watching(t, d)
	seen.shows(t, 1, "three")
	seen.says(t, "")
	stop()
	damage(t, filepath.Join(dir, copyFile))
	if _, c, _ := begin(place, dir); text(t, c) != "one" {
		t.Errorf("kept is %q", text(t, c))
	}
	damage(t, filepath.Join(dir, olderFile))
	_, c, s = begin(place, dir)
	if c != nil || !strings.Contains(s.Message.String(), "only the bundled handbook is shown") {
		t.Errorf("kept is %q, %+v", text(t, c), s)
	}
}

// TestEveryDamageIsNoticed turns each byte of a copy, cuts it at each byte, and
// puts other things in its place.
func TestEveryDamageIsNoticed(t *testing.T) {
	_, dir := delivered(t, "one")
	file := filepath.Join(dir, copyFile)
	sound, err := os.ReadFile(file)
	must(t, err)
	s := store{dir: dir}
	for i := range sound {
		sound[i] ^= 0x20
		must(t, os.WriteFile(file, sound, 0o600))
		if _, _, err := s.readCopy(copyFile); !isDamage(err) {
			t.Fatalf("with byte %d changed: %v", i, err)
		}
		sound[i] ^= 0x20
		must(t, os.WriteFile(file, sound[:i], 0o600))
		if _, _, err := s.readCopy(copyFile); !isDamage(err) {
			t.Fatalf("cut at byte %d: %v", i, err)
		}
	}
	must(t, os.Remove(file))
	if _, _, err := s.readCopy(copyFile); !os.IsNotExist(err) {
		t.Errorf("without a file: %v", err)
	}
	must(t, os.Mkdir(file, 0o700))
	if _, _, err := s.readCopy(copyFile); !isDamage(err) {
		t.Errorf("with a folder in its place: %v", err)
	}
}

// TestLeftovers checks that what a crash leaves is of no harm.
func TestLeftovers(t *testing.T) {
	place, dir := delivered(t, "one", "two")
	must(t, os.WriteFile(filepath.Join(dir, nextFile), []byte("half"), 0o600))
	must(t, os.Rename(filepath.Join(dir, copyFile), filepath.Join(dir, olderFile))) // killed between two renames
	d, c, s := begin(place, dir)
	if text(t, c) != "two" || s.Message.Text != "" {
		t.Errorf("kept is %q, %+v", text(t, c), s)
	}
	write(t, place+"/clinic.yaml", "three")
	seen, _ := watching(t, d)
	seen.shows(t, 1, "three")
	seen.says(t, "")
}

// TestFullDisk delivers to a computer whose disk is full: the content is shown,
// a sentence says that it is not kept, and once there is room it is.
func TestFullDisk(t *testing.T) {
	place, dir := t.TempDir(), smallDisk(t)
	write(t, place+"/clinic.yaml", "old")
	d, _, _ := begin(place, dir)
	seen, stop := watching(t, d)
	seen.shows(t, 1, "old")
	seen.says(t, "")
	filler := filepath.Join(dir, "filler")
	f, err := os.Create(filler)
	must(t, err)
	for err == nil {
		_, err = f.Write(make([]byte, 1<<10))
	}
	must(t, f.Close())
	for i := range 5 {
		write(t, fmt.Sprintf("%s/faq/p%d.md", place, i), strings.Repeat("x", 100<<10))
	}
	write(t, place+"/clinic.yaml", "new")
	until(t, "the new content is shown", func() bool { shown, _ := seen.now(); return shown[len(shown)-1] == "new" })
	seen.says(t, "cannot be saved in")
	if c, _, err := d.store.readCopy(copyFile); err != nil || c.Date.IsZero() {
		t.Errorf("the copy before: %v", err)
	}
	must(t, os.Remove(filler))
	seen.says(t, "")
	stop()
	if _, c, _ := begin(place, dir); text(t, c) != "new" {
		t.Errorf("kept is %q", text(t, c))
	}
}

// TestTwoWindows checks that two programs can keep the same content.
func TestTwoWindows(t *testing.T) {
	place, dir := t.TempDir(), t.TempDir()
	write(t, place+"/clinic.yaml", "0")
	a, _, _ := begin(place, dir)
	b, _, _ := begin(place, dir)
	seenA, stopA := watching(t, a)
	seenB, stopB := watching(t, b)
	for i := range 5 {
		s := fmt.Sprint(i)
		write(t, place+"/clinic.yaml", s)
		for _, seen := range []*desk{seenA, seenB} {
			until(t, s+" is shown", func() bool { shown, _ := seen.now(); return len(shown) > 0 && shown[len(shown)-1] == s })
			seen.says(t, "")
		}
	}
	stopA()
	stopB()
	if _, c, s := begin(place, dir); text(t, c) != "4" || s.Message.Text != "" {
		t.Errorf("kept is %q, %+v", text(t, c), s)
	}
}

// TestUnreadableConfig checks that the copy is used when desk.yaml cannot
// be read, whatever it was delivered as.
func TestUnreadableConfig(t *testing.T) {
	_, dir := delivered(t, "one")
	d := New(Config{broken: true}, dir)
	c, s := d.Saved()
	if text(t, c) != "one" || s.Message.Text != "" {
		t.Errorf("kept is %q, %+v", text(t, c), s)
	}
	place, dir := filepath.Join(t.TempDir(), "clinic.hbk"), t.TempDir()
	key, pub := testKey(t)
	writePack(t, place, key, 3, "three")
	d, _, _ = begin(place, dir, pub)
	seen, stop := watching(t, d)
	seen.shows(t, 1, "three")
	seen.says(t, "")
	stop()
	if c, _ := New(Config{broken: true}, dir).Saved(); text(t, c) != "three" {
		t.Errorf("kept is %q", text(t, c))
	} else if names, err := fs.ReadDir(c.FS, "."); err != nil || len(names) != 1 {
		t.Errorf("the copy holds %v, %v", names, err)
	}
}
