package xwidget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// TestHeader: buttons are to the right of the text, or below it in as many lines as
// they need.
func TestHeader(t *testing.T) {
	test.NewTempApp(t)
	text := NewText("A text that wraps")
	buttons := []fyne.CanvasObject{NewButton("First", nil, nil), NewButton("Second", nil, nil)}
	h := container.New(&Header{Gap: 8}, append([]fyne.CanvasObject{text}, buttons...)...)
	lay := func(width float32) {
		h.Resize(fyne.NewSize(width, 0))
		h.Resize(fyne.NewSize(width, h.MinSize().Height))
	}
	end := func() float32 { return buttons[1].Position().X + buttons[1].Size().Width }
	lay(800)
	if at := buttons[0].Position(); at.X <= text.Size().Width || end() != 800-theme.InnerPadding() {
		t.Errorf("in a wide line, the buttons are at %v and end at %v", at, end())
	}
	row := end() - buttons[0].Position().X
	lay(row + 2*theme.InnerPadding() + 1)
	if a, b := buttons[0].Position(), buttons[1].Position(); a.Y < text.Size().Height || a.Y != b.Y || a.X != theme.InnerPadding() {
		t.Errorf("below the text, the buttons are at %v and %v", a, b)
	}
	lay(row - 10)
	if a, b := buttons[0].Position(), buttons[1].Position(); b.Y <= a.Y || b.Y+buttons[1].Size().Height > h.MinSize().Height {
		t.Errorf("in two lines, the buttons are at %v and %v, in %v", a, b, h.MinSize())
	}
}
