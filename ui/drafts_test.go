package ui

import (
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
	"clinichandbook/handbook/notebook"
	"clinichandbook/handbook/values"
)

// memory keeps drafts in a test.
type memory struct{ texts map[string]string }

func (m *memory) Read() map[string]string { return m.texts }

func (m *memory) Write(texts map[string]string) error {
	m.texts = maps.Clone(texts)
	return nil
}

// TestRefusedNoteStaysInItsEditor checks that a note that is too long is neither lost
// nor closed, wherever the reader goes.
func TestRefusedNoteStaysInItsEditor(t *testing.T) {
	kept, drafts := notebook.Open(t.TempDir()), &memory{}
	w := openWith(t, kept)
	w.SetDrafts(drafts)
	long := strings.Repeat("long note ", notebook.MaxNote/10+500)
	w.Open("side-effects/nausea")
	w.area.entry.EditNote(w.entry())
	typeInto(w, long)
	w.press(fyne.KeyEscape) // Done
	if !w.area.entry.WritingNote() {
		t.Fatal("a refused note is closed")
	}
	wantSeen(t, w.status.bar, "characters over")
	w.goHome()
	w.Open("faq/can-i-drive")
	if w.area.entry.WritingNote() {
		t.Error("another page opens its note")
	}
	w.Open("side-effects/nausea")
	if got := w.area.entry.Drafts()["side-effects/nausea"]; !w.area.entry.WritingNote() || strings.TrimSpace(got) != strings.TrimSpace(long) {
		t.Errorf("back on the page, the editor has %d letters", len(got))
	}
	if strings.TrimSpace(drafts.texts["note/side-effects/nausea"]) != strings.TrimSpace(long) {
		t.Error("the text is no draft")
	}
}

// TestNotesInAPreviewAreAnnounced checks that a preview says, at its start and above the
// note that somebody writes, that it keeps nothing.
func TestNotesInAPreviewAreAnnounced(t *testing.T) {
	w := open(t)
	w.SetPreview("/draft")
	w.Show(w.lib.book, w.lib.index)
	wantSeen(t, w.area.pager.Content(), "notes and saved pages are gone when you close it")
	w.Open("side-effects/nausea")
	w.area.entry.EditNote(w.entry())
	wantSeen(t, w.area.pager.Content(), "the note is gone when you close it")
}

// TestDraftsOfTheLastRun checks that text of a run that was killed is in its editor,
// and that the home page says so.
func TestDraftsOfTheLastRun(t *testing.T) {
	drafts := &memory{map[string]string{"note/side-effects/nausea": "half a no", "note/faq/gone": "x"}}
	w := openWith(t, notebook.Open(t.TempDir()))
	w.SetDrafts(drafts)
	w.Show(w.lib.book, w.lib.index)
	wantSeen(t, w.area.pager.Content(), "still in its editor: Nausea or vomiting.")
	w.Open("side-effects/nausea")
	if got := w.area.entry.Drafts()["side-effects/nausea"]; got != "half a no" || !w.area.entry.WritingNote() {
		t.Errorf("the editor has %q", got)
	}
	w.End()
	if got := w.lib.kept.Note("side-effects/nausea"); got != "half a no" {
		t.Errorf("the note is %q", got)
	}
	if len(drafts.texts) > 0 {
		t.Errorf("drafts are left: %v", drafts.texts)
	}
}

// typeInto replaces the text of the field with the focus.
func typeInto(w *Window, text string) {
	if e, ok := w.win.Canvas().Focused().(interface{ SetText(string) }); ok {
		e.SetText(text)
	}
}

// TestValueOfTheLastRun checks that a value for every desk that was being written when the
// program ended is in its editor, once the working folder has answered, and is saved in
// the place of what every desk has.
func TestValueOfTheLastRun(t *testing.T) {
	for name, locked := range map[string]string{"own values too": "", "own values locked": "Ask somebody."} {
		t.Run(name, func(t *testing.T) {
			remembered := t.TempDir()
			work := author.Workspace{Bundled: fsOf(bundledFiles()), Root: filepath.Join(t.TempDir(), "Handbook")}
			for _, err := range []error{
				work.SetUp(),
				work.Values().Set("nurse-line", "", handbook.Setting{Value: "ext. 5", By: "Ann", On: "2026-11-30"}),
				(author.Computer{Dir: remembered}).Choose(author.Choice{Folder: work.Root, By: "Ann"}),
			} {
				if err != nil {
					t.Fatal(err)
				}
			}
			w, dir := openClinicDesk(t)
			w.SetClinic(Clinic{Values: values.In(dir), Locked: locked})
			drafts := &memory{map[string]string{"value/nurse-line": "ext. 6"}}
			w.SetDrafts(drafts)
			var answers []func()
			answer := func() {
				for len(answers) > 0 {
					next := answers[0]
					answers = answers[1:]
					next()
				}
			}
			w.SetOwner(Owner{Bundled: fsOf(bundledFiles()), Dir: remembered, Background: func(work, then func()) {
				work()
				answers = append(answers, then)
			}})
			w.Show(w.lib.book, w.lib.index)
			draftChanged(w)
			if drafts.texts["value/nurse-line"] != "ext. 6" {
				t.Fatalf("before the folder has answered, the drafts are %v", drafts.texts)
			}
			answer()
			w.openClinic()
			answer()
			if got := w.area.clinic.Drafts()["nurse-line"]; got != "ext. 6" {
				t.Fatalf("the editor has %q", got)
			}
			pressButton(t, w.area.pager.Content(), "Save value")
			answer()
			if set, err := work.Values().Settings(); err != nil || set["nurse-line"].Value != "ext. 6" {
				t.Errorf("every desk has %v (%v):\n%s", set["nurse-line"], err, seen(w.area.pager.Content()))
			}
		})
	}
}
