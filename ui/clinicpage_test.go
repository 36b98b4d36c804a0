package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/notebook"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/english"
	"clinichandbook/handbook/values"
	"clinichandbook/ui/xwidget"
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

func fsOf(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

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

func pressButton(t *testing.T, o fyne.CanvasObject, label string) {
	t.Helper()
	if b := buttonOf(o, label); b != nil {
		b.Tapped(&fyne.PointEvent{})
		return
	}
	t.Fatalf("there is no button %q on\n%s", label, seen(o))
}

func buttonOf(o fyne.CanvasObject, label string) *xwidget.Button {
	switch o := o.(type) {
	case *xwidget.Button:
		if o.Text == label {
			return o
		}
	case *fyne.Container:
		for _, c := range o.Objects {
			if b := buttonOf(c, label); b != nil {
				return b
			}
		}
	}
	return nil
}

func key(w *Window, k fyne.KeyName) { w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k}) }

func TestClinicPageListsWhatIsMissingFirst(t *testing.T) {
	w, _ := openClinicDesk(t)
	wantSeen(t, w.page.Content(), "Needed clinic values not set: 1", "Nurse line.")
	pressButton(t, w.page.Content(), "Our clinic")
	text := seen(w.page.Content())
	if strings.Index(text, "Nurse line") > strings.Index(text, "Hours") {
		t.Errorf("the needed value does not stand first:\n%s", text)
	}
	wantSeen(t, w.page.Content(), "0 of 3 are set. Needed and not set: 1", "When you are open.", "Shown meanwhile: “Not set here”", "Stands in:", "Nausea or vomiting", "Stands on the emergency banner.")
}

func TestSetAValueByKeys(t *testing.T) {
	w, dir := openClinicDesk(t)
	w.openClinic()
	scroll := w.page.Offset()
	w.editValue("nurse-line")
	if w.win.Canvas().Focused() != fyne.Focusable(w.clinic.editing["nurse-line"].field) {
		t.Fatal("the field does not have the focus")
	}
	test.Type(w.win.Canvas().Focused(), "[call](http://x) ext. 12")
	key(w, fyne.KeyReturn)
	wantSeen(t, w.page.Content(), "Write your name too")
	test.Type(w.win.Canvas().Focused(), "Ann")
	key(w, fyne.KeyReturn)
	if len(w.clinic.editing) > 0 || w.page.Offset() != scroll || w.history.now().Page != PageClinic {
		t.Errorf("after saving: %d editors, offset %v, page %v", len(w.clinic.editing), w.page.Offset(), w.history.now().Page)
	}
	wantSeen(t, w.page.Content(), "[call](http://x) ext. 12", "Set by Ann on "+today(), "1 of 3 are set, all that are needed among them.")
	wantSeen(t, w.status.bar, "Saved: “Nurse line”", "Nurse line: [call](http://x) ext. 12")
	file, err := os.ReadFile(filepath.Join(dir, "clinic.yaml"))
	if err != nil || !strings.Contains(string(file), "Ann") {
		t.Error(string(file), err)
	}
	w.Open("side-effects/nausea")
	wantSeen(t, w.page.Content(), "[call](http://x) ext. 12", "Nurse line: set by Ann on "+today())
	w.goHome()
	if strings.Contains(seen(w.page.Content()), "not set") {
		t.Errorf("home still misses values:\n%s", seen(w.page.Content()))
	}
	w.openClinic()
	w.editValue("nurse-line")
	w.clinic.editing["nurse-line"].field.SetText("")
	key(w, fyne.KeyReturn)
	wantSeen(t, w.status.bar, "Taken out", "Nurse line: not set")
}

func TestUnsavedTextWaits(t *testing.T) {
	w, dir := openClinicDesk(t)
	w.openClinic()
	w.editValue("hours")
	test.Type(w.win.Canvas().Focused(), "nine to five")
	w.goHome()
	wantSeen(t, w.status.bar, "Not saved yet: Hours.")
	w.quit()
	if w.win.Canvas().Overlays().Top() == nil {
		t.Fatal("the window closes without asking")
	}
	w.typedKey(fyne.KeyEscape)
	e := w.clinic.editing["hours"]
	if w.history.now().Page != PageClinic || e == nil || e.field.Text != "nine to five" || !within(w.page.Content(), e.field) {
		t.Error("the text does not wait on its page")
	}
	h := w.book
	w.Swap(h, search.New(h, nil, english.Language())) // delivered meanwhile
	if !within(w.page.Content(), e.field) || e.field.Text != "nine to five" {
		t.Error("new content took the text away")
	}
	w.closeEditor(e)
	if _, err := os.Stat(filepath.Join(dir, "clinic.yaml")); err == nil || !w.askUnsaved() {
		t.Error("a text that was given up was saved, or still asks")
	}
}

func TestOtherWindowsValueIsShown(t *testing.T) {
	w, dir := openClinicDesk(t)
	w.openClinic()
	w.editValue("hours")
	w.clinic.editing["hours"].by.SetText("Ann")
	test.Type(w.win.Canvas().Focused(), "nine to five")
	if err := values.In(dir).Set("hours", "", handbook.Setting{Value: "all day"}); err != nil {
		t.Fatal(err)
	}
	key(w, fyne.KeyReturn)
	wantSeen(t, w.page.Content(), "Another window has changed this value meanwhile", "“all day”")
	key(w, fyne.KeyReturn)
	if w.book.Field("hours").Value != "nine to five" {
		t.Errorf("saving again left %q", w.book.Field("hours").Value)
	}
}

func TestDeliveredAndLockedValues(t *testing.T) {
	w, _ := openClinicDesk(t, handbook.Layer{Name: "clinic.hbk", FS: fsOf(map[string]string{"clinic.yaml": "nurse-line: 300\n"})})
	w.openClinic()
	wantSeen(t, w.page.Content(), "Comes with the clinic's content and is changed there: clinic.hbk")
	if card := w.clinic.places["nurse-line"]; strings.Contains(seen(card), "Change…") {
		t.Error("a delivered value can be changed at the desk")
	}
	if buttonOf(w.page.Content(), "Set…") == nil {
		t.Fatal("no value can be set, so this test shows nothing")
	}
	w.SetClinic(Clinic{Values: w.clinic.Values, Locked: "The values are managed by the head office."})
	wantSeen(t, w.page.Content(), "Nothing can be changed here", "managed by the head office")
	if buttonOf(w.page.Content(), "Set…") != nil {
		t.Error("a value can be set although the page is locked")
	}
}

func TestBrokenClinicFileIsSaid(t *testing.T) {
	w, dir := openClinicDesk(t)
	if err := os.WriteFile(filepath.Join(dir, "clinic.yaml"), []byte("hours: [\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.openClinic()
	wantSeen(t, w.page.Content(), "Nothing can be changed here", "has a fault and is left as it is")
}

func TestProblemsPage(t *testing.T) {
	w, _ := openClinicDesk(t)
	if strings.Contains(seen(w.page.Content()), "Problems in the content") {
		t.Error("sound content has a notice")
	}
	w.openProblems()
	wantSeen(t, w.page.Content(), "No problem was found")
	w, _ = openClinicDesk(t, handbook.Layer{Name: "/srv/clinic", FS: fsOf(map[string]string{"faq/a.md": "x", "faq/B.md": "x"})})
	wantSeen(t, w.page.Content(), "Problems in the content: 2")
	pressButton(t, w.page.Content(), "Content problems")
	wantSeen(t, w.page.Content(), "/srv/clinic/faq/a.md:1", "The front matter is missing")
	pressButton(t, w.page.Content(), "Copy all 2")
	if got := w.app.Clipboard().Content(); strings.Count(got, "\n") != 2 || !strings.Contains(got, "/srv/clinic/faq/B.md:1: ") {
		t.Errorf("copied %q", got)
	}
}

// clinicNausea is a clinic's version of a page whose bundled one has changed.
func clinicNausea(front string) handbook.Layer {
	return handbook.Layer{Name: "clinic", FS: fsOf(map[string]string{"side-effects/nausea.md": "---\ntitle: Nausea\nroute: nurse\nsay: Our nurse helps.\naliases: [throwing up]\n" + front + "---\n"})}
}

func TestMarksAndBothVersions(t *testing.T) {
	w, _ := openClinicDesk(t, clinicNausea("based-on: 000000000000\nreview-by: 2020-01-01\n"))
	test.Type(w.field, "throwing up")
	wantSeen(t, w.page.Content(), "Our clinic's version", "Past its review date: 2020-01-01", "Two versions of this page", "“Feeling sick can happen.”", "Our nurse helps.")
	wantSeen(t, w.list, "our clinic", "handbook's")
	w.copySelection()
	if got := w.app.Clipboard().Content(); !strings.Contains(got, "Our clinic's version.") || !strings.Contains(got, "There are two versions") {
		t.Errorf("copied %q", got)
	}
	pressButton(t, w.page.Content(), "Open: The handbook's version")
	wantSeen(t, w.page.Content(), "The handbook's version", "Feeling sick can happen.", "“Our nurse helps.”")
	w.openSideEffects()
	wantSeen(t, w.page.Content(), "Nausea (Our clinic's version)", "Nausea or vomiting (The handbook's version)")
}

// TestSwapKeepsThePlace holds that new content moves nothing and drops nothing.
func TestSwapKeepsThePlace(t *testing.T) {
	w, _ := openClinicDesk(t)
	test.Type(w.field, "throwing up")
	w.win.Resize(fyne.NewSize(700, 300))
	w.page.ScrollTo(80)
	scroll := w.page.Offset()
	h, _, err := content.Load(fsOf(bundledFiles()), clinicNausea("based-on: x\n"))
	if err != nil {
		t.Fatal(err)
	}
	w.Swap(h, search.New(h, nil, english.Language()))
	if w.field.Text != "throwing up" || w.win.Canvas().Focused() != fyne.Focusable(w.field) || scroll == 0 || w.page.Offset() != scroll {
		t.Errorf("field %q, focus %T, offset %v, was %v", w.field.Text, w.win.Canvas().Focused(), w.page.Offset(), scroll)
	}
	wantSeen(t, w.page.Content(), "Our nurse helps.")
	test.Type(w.field, " all day")
	if w.field.Text != "throwing up all day" {
		t.Errorf("the field holds %q", w.field.Text)
	}
}
