package xwidget

import (
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// shown is the stretch of a field's text that is in sight, in units from its beginning.
func shown(t *testing.T, e *Entry) (from, to float32) {
	t.Helper()
	for _, o := range test.WidgetRenderer(e).Objects() {
		if offset := reflect.Indirect(reflect.ValueOf(o)).FieldByName("Offset"); offset.IsValid() {
			from = offset.Interface().(fyne.Position).X
			return from, from + o.Size().Width
		}
	}
	t.Fatal("the field does not scroll")
	return 0, 0
}

func TestCaretStaysInSightAfterPasting(t *testing.T) {
	test.NewTempApp(t)
	e := NewEntry()
	e.SetClear("Clear", theme.CancelIcon())
	w := test.NewTempWindow(t, e)
	w.Resize(fyne.NewSize(300, 60))
	w.Canvas().Focus(e)
	long := strings.Repeat("far away ", 40)
	for name, paste := range map[string]func(){
		"pasted":   func() { e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: insertion(long)}) },
		"inserted": func() { e.Insert(long) },
		"set":      func() { e.SetText(long) },
	} {
		e.SetText("")
		w.Resize(fyne.NewSize(301, 60)) // lays out the field while it is empty
		w.Resize(fyne.NewSize(300, 60))
		paste()
		w.Resize(fyne.NewSize(300, 61)) // and with its text
		if from, to := shown(t, e); e.CursorPosition().X < from || e.CursorPosition().X > to {
			t.Errorf("%s: the text is shown from %v to %v, so the caret at %v is not in sight", name, from, to, e.CursorPosition().X)
		}
		if e.clear.Hidden {
			t.Errorf("%s: the button that clears the field is hidden", name)
		}
	}
}
