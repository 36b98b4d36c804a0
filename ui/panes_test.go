package ui

import (
	"testing"

	"fyne.io/fyne/v2"

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
