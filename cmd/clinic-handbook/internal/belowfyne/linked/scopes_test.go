package linked

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// TestScopes draws parts of a window that have a theme of their own again and
// again: their widgets keep it, their texts do not, and no font is read for them twice.
func TestScopes(t *testing.T) {
	test.NewTempApp(t)
	label := widget.NewLabel("throwing up")
	picture, left := canvas.NewImageFromResource(theme.CancelIcon()), canvas.NewImageFromResource(theme.CancelIcon())
	part := container.NewThemeOverride(container.NewHBox(label, picture), test.Theme())
	container.NewThemeOverride(left, test.Theme()) // its only widget, if it had one, was dropped
	w := test.NewTempWindow(t, part)
	var scopes Scopes
	for range 5 {
		part.Refresh()
		scopes.Drop()
		w.Canvas().Capture()
	}
	themed := map[any]bool{}
	overrides.each(func(o, _ any) { themed[o] = true })
	if !themed[label] || !themed[picture] || themed[left] {
		t.Errorf("themes of their own have %v", themed)
	}
	for o := range themed {
		if _, ok := o.(*canvas.Text); ok {
			t.Errorf("a text keeps %v", o)
		}
	}
	if fyne.CurrentApp().Settings().Theme() == label.Theme() {
		t.Error("the label has lost its theme")
	}
	read := 0
	fonts.each(func(any, any) { read++ })
	if read != 1 {
		t.Errorf("the fonts were read for %d styles", read)
	}
}
