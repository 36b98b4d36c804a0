package xwidget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// TestClickIntoInsetField checks that a click puts the caret where the letters are
// drawn, however far they are from the frame.
func TestClickIntoInsetField(t *testing.T) {
	test.NewTempApp(t)
	for _, inset := range []fyne.Delta{{}, fieldInset(), fyne.NewDelta(40, 3)} {
		e := NewEntry()
		e.Inset = inset
		e.SetText("parking garage")
		w := test.NewTempWindow(t, e)
		w.Resize(fyne.NewSize(400, 60))
		for column := range len(e.Text) {
			before := fyne.MeasureText(e.Text[:column], theme.TextSize(), fyne.TextStyle{}).Width
			at := fyne.NewPos(inset.DX+theme.InnerPadding()+before+1, 20)
			e.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
			if e.CursorColumn != column {
				t.Errorf("inset %v: a click before letter %d puts the caret before letter %d", inset, column, e.CursorColumn)
			}
		}
	}
}
