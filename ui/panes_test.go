package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clinichandbook/handbook/notebook"
	"clinichandbook/ui/xwidget"
)

// TestTheListIsDraggedAndRemembered checks that the line next to the list can be
// dragged within bounds, and is where it was at the next start.
func TestTheListIsDraggedAndRemembered(t *testing.T) {
	kept := notebook.Open(t.TempDir())
	book, index := bundled(t)
	w := openIndexed(t, book, index, kept)
	w.win.Resize(fyne.NewSize(1366, 768))
	width := func(w *Window) float32 { return w.middle.Objects[0].Size().Width }
	drag := func(by float32) {
		divider := w.middle.Objects[2].(*xwidget.Divider)
		divider.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(by, 0)})
		divider.DragEnd()
	}
	if width(w) != listWidth {
		t.Errorf("the list is %v wide at first", width(w))
	}
	for _, c := range []struct{ by, want float32 }{{60, listWidth + 60}, {1000, listMax}, {-1000, listMin}, {100, listMin + 100}} {
		if drag(c.by); width(w) != c.want {
			t.Errorf("dragged by %v, the list is %v wide, want %v", c.by, width(w), c.want)
		}
	}
	w = openIndexed(t, book, index, kept)
	w.win.Resize(fyne.NewSize(1366, 768))
	if width(w) != listMin+100 {
		t.Errorf("at the next start, the list is %v wide", width(w))
	}
}

// TestTheCaretMovesInTheField checks that Home and End move the caret while there
// is text, and go through the list while there is none.
func TestTheCaretMovesInTheField(t *testing.T) {
	w := open(t)
	w.search.field.SetText("can i drive")
	w.press(fyne.KeyHome)
	if w.search.field.CursorColumn != 0 {
		t.Errorf("after Home, the caret is at %d", w.search.field.CursorColumn)
	}
	w.press(fyne.KeyEnd)
	if w.search.field.CursorColumn != len("can i drive") {
		t.Errorf("after End, the caret is at %d", w.search.field.CursorColumn)
	}
	w.press(fyne.KeyEscape, fyne.KeyEnd)
	if w.search.list.at != len(w.search.list.rows)-1 {
		t.Errorf("in an empty field, End marks row %d", w.search.list.at)
	}
}

// TestUndoBringsBackWhatEscCleared checks that Ctrl+Z in an empty field brings
// back what Esc removed from it, once.
func TestUndoBringsBackWhatEscCleared(t *testing.T) {
	w := open(t)
	w.search.field.SetText("throwing up")
	w.press(fyne.KeyEscape)
	if w.search.field.Text != "" {
		t.Fatalf("Esc leaves %q", w.search.field.Text)
	}
	w.search.field.TypedShortcut(&fyne.ShortcutUndo{})
	if w.search.field.Text != "throwing up" || w.titleSeen() != "Nausea or vomiting" {
		t.Errorf("undo brings back %q and the page %q", w.search.field.Text, w.titleSeen())
	}
}

// TestTheMenuGraysWhatDoesNothing checks that the menu grays commands for an entry
// while there is none.
func TestTheMenuGraysWhatDoesNothing(t *testing.T) {
	w := open(t)
	grayed := func() int {
		w.ToggleMenu()
		defer w.CloseDialog()
		n := 0
		for _, m := range w.toolbar.menu.Items {
			for _, i := range m.Items {
				if i.Disabled {
					n++
				}
			}
		}
		return n
	}
	if n := grayed(); n != 7 { // save, copy, and note of an entry, comparing, back, forward, and to cut
		t.Errorf("at home, %d items are gray, want 7", n)
	}
	w.Open("side-effects/nausea")
	if n := grayed(); n != 6 { // comparing, forward, and what changes the text of a field
		t.Errorf("on a page, %d items are gray, want 6", n)
	}
	w.search.field.SetText("nausea")
	w.focusField() // its text is selected
	if n := grayed(); n != 2 {
		t.Errorf("in a field, %d items are gray, want 2", n)
	}
}

// TestTheFieldHasAButtonToClearIt checks that the button is there while there is
// text, and clears it.
func TestTheFieldHasAButtonToClearIt(t *testing.T) {
	w := open(t)
	clear := w.search.field.ActionItem.(*xwidget.Button)
	if clear.Visible() {
		t.Error("the button is there without text")
	}
	test.Type(w.search.field, "throwing up")
	if !clear.Visible() {
		t.Error("the button is not there")
	}
	test.Tap(clear)
	if w.search.field.Text != "" || clear.Visible() || w.history.now().page != pageHome {
		t.Errorf("the button leaves %q and page %d", w.search.field.Text, w.history.now().page)
	}
}
