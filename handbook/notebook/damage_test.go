package notebook

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"clinichandbook/handbook/durable"
)

// twoStates makes a notebook with "older" saved in both files and "newer" in
// the current one only.
func twoStates(t *testing.T) (dir string, current []byte) {
	t.Helper()
	dir = t.TempDir()
	n := Open(dir)
	must(t, n.Save("older"))
	must(t, n.Save("newer"))
	quiet(t, n)
	current, err := os.ReadFile(filepath.Join(dir, currentName))
	must(t, err)
	return dir, current
}

func overwrite(t *testing.T, dir, name string, data []byte) {
	t.Helper()
	must(t, os.WriteFile(filepath.Join(dir, name), data, 0o600))
}

// damages turn a sound file into a damaged one.
var damages = []struct {
	name   string
	damage func(sound []byte) []byte
}{
	{"empty", func([]byte) []byte { return nil }},
	{"zero-filled", func(b []byte) []byte { return make([]byte, len(b)) }},
	{"second half zero-filled", func(b []byte) []byte { return append(b[:len(b)/2:len(b)/2], make([]byte, len(b)-len(b)/2)...) }},
	{"zeros after the end", func(b []byte) []byte { return append(b[:len(b):len(b)], make([]byte, 4096)...) }},
	{"twice in a row", func(b []byte) []byte { return append(b[:len(b):len(b)], b...) }},
	{"not JSON", func([]byte) []byte { return []byte("saved: [a, b]\n") }},
	{"other JSON", func([]byte) []byte { return []byte(`{"saved":["x"]}`) }},
	{"newer version without its checksum", func(b []byte) []byte {
		return bytes.Replace(b, fmt.Appendf(nil, "\"version\": %d", formatVersion), []byte("\"version\": 9"), 1)
	}},
	{"edited by hand", func(b []byte) []byte { return bytes.Replace(b, []byte("newer"), []byte("never"), 1) }},
	{"line ends of another system", func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")) }},
	{"binary", func([]byte) []byte { return bytes.Repeat([]byte{0xff, 0x00, 0x7f}, 1<<16) }},
}

func TestDamagedFile(t *testing.T) {
	for _, d := range damages {
		t.Run(d.name, func(t *testing.T) {
			dir, sound := twoStates(t)
			bad := d.damage(sound)
			overwrite(t, dir, currentName, bad)
			n := Open(dir)
			checkRecovered(t, n)
			asides, _ := filepath.Glob(filepath.Join(dir, "notebook.damaged-*.json"))
			if len(asides) != 1 {
				t.Fatalf("set aside: %v", asides)
			}
			if data, _ := os.ReadFile(asides[0]); !bytes.Equal(data, bad) {
				t.Error("the file set aside is not what was there")
			}
		})
	}
}

// checkRecovered: the older copy is used, said so once, and writing goes on.
func checkRecovered(t *testing.T, n *Notebook) {
	t.Helper()
	if got := n.Saved(); !slices.Equal(got, []string{"older"}) {
		t.Errorf("saved %v, want the older copy", got)
	}
	if kinds := told(t, n); !slices.Equal(kinds, []Kind{Damaged}) {
		t.Errorf("told %v, want Damaged once", kinds)
	}
	again := Open(n.store.dir)
	quiet(t, again)
	must(t, again.Save("after"))
	if !n.Reload() || !slices.Equal(n.Saved(), []string{"older", "after"}) {
		t.Errorf("after going on: %v", n.Saved())
	}
	quiet(t, n)
}

func TestDamagedBothFiles(t *testing.T) {
	for _, d := range damages {
		t.Run(d.name, func(t *testing.T) {
			dir, sound := twoStates(t)
			overwrite(t, dir, currentName, d.damage(sound))
			overwrite(t, dir, olderName, d.damage(sound))
			n := Open(dir)
			if kinds := told(t, n); len(n.Saved()) != 0 || !slices.Equal(kinds, []Kind{Damaged}) {
				t.Errorf("saved %v, told %v", n.Saved(), kinds)
			}
			must(t, n.Save("after"))
			if asides, _ := filepath.Glob(filepath.Join(dir, "*.damaged-*")); len(asides) != 2 {
				t.Errorf("set aside: %v", asides)
			}
			quiet(t, Open(dir))
		})
	}
}

func TestEveryCutAndEveryBitIsRecognised(t *testing.T) {
	_, sound := twoStates(t)
	if _, err := decode(sound); err != nil {
		t.Fatal(err)
	}
	for i := range sound {
		if _, err := decode(sound[:i]); !errors.Is(err, errDamaged) {
			t.Fatalf("cut at %d: %v", i, err)
		}
		zeroed := append(slices.Clone(sound[:i]), make([]byte, len(sound)-i)...)
		if _, err := decode(zeroed); !errors.Is(err, errDamaged) {
			t.Fatalf("zero-filled from %d: %v", i, err)
		}
		for bit := range 8 {
			flipped := slices.Clone(sound)
			flipped[i] ^= 1 << bit
			if _, err := decode(flipped); !errors.Is(err, errDamaged) {
				t.Fatalf("bit %d of byte %d: %v", bit, i, err)
			}
		}
	}
}

// The same through the file, at every length.
func TestFileCutAtEveryLength(t *testing.T) {
	dir, sound := twoStates(t)
	older, err := os.ReadFile(filepath.Join(dir, olderName))
	must(t, err)
	for i := range sound {
		dir := t.TempDir()
		overwrite(t, dir, currentName, sound[:i])
		overwrite(t, dir, olderName, older)
		n := Open(dir)
		if got := n.Saved(); !slices.Equal(got, []string{"older"}) {
			t.Fatalf("cut at %d: saved %v", i, got)
		}
		if notices := n.Notices(); len(notices) != 1 || notices[0].Kind != Damaged {
			t.Fatalf("cut at %d: %v", i, notices)
		}
	}
}

func TestOtherThingsInPlaceOfAFile(t *testing.T) {
	for _, name := range []string{currentName, olderName} {
		t.Run("directory as "+name, func(t *testing.T) {
			dir, _ := twoStates(t)
			must(t, os.RemoveAll(filepath.Join(dir, name)))
			must(t, os.MkdirAll(filepath.Join(dir, name, "not empty"), 0o700))
			n := Open(dir)
			if name == currentName {
				checkRecovered(t, n)
			} else {
				must(t, n.Save("after"))
				quiet(t, n)
			}
			if found, _ := filepath.Glob(filepath.Join(dir, "*.damaged-*", "not empty")); len(found) != 1 {
				t.Errorf("the directory is lost: %v", found)
			}
		})
	}
	t.Run("file as the notebook's directory", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "clinic-handbook")
		must(t, os.WriteFile(dir, []byte("mine"), 0o600))
		n := Open(dir)
		if err := n.Save("a"); kindOf(err) != Failed || !n.IsSaved("a") {
			t.Errorf("got %v", err)
		}
		told(t, n)
		if data, _ := os.ReadFile(dir); string(data) != "mine" {
			t.Error("the file is gone")
		}
	})
	t.Run("current file missing", func(t *testing.T) {
		dir, _ := twoStates(t)
		must(t, os.Remove(filepath.Join(dir, currentName)))
		n := Open(dir)
		quiet(t, n)
		if !slices.Equal(n.Saved(), []string{"older"}) {
			t.Errorf("saved %v", n.Saved())
		}
	})
}

// A file of a newer format is shown by nobody and overwritten by nobody.
func TestNewerFormat(t *testing.T) {
	cases := []struct {
		name string
		data []byte
	}{
		{"next version", seal(formatVersion+1, []byte(`["something else"]`))},
		{"far version", seal(123456789, []byte(`{}`))},
		{"field not known", seal(formatVersion, []byte(`{"saved":[],"colours":[]}`))},
		{"other type", seal(formatVersion, []byte(`[]`))},
		{"more than one value", seal(formatVersion, []byte(`{} {}`))},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			dir, _ := twoStates(t)
			running := Open(dir)
			overwrite(t, dir, currentName, c.data)
			for name, n := range map[string]*Notebook{"new": Open(dir), "running": running} {
				for range 2 {
					n.Reload()
					if err := n.Save("x"); kindOf(err) != Newer || !n.IsSaved("x") {
						t.Errorf("%s: %v", name, err)
					}
				}
				if kinds := told(t, n); !slices.Equal(kinds, []Kind{Newer}) {
					t.Errorf("%s: told %v, want Newer once", name, kinds)
				}
			}
			if !running.IsSaved("newer") {
				t.Error("the running window forgot what it knew")
			}
			if data, _ := os.ReadFile(filepath.Join(dir, currentName)); !bytes.Equal(data, c.data) {
				t.Error("the file was changed")
			}
		})
	}
}

// A window that is open knows more than the older copy, and brings it back.
func TestDamageWhileOpen(t *testing.T) {
	t.Run("noticed by a change", func(t *testing.T) {
		dir, _ := twoStates(t)
		n := Open(dir)
		overwrite(t, dir, currentName, nil)
		must(t, n.Visit("a"))
		checkKnowsBetter(t, n)
	})
	t.Run("noticed by a reload", func(t *testing.T) {
		dir, _ := twoStates(t)
		n := Open(dir)
		overwrite(t, dir, currentName, nil)
		n.Reload()
		checkKnowsBetter(t, n)
	})
	t.Run("an older state restored by hand is respected", func(t *testing.T) {
		dir, _ := twoStates(t)
		n := Open(dir)
		older, err := os.ReadFile(filepath.Join(dir, olderName))
		must(t, err)
		overwrite(t, dir, currentName, older)
		if !n.Reload() || n.IsSaved("newer") {
			t.Error("the restored file is not shown")
		}
		must(t, n.Visit("a"))
		if Open(dir).IsSaved("newer") {
			t.Error("the restored file was undone")
		}
	})
}

func checkKnowsBetter(t *testing.T, n *Notebook) {
	t.Helper()
	if kinds := told(t, n); !slices.Equal(kinds, []Kind{Damaged}) {
		t.Errorf("told %v", kinds)
	}
	again := Open(n.store.dir)
	quiet(t, again)
	if !slices.Equal(again.Saved(), []string{"older", "newer"}) {
		t.Errorf("saved %v, the open window knew more", again.Saved())
	}
}

// unreadableDisk fails to read one file.
type unreadableDisk struct {
	durable.Disk
	name string
	err  error
}

func (d unreadableDisk) Open(name string) (io.ReadCloser, error) {
	if filepath.Base(name) == d.name {
		return nil, &os.PathError{Op: "open", Path: name, Err: d.err}
	}
	return d.Disk.Open(name)
}

func TestUnreadableFile(t *testing.T) {
	cases := []struct {
		name  string
		err   error
		kinds []Kind
		saved string
	}{
		// A file that may not be read is not damaged, and stays.
		{"no permission", syscall.EACCES, []Kind{ReadOnly}, "[]"},
		{"too many open files", syscall.EMFILE, []Kind{Failed}, "[]"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			dir, sound := twoStates(t)
			n := open(store{dir: dir, disk: unreadableDisk{durable.OS{}, currentName, c.err}, wait: lockWait})
			if got := fmt.Sprint(n.Saved()); got != c.saved {
				t.Errorf("saved %s", got)
			}
			if err := n.Save("x"); err == nil || !n.IsSaved("x") {
				t.Errorf("saving: %v", err)
			}
			if kinds := told(t, n); !slices.Equal(kinds, c.kinds) {
				t.Errorf("told %v, want %v", kinds, c.kinds)
			}
			if data, _ := os.ReadFile(filepath.Join(dir, currentName)); !bytes.Equal(data, sound) {
				t.Error("the file was changed")
			}
			n.store.disk = durable.OS{}
			must(t, n.Flush())
			if got := fmt.Sprint(Open(dir).Saved()); got != "[older newer x]" {
				t.Errorf("after it could be read again: %s", got)
			}
		})
	}
}

func TestSentencesName(t *testing.T) {
	dir, _ := twoStates(t)
	overwrite(t, dir, currentName, nil)
	text := Open(dir).Notices()[0].Error()
	for _, part := range []string{dir, currentName, "notebook.damaged-", "older copy", "check"} {
		if !strings.Contains(text, part) {
			t.Errorf("%q is not in: %s", part, text)
		}
	}
}
