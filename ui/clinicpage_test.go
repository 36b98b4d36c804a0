package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/notebook"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/english"
	"clinichandbook/handbook/values"
	"clinichandbook/ui/uitest"
)

// bundledFiles are those of the book of the other tests.
func bundledFiles() map[string]string {
	return map[string]string{
		"sources.yaml":           "- {key: N2, title: Risks, publisher: An NHS trust, short: NHS, year: 2024, kind: official}\n",
		"clinic-fields.yaml":     "- {id: hours, label: Hours, help: When you are open.}\n- {id: nurse-line, label: Nurse line, unset: Not set here, needed: true}\n- {id: emergency-number, label: Emergency number, unset: use your local emergency number}\n",
		"red-flags.yaml":         "- name: Breathing\n  entries: [side-effects/nausea]\n  values: [emergency-number]\n  phrases: [cant|cannot breathe]\n",
		"side-effects/nausea.md": testPage,
		"faq/can-i-drive.md":     "---\ntitle: Can I drive?\nroute: nurse\nsay: A nurse will tell you.\naliases: [behind the wheel]\n---\n",
	}
}

func fsOf(files map[string]string) fstest.MapFS { return uitest.FS(files) }

// openClinicDesk shows a window whose values lie in a folder, and returns both.
func openClinicDesk(t *testing.T, layers ...handbook.Layer) (*Window, string) {
	t.Helper()
	dir := t.TempDir()
	load := func() *handbook.Handbook {
		all := append([]handbook.Layer{{Name: dir, FS: os.DirFS(dir), Desk: true}}, layers...)
		h, _, err := content.Load(fsOf(bundledFiles()), all...)
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	w := openBook(t, load(), notebook.Open(t.TempDir()))
	w.SetClinic(Clinic{Values: values.In(dir), Reload: func() { h := load(); w.Swap(h, search.New(h, nil, english.Language())) }})
	return w, dir
}

func key(w *Window, k fyne.KeyName) { w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k}) }

func TestClinicPageListsWhatIsMissingFirst(t *testing.T) {
	w, _ := openClinicDesk(t)
	wantSeen(t, w.area.pager.Content(), "1 of 1 required values still missing", "Nurse line.")
	w.openClinic()
	text := seen(w.area.pager.Content())
	if strings.Index(text, "Nurse line") > strings.Index(text, "Hours") {
		t.Errorf("the needed value does not stand first:\n%s", text)
	}
	wantSeen(t, w.area.pager.Content(), "0 of 3 values are set. Required values still missing: 1", "When you are open.", "Shown until then: “Not set here”", "Used in:", "Nausea or vomiting", "Shown in the emergency bar.")
}

func TestSetAValueByKeys(t *testing.T) {
	w, dir := openClinicDesk(t)
	w.openClinic()
	scroll := w.area.pager.Offset()
	pressButton(t, w.area.pager.Content(), "Set… Nurse line")
	test.Type(focusedEntry(t, w), "[call](http://x) ext. 12")
	key(w, fyne.KeyReturn)
	wantSeen(t, w.area.pager.Content(), "Enter your name too")
	test.Type(w.win.Canvas().Focused(), "Ann")
	key(w, fyne.KeyReturn)
	if buttonOf(w.area.pager.Content(), "Save value") != nil || w.area.pager.Offset() != scroll || w.history.now().page != pageClinic {
		t.Errorf("after saving: offset %v, page %v", w.area.pager.Offset(), w.history.now().page)
	}
	wantSeen(t, w.area.pager.Content(), "[call](http://x) ext. 12", "Set by Ann on "+time.Now().Format(time.DateOnly), "1 of 3 are set, including all required ones.")
	wantSeen(t, w.status.bar, "Saved. “Nurse line”", "Nurse line: [call](http://x) ext. 12")
	file, err := os.ReadFile(filepath.Join(dir, "clinic.yaml"))
	if err != nil || !strings.Contains(string(file), "Ann") {
		t.Error(string(file), err)
	}
	w.Open("side-effects/nausea")
	wantSeen(t, w.area.pager.Content(), "[call](http://x) ext. 12", "Nurse line: set by Ann on "+time.Now().Format(time.DateOnly))
	w.goHome()
	if strings.Contains(seen(w.area.pager.Content()), "not set") {
		t.Errorf("home still misses values:\n%s", seen(w.area.pager.Content()))
	}
	w.openClinic()
	pressButton(t, w.area.pager.Content(), "Change… Nurse line")
	focusedEntry(t, w).SetText("")
	key(w, fyne.KeyReturn)
	wantSeen(t, w.status.bar, "Removed.", "Nurse line: not set")
}

func TestUnsavedTextWaits(t *testing.T) {
	w, dir := openClinicDesk(t)
	w.openClinic()
	pressButton(t, w.area.pager.Content(), "Set… Hours")
	field := focusedEntry(t, w)
	test.Type(field, "nine to five")
	w.goHome()
	wantSeen(t, w.status.bar, "Not saved yet: Hours.")
	quit(w)
	if w.win.Canvas().Overlays().Top() == nil {
		t.Fatal("the window closes without asking")
	}
	keyboard{w}.typedKey(fyne.KeyEscape)
	if w.history.now().page != pageClinic || field.Text != "nine to five" || !within(w.area.pager.Content(), field) {
		t.Error("the text does not wait on its page")
	}
	h := w.lib.book
	w.Swap(h, search.New(h, nil, english.Language())) // delivered in the meantime
	if !within(w.area.pager.Content(), field) || field.Text != "nine to five" {
		t.Error("new content took the text away")
	}
	w.win.Canvas().Focus(field)
	key(w, fyne.KeyEscape)
	if _, err := os.Stat(filepath.Join(dir, "clinic.yaml")); err == nil || len(w.area.clinic.Unsaved()) > 0 {
		t.Error("a text that was given up was saved, or still asks")
	}
}

func TestOtherWindowsValueIsShown(t *testing.T) {
	w, dir := openClinicDesk(t)
	w.openClinic()
	pressButton(t, w.area.pager.Content(), "Set… Hours")
	test.Type(focusedEntry(t, w), "nine to five")
	key(w, fyne.KeyReturn)
	test.Type(focusedEntry(t, w), "Ann")
	if err := values.In(dir).Set("hours", "", handbook.Setting{Value: "all day"}); err != nil {
		t.Fatal(err)
	}
	key(w, fyne.KeyReturn)
	wantSeen(t, w.area.pager.Content(), "another window has changed it to", "“all day”")
	key(w, fyne.KeyReturn)
	if w.lib.book.Field("hours").Value != "nine to five" {
		t.Errorf("saving again left %q", w.lib.book.Field("hours").Value)
	}
}

func TestDeliveredAndLockedValues(t *testing.T) {
	w, dir := openClinicDesk(t, handbook.Layer{Name: "clinic.hbk", FS: fsOf(map[string]string{"clinic.yaml": "nurse-line: 300\n"})})
	w.openClinic()
	wantSeen(t, w.area.pager.Content(), "Part of the clinic's content. Change it there: clinic.hbk")
	if buttonOf(w.area.pager.Content(), "Change… Nurse line") != nil {
		t.Error("a delivered value can be changed at the desk")
	}
	if buttonOf(w.area.pager.Content(), "Set… Hours") == nil {
		t.Fatal("no value can be set, so this test shows nothing")
	}
	w.SetClinic(Clinic{Values: values.In(dir), Locked: "The values are managed by the head office."})
	wantSeen(t, w.area.pager.Content(), "Nothing can be changed here", "managed by the head office")
	if buttonOf(w.area.pager.Content(), "Set… Hours") != nil {
		t.Error("a value can be set although the page is locked")
	}
}

func TestBrokenClinicFileIsSaid(t *testing.T) {
	w, dir := openClinicDesk(t)
	if err := os.WriteFile(filepath.Join(dir, "clinic.yaml"), []byte("hours: [\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.openClinic()
	wantSeen(t, w.area.pager.Content(), "Nothing can be changed here", "Nothing can be saved until the file")
}

func TestProblemsPage(t *testing.T) {
	w, _ := openClinicDesk(t)
	if strings.Contains(seen(w.area.pager.Content()), "Problems in the content") {
		t.Error("sound content has a notice")
	}
	w.openPage(pageProblems)
	wantSeen(t, w.area.pager.Content(), "No problems found")
	w, _ = openClinicDesk(t, handbook.Layer{Name: "/srv/clinic", FS: fsOf(map[string]string{"faq/a.md": "x", "faq/B.md": "x"})})
	wantSeen(t, w.area.pager.Content(), "Problems in the content: 2")
	pressButton(t, w.area.pager.Content(), "Content problems")
	wantSeen(t, w.area.pager.Content(), "/srv/clinic/faq/a.md:1", "The lines between --- and --- are missing")
	pressButton(t, w.area.pager.Content(), "Copy all 2")
	if got := w.app.Clipboard().Content(); strings.Count(got, "\n") != 2 || !strings.Contains(got, "/srv/clinic/faq/B.md:1: ") {
		t.Errorf("copied %q", got)
	}
}

// clinicNausea is a clinic's version of a page whose bundled one has changed.
func clinicNausea(front string) handbook.Layer {
	return handbook.Layer{Name: "clinic", FS: fsOf(map[string]string{"side-effects/nausea.md": "---\ntitle: Nausea\nroute: nurse\nsay: Our nurse helps.\naliases: [throwing up]\n" + front + "---\n"})}
}

func TestMarksOfAnOutdatedCopy(t *testing.T) {
	w, _ := openClinicDesk(t, clinicNausea("based-on: 000000000000\nreview-by: 2020-01-01\n"))
	test.Type(w.search.field, "throwing up")
	wantSeen(t, w.area.pager.Content(), "Our clinic's version", "Past its review date: 2020-01-01", "Our nurse helps.")
	wantSeen(t, w.search.list, "our clinic")
	copySelection(w)
	if got := w.app.Clipboard().Content(); !strings.Contains(got, "Our clinic's version.") {
		t.Errorf("copied %q", got)
	}
	w.openEffects()
	wantSeen(t, w.area.pager.Content(), "Nausea (Our clinic's version)")
	if seen := uitest.Seen(w.area.pager.Content()); strings.Contains(seen, "Nausea or vomiting") {
		t.Errorf("the page is shown twice:\n%s", seen)
	}
}

// TestSwapKeepsThePlace checks that new content moves nothing and drops nothing.
func TestSwapKeepsThePlace(t *testing.T) {
	w, _ := openClinicDesk(t)
	test.Type(w.search.field, "throwing up")
	w.win.Resize(fyne.NewSize(700, 300))
	w.area.pager.ScrollTo(80)
	scroll := w.area.pager.Offset()
	h, _, err := content.Load(fsOf(bundledFiles()), clinicNausea("based-on: x\n"))
	if err != nil {
		t.Fatal(err)
	}
	w.Swap(h, search.New(h, nil, english.Language()))
	if w.search.field.Text != "throwing up" || w.win.Canvas().Focused() != fyne.Focusable(w.search.field) || scroll == 0 || w.area.pager.Offset() != scroll {
		t.Errorf("field %q, focus %T, offset %v, was %v", w.search.field.Text, w.win.Canvas().Focused(), w.area.pager.Offset(), scroll)
	}
	wantSeen(t, w.area.pager.Content(), "Our nurse helps.")
	test.Type(w.search.field, " all day")
	if w.search.field.Text != "throwing up all day" {
		t.Errorf("the field holds %q", w.search.field.Text)
	}
}
