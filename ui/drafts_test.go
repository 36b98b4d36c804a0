package ui

import (
	"maps"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"clinichandbook/handbook/notebook"
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
