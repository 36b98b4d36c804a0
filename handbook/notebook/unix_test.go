//go:build unix

package notebook

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"clinichandbook/handbook/durable"
)

func TestPipeInPlaceOfAFile(t *testing.T) {
	dir, _ := twoStates(t)
	must(t, os.Remove(filepath.Join(dir, currentName)))
	must(t, syscall.Mkfifo(filepath.Join(dir, currentName), 0o600))
	checkRecovered(t, Open(dir))
}

func TestBadSector(t *testing.T) {
	dir, _ := twoStates(t)
	n := open(store{dir: dir, disk: unreadableDisk{durable.OS{}, currentName, syscall.EIO}, wait: lockWait})
	if kinds := told(t, n); !slices.Equal(kinds, []Kind{Damaged}) || !slices.Equal(n.Saved(), []string{"older"}) {
		t.Errorf("told %v, saved %v", kinds, n.Saved())
	}
}

func TestFilesAreForTheUserOnly(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	n := Open(dir)
	must(t, n.Save("a"))
	must(t, n.Save("b"))
	for _, name := range []string{"", currentName, olderName, lockName} {
		info, err := os.Stat(filepath.Join(dir, name))
		must(t, err)
		if info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%q: %v", name, info.Mode())
		}
	}
}

func TestNoPermission(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read and write everything; TestReadOnlyDisk and TestUnreadableFile stand in")
	}
	dir, _ := twoStates(t)
	for _, target := range []string{dir, filepath.Join(dir, currentName)} {
		must(t, os.Chmod(target, 0))
		n := Open(dir)
		if err := n.Save("x"); kindOf(err) != ReadOnly || !n.IsSaved("x") {
			t.Errorf("%s: %v", target, err)
		}
		must(t, os.Chmod(target, 0o700))
		must(t, n.Flush())
		if got := Open(dir).Saved(); !slices.Equal(got, []string{"older", "newer", "x"}) {
			t.Errorf("%s: saved %v", target, got)
		}
	}
}

// mount gives a small file system of its own, or skips.
func mount(t *testing.T) string {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("only root can mount; TestEveryStepFails stands in")
	}
	dir := t.TempDir()
	if err := mountTmpfs(dir, false); err != nil {
		t.Skipf("no mount here (%v); TestEveryStepFails stands in", err)
	}
	t.Cleanup(func() { must(t, unmount(dir)) })
	return dir
}

func TestFullDisk(t *testing.T) {
	dir := mount(t)
	n := Open(dir)
	setNoteOrFail(t, n, "a", "before")
	filler := filepath.Join(dir, "filler")
	if err := os.WriteFile(filler, make([]byte, 1<<20), 0o600); !durable.IsFull(err) {
		t.Fatalf("the disk is not full: %v", err)
	}
	for i := range 5 {
		if err := n.Save(fmt.Sprint(i)); kindOf(err) != Full {
			t.Fatalf("got %v", err)
		}
		if _, err := n.SetNote("a", n.Note("a"), fmt.Sprint("while full ", i)); kindOf(err) != Full {
			t.Fatalf("got %v", err)
		}
	}
	if kinds := told(t, n); !slices.Equal(kinds, []Kind{Full}) {
		t.Errorf("told %v, want Full once", kinds)
	}
	if n.Note("a") != "while full 4" || len(n.Saved()) != 5 {
		t.Error("the changes are not kept in memory")
	}
	other := Open(dir)
	quiet(t, other)
	if other.Note("a") != "before" {
		t.Errorf("the disk holds %q", other.Note("a"))
	}
	must(t, os.Remove(filler))
	must(t, n.Flush())
	if other := Open(dir); other.Note("a") != "while full 4" || len(other.Saved()) != 5 {
		t.Errorf("after freeing space: %q, %v", other.Note("a"), other.Saved())
	}
}

func TestReadOnlyDisk(t *testing.T) {
	for _, used := range []bool{true, false} {
		t.Run(fmt.Sprint("used before=", used), func(t *testing.T) {
			dir := mount(t)
			if used {
				must(t, Open(dir).Save("before"))
			}
			must(t, mountTmpfs(dir, true))
			n := Open(dir)
			quiet(t, n)
			if n.IsSaved("before") != used {
				t.Error("not read")
			}
			for range 2 {
				if err := n.Save("x"); kindOf(err) != ReadOnly || !n.IsSaved("x") {
					t.Errorf("got %v", err)
				}
			}
			if kinds := told(t, n); !slices.Equal(kinds, []Kind{ReadOnly}) {
				t.Errorf("told %v, want ReadOnly once", kinds)
			}
		})
	}
	t.Run("damaged", func(t *testing.T) {
		dir := mount(t)
		must(t, Open(dir).Save("older"))
		must(t, Open(dir).Save("newer"))
		overwrite(t, dir, currentName, nil)
		must(t, mountTmpfs(dir, true))
		n := Open(dir)
		n.Reload()
		if !slices.Equal(n.Saved(), []string{"older"}) {
			t.Errorf("saved %v", n.Saved())
		}
		notices := n.Notices()
		if len(notices) != 2 || notices[0].Kind != Damaged || notices[1].Kind != ReadOnly {
			t.Errorf("told %v", notices)
		}
		if strings.Contains(notices[0].Error(), "set aside") {
			t.Errorf("nothing can be set aside here: %s", notices[0].Error())
		}
	})
}
