package look

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/ui/uitest"
)

// TestTheActiveItemHasTheColorOfARow, in a menu and in the menu that it opens.
func TestTheActiveItemHasTheColorOfARow(t *testing.T) {
	app := uitest.App(t)
	app.Settings().SetTheme(NewTheme(Light, DefaultTextSize))
	win := test.NewTempWindow(t, nil)
	inner := fyne.NewMenuItem("Edit", nil)
	inner.ChildMenu = fyne.NewMenu("", fyne.NewMenuItem("Undo", func() {}))
	m := Menu(fyne.NewMenu("", inner), win.Canvas())
	m.ShowAtPosition(fyne.Position{})
	m.ActivateNext()
	m.ActivateLastSubmenu()
	m.ActivateNext()
	want := lightPalette()[theme.ColorNameSelection]
	if n := filled(m, want); n != 2 {
		t.Errorf("%d active items have the color of a selected row, want 2", n)
	}
}

// filled is how many rectangles in an object are shown in a color.
func filled(o fyne.CanvasObject, want any) int {
	if !o.Visible() {
		return 0
	}
	n := 0
	switch o := o.(type) {
	case *canvas.Rectangle:
		if o.FillColor == want {
			n++
		}
	case *fyne.Container:
		for _, c := range o.Objects {
			n += filled(c, want)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			n += filled(c, want)
		}
	}
	return n
}
