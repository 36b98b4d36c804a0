package xwidget

import (
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// shownFrom is how far the text of a field is scrolled to the left.
func shownFrom(t *testing.T, e *Entry) float32 {
	t.Helper()
	for _, o := range test.WidgetRenderer(e).Objects() {
		if offset := reflect.Indirect(reflect.ValueOf(o)).FieldByName("Offset"); offset.IsValid() {
			return offset.Interface().(fyne.Position).X
		}
	}
	t.Fatal("the field does not scroll")
	return 0
}

func TestCaretStaysInSightAfterPasting(t *testing.T) {
	test.NewTempApp(t)
	e := NewEntry()
	e.SetClear("Clear", theme.CancelIcon())
	w := test.NewTempWindow(t, e)
	w.Resize(fyne.NewSize(300, 60))
	w.Canvas().Focus(e)
	long := strings.Repeat("far away ", 40)
	width := fyne.MeasureText(long, theme.TextSize(), fyne.TextStyle{}).Width
	for name, paste := range map[string]func(){
		"pasted":   func() { e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: insertion(long)}) },
		"inserted": func() { e.Insert(long) },
		"set":      func() { e.SetText(long) },
	} {
		e.SetText("")
		paste()
		if from := shownFrom(t, e); from < width-300 {
			t.Errorf("%s: the text is shown from %v of %v, so the caret is not in sight", name, from, width)
		}
		if e.clear.Hidden {
			t.Errorf("%s: the button that clears the field is hidden", name)
		}
	}
}
