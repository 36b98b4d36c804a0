package author

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"clinichandbook/handbook"
)

// TestRestoreEverything: after much has happened the draft is again what a version
// was, and nothing that it said in between is lost.
func TestRestoreEverything(t *testing.T) {
	w := workspace(t)
	draft := w.Draft()
	must(t, os.WriteFile(draft.contentFile("clinic.yaml"), []byte("nurse-line: ext. 1\n"), 0o644))
	must(t, os.MkdirAll(filepath.Join(draft.Dir, "FAQ"), 0o755))
	must(t, os.WriteFile(filepath.Join(draft.Dir, "FAQ", "Our Parking.MD"), []byte("---\ntitle: Parking\nroute: nurse\nsay: Park behind.\n---\n"), 0o644))
	say(t, w, "One.")
	_, err := w.Publish(Publishing{By: "Ann", Why: "one"})
	must(t, err)
	first, err := draft.collect()
	must(t, err)

	say(t, w, "Two.")
	must(t, os.WriteFile(draft.contentFile("clinic.yaml"), []byte("nurse-line: ext. 2\n"), 0o644))
	must(t, os.Remove(draft.file("faq/our-parking")))
	d, err := w.NewPage(handbook.FAQ, "Elevator")
	must(t, err)
	must(t, d.Set("say", "On the left."))
	must(t, d.Save("Bob"))
	_, err = w.Hide("faq/wheelchairs", "Bob", "none here")
	must(t, err)
	between, err := draft.collect()
	must(t, err)

	changed, err := w.Restore(1, "", "Ann")
	must(t, err)
	if len(changed) != 5 {
		t.Errorf("changed %v", changed)
	}
	after, err := draft.collect()
	must(t, err)
	if !maps.EqualFunc(after, first, bytes.Equal) {
		t.Errorf("the draft has %v, version 1 had %v", slices.Sorted(maps.Keys(after)), slices.Sorted(maps.Keys(first)))
	}
	saves, err := w.Saves("")
	must(t, err)
	for name, text := range between {
		if bytes.Equal(first[name], text) {
			continue
		}
		if !slices.ContainsFunc(saves, func(s Save) bool { was, err := s.Text(); return err == nil && bytes.Equal(was, text) }) {
			t.Errorf("what %s said in between is lost", name)
		}
	}
	if again, err := w.Restore(1, "", "Ann"); err != nil || len(again) > 0 {
		t.Errorf("restored twice it changes %v, %v", again, err)
	}
}

// TestRestoreOnePage: of a page that is gone, of one that was not there, and of none.
func TestRestoreOnePage(t *testing.T) {
	w := workspace(t)
	say(t, w, "One.")
	_, err := w.Publish(Publishing{By: "Ann", Why: "one"})
	must(t, err)
	must(t, os.Remove(w.Draft().file("faq/driving")))
	d, err := w.NewPage(handbook.FAQ, "Elevator")
	must(t, err)
	must(t, d.Set("say", "On the left."))
	must(t, d.Save("Bob"))
	for _, c := range []struct {
		id   string
		want int
	}{{"faq/driving", 1}, {"faq/elevator", 1}, {"faq/nothing", 0}, {"../../etc/passwd", 0}} {
		changed, err := w.Restore(1, c.id, "Ann")
		if err != nil || len(changed) != c.want {
			t.Errorf("%s: changed %v, %v", c.id, changed, err)
		}
	}
	if _, err := os.Stat(w.Draft().file("faq/elevator")); err == nil {
		t.Error("a page that version 1 did not have is still there")
	}
	if saves, err := w.Saves("faq/elevator"); err != nil || len(saves) == 0 {
		t.Errorf("its text is lost: %v", err)
	}
	for _, version := range []int64{0, -1, 2, 1 << 40} {
		if _, err := w.Restore(version, "", "Ann"); err == nil {
			t.Errorf("version %d is restored", version)
		}
	}
}

// TestOddSaves: what somebody else puts into the history hides nothing of it.
func TestOddSaves(t *testing.T) {
	w := workspace(t)
	say(t, w, "One.")
	say(t, w, "Two.")
	dir := w.path(historyFolder, savesFolder, "faq", "driving")
	must(t, os.WriteFile(filepath.Join(dir, "20261130-090000.000 Eve.md"), make([]byte, 2<<20), 0o644))
	must(t, os.WriteFile(filepath.Join(dir, "notes.md"), []byte("x"), 0o644))
	must(t, os.WriteFile(filepath.Join(dir, "20269999-999999.000 Eve.md"), []byte("x"), 0o644))
	must(t, os.Mkdir(filepath.Join(dir, "20261130-090000.001 Eve.md"), 0o755))
	if err := os.Symlink(dir, filepath.Join(dir, "20261130-090000.002 Eve.md")); err != nil {
		t.Logf("no links here: %v", err)
	}
	states, err := w.PageStates("faq/driving")
	must(t, err)
	if len(states) != 2 || !states[0].Draft || !strings.Contains(string(states[1].text), "One.") {
		t.Errorf("the states are %d", len(states))
	}
	must(t, w.RestorePage("faq/driving", states[1], "Ann\u202e\n../x"))
	saves, err := w.Saves("faq/driving")
	must(t, err)
	if strings.ContainsAny(saves[0].By, "\u202e\n/") {
		t.Errorf("it was replaced by %q", saves[0].By)
	}
}

// TestSavesOfOnePageAreBounded: the oldest go first, and what was published stays.
func TestSavesOfOnePageAreBounded(t *testing.T) {
	w := workspace(t)
	say(t, w, "Published.")
	_, err := w.Publish(Publishing{By: "Ann", Why: "one"})
	must(t, err)
	for i := range maxPageSaves + 20 {
		must(t, w.keep("faq/driving", "Ann", fmt.Appendf(nil, "%d", i)))
	}
	saves, err := w.Saves("faq/driving")
	must(t, err)
	if len(saves) != maxPageSaves {
		t.Errorf("%d saves are kept", len(saves))
	}
	if text, err := saves[0].Text(); err != nil || string(text) != fmt.Sprint(maxPageSaves+19) {
		t.Errorf("the newest is %s, %v", text, err)
	}
	if _, err := w.Restore(1, "", "Ann"); err != nil {
		t.Error(err)
	}
}
