package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clinichandbook/handbook"
	"clinichandbook/ui/uitest"
)

// TestFirstStart answers the questions of the first start one by one, leaves them, and
// goes on later.
func TestFirstStart(t *testing.T) {
	w, _ := openClinicDesk(t, handbook.Layer{Name: "clinic", FS: uitest.FS(map[string]string{
		"clinic-fields.yaml": "- {id: crisis-line, label: Crisis line, unset: Get a nurse, needed: true}\n",
	})})
	on := func(want ...string) { t.Helper(); wantSeen(t, w.area.pager.Content(), want...) }
	pressButton(t, w.area.pager.Content(), "Set them now")
	on("Question 1 of 2", "Nurse line")
	test.Type(focusedEntry(t, w), "ext. 12")
	key(w, fyne.KeyReturn)
	on("Enter your name too")
	key(w, fyne.KeyEscape)
	if w.history.now().page != pageHome {
		t.Fatal("Esc does not leave the questions")
	}
	pressButton(t, w.area.pager.Content(), "Set them now")
	if got := focusedEntry(t, w).Text; got != "ext. 12" {
		t.Errorf("what was written is %q later", got)
	}
	w.area.first.Focus()
	key(w, fyne.KeyReturn)
	test.Type(w.win.Canvas().Focused(), "Ann")
	key(w, fyne.KeyReturn)
	on("Question 2 of 2", "Crisis line", "✓ Nurse line")
	pressButton(t, w.area.pager.Content(), "Back")
	on("Question 1 of 2")
	pressButton(t, w.area.pager.Content(), "Skip")
	on("Question 2 of 2")
	key(w, fyne.KeyReturn) // without an answer
	on("Still missing: Crisis line")
	pressButton(t, w.area.pager.Content(), "Answer them now")
	test.Type(focusedEntry(t, w), "988")
	key(w, fyne.KeyReturn)
	on("Every value that the handbook needs is set.")
	if f := w.lib.book.Field("crisis-line"); f.Value != "988" || f.SetBy != "Ann" {
		t.Errorf("the crisis line is %q, set by %q", f.Value, f.SetBy)
	}
}
