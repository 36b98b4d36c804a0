//go:build unix

package author

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// onDisk is a workspace on a disk of two mebibytes of its own.
func onDisk(t *testing.T) (w Workspace, disk string) {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("SKIPPED: a full disk can be tried only by the administrator, who may mount one")
	}
	disk = t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk).CombinedOutput(); err != nil {
		t.Skipf("SKIPPED: no small disk can be mounted here: %v %s", err, out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", disk).Run() })
	w = workspace(t)
	w.Root = filepath.Join(disk, "work")
	must(t, w.SetUp())
	d := edit(t, w, "faq/driving")
	must(t, d.Set("say", "Ask a nurse."))
	must(t, d.Save("Ann"))
	return w, disk
}

// TestShareThatCannotBeWritten checks that a share which is away, read-only, or full is
// told in one clause, leaves what is there as it is, and takes the same text when it is
// back.
func TestShareThatCannotBeWritten(t *testing.T) {
	for name, c := range map[string]struct {
		hinder, mend func(t *testing.T, w Workspace, disk string)
		says         string
	}{
		"away": {
			hinder: func(t *testing.T, w Workspace, disk string) { must(t, os.Rename(w.Root, w.Root+" away")) },
			mend:   func(t *testing.T, w Workspace, disk string) { must(t, os.Rename(w.Root+" away", w.Root)) },
			says:   "cannot be reached",
		},
		"read-only": {
			hinder: func(t *testing.T, w Workspace, disk string) { remount(t, disk, "ro") },
			mend:   func(t *testing.T, w Workspace, disk string) { remount(t, disk, "rw") },
			says:   "cannot be changed from this computer",
		},
		"full": {
			hinder: func(t *testing.T, w Workspace, disk string) {
				_ = os.WriteFile(filepath.Join(disk, "videos"), make([]byte, 3<<20), 0o600)
			},
			mend: func(t *testing.T, w Workspace, disk string) { must(t, os.Remove(filepath.Join(disk, "videos"))) },
			says: "no space is left",
		},
	} {
		t.Run(name, func(t *testing.T) {
			w, disk := onDisk(t)
			kept := Autosaves{t.TempDir()}
			d := edit(t, w, "faq/driving")
			must(t, d.Set("say", "No driving today."))
			must(t, kept.Keep(d))
			c.hinder(t, w, disk)
			for what, err := range map[string]error{
				"saving":     d.Save("Ann"),
				"words":      w.ChangeWords("", "ramp, slope", "Ann"),
				"publishing": second(w.Publish(Publishing{By: "Ann", Why: "driving"})),
			} {
				var reach *ReachError
				if !errors.As(err, &reach) || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") || len(err.Error()) > 300 {
					t.Errorf("%s: %v", what, err)
				}
			}
			c.mend(t, w, disk)
			if h, _, err := w.Draft().Load(); err != nil || h.Entry("faq/driving").SayText() != "Ask a nurse." {
				t.Errorf("the draft has changed: %v", err)
			}
			back, _, err := kept.Open(w, "faq/driving")
			must(t, err)
			must(t, back.Save("Ann"))
			must(t, second(w.Publish(Publishing{By: "Ann", Why: "driving"})))
			if got := shownAtDesk(t, w, "faq/driving"); got != "No driving today." {
				t.Errorf("desks show %q", got)
			}
			if half, err := halfShown(w); half != "" || err != nil {
				t.Errorf("%s (%v)", half, err)
			}
		})
	}
}

func remount(t *testing.T, disk, how string) {
	t.Helper()
	if out, err := exec.Command("mount", "-o", "remount,"+how, disk).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
}

func second[T any](_ T, err error) error { return err }
