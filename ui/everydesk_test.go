package ui

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
)

// TestForWhomAValueIsSet checks that the page says that a value set at a desk is that
// desk's only, before it is saved, and more so if it is read out in an emergency.
func TestForWhomAValueIsSet(t *testing.T) {
	delivered := handbook.Layer{Name: "clinic", FS: fstest.MapFS{"clinic.yaml": {Data: []byte("hours: 9 to 5\n")}}}
	w, _ := openClinicDesk(t, delivered)
	w.openClinic()
	wantSeen(t, w.area.pager.Content(), "What you set here applies to this computer only.", "Part of the clinic's content")
	if buttonOf(w.area.pager.Content(), "Change… Hours") != nil {
		t.Error("a desk changes what the clinic delivers")
	}
	const warning = "This is read out in an emergency, and you are setting it for this computer only."
	pressButton(t, w.area.pager.Content(), "Set… Nurse line")
	if strings.Contains(seen(w.area.pager.Content()), warning) {
		t.Error("the nurse line counts as an emergency")
	}
	key(w, fyne.KeyEscape)
	pressButton(t, w.area.pager.Content(), "Set… Emergency number")
	wantSeen(t, w.area.pager.Content(), warning)
}

// openSharedDesk shows a desk whose clinic's content is a plain folder, and returns the
// folder, too.
func openSharedDesk(t *testing.T) (*Window, string) {
	t.Helper()
	shared := t.TempDir()
	if err := os.WriteFile(filepath.Join(shared, "clinic.yaml"), []byte("# Ours.\nhours: 9 to 5\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	w, _ := openClinicDesk(t, handbook.Layer{Name: shared, FS: os.DirFS(shared)})
	return w, shared
}

// TestValuesOfAPlainFolder checks that values are set for every desk where the clinic's
// folder can be changed, although no working folder is chosen, and that the page says
// so.
func TestValuesOfAPlainFolder(t *testing.T) {
	w, shared := openSharedDesk(t)
	checked := 0
	w.SetCheck(func() bool { checked++; return true })
	w.SetOwner(Owner{Bundled: fsOf(bundledFiles()), Dir: t.TempDir(), Content: shared})
	w.openClinic()
	wantSeen(t, w.area.pager.Content(), "You are setting the values for every desk: they are in your clinic’s folder.", "1 of 3 values are set", "Change…")
	pressButton(t, w.area.pager.Content(), "Set… Emergency number")
	if strings.Contains(seen(w.area.pager.Content()), "for this computer only") {
		t.Error("a value of every desk counts as this computer's")
	}
	test.Type(focusedEntry(t, w), "911")
	key(w, fyne.KeyReturn)
	test.Type(w.win.Canvas().Focused(), "Ann")
	key(w, fyne.KeyReturn)
	wantSeen(t, w.status.bar, "reaches every desk within half a minute")
	text, err := os.ReadFile(filepath.Join(shared, "clinic.yaml"))
	if err != nil || !strings.HasPrefix(string(text), "# Ours.\nhours: 9 to 5\n") || !strings.Contains(string(text), "911") {
		t.Errorf("the folder says %q, %v", text, err)
	}
	items, _ := os.ReadDir(shared)
	if checked != 1 || len(items) != 1 {
		t.Errorf("looked for new content %d times; %d files are in the folder", checked, len(items))
	}
	wantSeen(t, w.area.pager.Content(), "2 of 3 values are set", "911")
}

// TestFolderThatOnlyItsOwnerChanges: a folder that cannot be written, that has what was
// published, or values that are locked leave this computer's.
func TestFolderThatOnlyItsOwnerChanges(t *testing.T) {
	const here, every = "What you set here applies to this computer only.", "You are setting the values for every desk"
	opened := func(t *testing.T, w *Window, content string) string {
		t.Helper()
		w.SetOwner(Owner{Bundled: fsOf(bundledFiles()), Dir: t.TempDir(), Content: content})
		w.openClinic()
		return seen(w.area.pager.Content())
	}
	t.Run("published", func(t *testing.T) {
		w, _ := openSharedDesk(t)
		work := author.Workspace{Bundled: fsOf(bundledFiles()), Root: filepath.Join(t.TempDir(), "Handbook")}
		for _, err := range []error{work.SetUp(), work.Values().Set("hours", "", handbook.Setting{Value: "9 to 5", By: "Ann"})} {
			if err != nil {
				t.Fatal(err)
			}
		}
		if _, err := work.Publish(author.Publishing{By: "Ann", Why: "first"}); err != nil {
			t.Fatal(err)
		}
		if text := opened(t, w, filepath.Join(work.Root, "live")); !strings.Contains(text, here) || strings.Contains(text, every) {
			t.Errorf("the page says\n%s", text)
		}
	})
	t.Run("away", func(t *testing.T) {
		w, shared := openSharedDesk(t)
		if text := opened(t, w, filepath.Join(shared, "away")); !strings.Contains(text, here) {
			t.Errorf("the page says\n%s", text)
		}
	})
	t.Run("read-only", func(t *testing.T) {
		w, shared := openSharedDesk(t)
		makeReadOnly(t, shared)
		if text := opened(t, w, shared); !strings.Contains(text, here) || strings.Contains(text, every) {
			t.Errorf("the page says\n%s", text)
		}
	})
	t.Run("read-only meanwhile", func(t *testing.T) {
		w, shared := openSharedDesk(t)
		opened(t, w, shared)
		pressButton(t, w.area.pager.Content(), "Set… Emergency number")
		field := focusedEntry(t, w)
		test.Type(field, "911")
		key(w, fyne.KeyReturn)
		test.Type(w.win.Canvas().Focused(), "Ann")
		makeReadOnly(t, shared)
		key(w, fyne.KeyReturn)
		if field.Text != "911" || !within(w.area.pager.Content(), field) {
			t.Errorf("the refused value is gone from its editor:\n%s", seen(w.area.pager.Content()))
		}
		if text := seen(w.area.pager.Content()) + seen(w.status.bar); !strings.Contains(text, "cannot be") {
			t.Errorf("nobody is told:\n%s", text)
		}
	})
	t.Run("locked", func(t *testing.T) {
		w, shared := openSharedDesk(t)
		w.SetClinic(Clinic{Values: w.owner.here.Values, Locked: LockedHere()})
		if text := opened(t, w, shared); strings.Contains(text, every) || !strings.Contains(text, "Nothing can be changed here") {
			t.Errorf("the page says\n%s", text)
		}
	})
}

// makeReadOnly makes a folder one that cannot be written, for the administrator, too.
func makeReadOnly(t *testing.T, dir string) {
	t.Helper()
	if os.Getuid() != 0 {
		if err := os.Chmod(dir, 0o555); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(dir, 0o755) })
		return
	}
	for _, args := range [][]string{{"--bind", dir, dir}, {"-o", "remount,ro,bind", dir}} {
		if out, err := exec.Command("mount", args...).CombinedOutput(); err != nil {
			t.Skipf("SKIPPED: no folder can be mounted here: %v %s", err, out)
		}
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", dir).Run() })
}

// TestFirstStartForEveryDesk: the first questions are answered for every desk where the
// clinic's folder can be changed, and say so.
func TestFirstStartForEveryDesk(t *testing.T) {
	w, shared := openSharedDesk(t)
	w.openFirstStart()
	wantSeen(t, w.area.pager.Content(), "applies to this computer only")
	w.SetOwner(Owner{Bundled: fsOf(bundledFiles()), Dir: t.TempDir(), Content: shared})
	w.openFirstStart()
	wantSeen(t, w.area.pager.Content(), "Before the first call", "You are setting the values for every desk")
	test.Type(focusedEntry(t, w), "ext. 4120")
	key(w, fyne.KeyReturn)
	test.Type(w.win.Canvas().Focused(), "Ann")
	key(w, fyne.KeyReturn)
	wantSeen(t, w.area.pager.Content(), "Every value that the handbook needs is set.")
	if text, _ := os.ReadFile(filepath.Join(shared, "clinic.yaml")); !strings.Contains(string(text), "ext. 4120") {
		t.Errorf("the folder says %q", text)
	}
}
