package xwidget

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// TestCover checks that a line stands on the whole of its rectangle, whichever
// way it runs.
func TestFill(t *testing.T) {
	at := fyne.NewPos(10, 20)
	for _, c := range []struct {
		size     fyne.Size
		from, to fyne.Position
		width    float32
	}{
		{fyne.NewSize(100, 40), fyne.NewPos(10, 40), fyne.NewPos(110, 40), 40},
		{fyne.NewSize(4, 40), fyne.NewPos(12, 20), fyne.NewPos(12, 60), 4},
		{fyne.NewSize(30, 30), fyne.NewPos(10, 35), fyne.NewPos(40, 35), 30},
		{fyne.NewSize(100, 1), fyne.NewPos(10, 21), fyne.NewPos(110, 21), 1},
		{fyne.NewSize(1, 40.4), fyne.NewPos(11, 20), fyne.NewPos(11, 60.4), 1},
		{fyne.NewSize(100, 0), fyne.NewPos(10, 20), fyne.NewPos(110, 20), 0},
	} {
		var l canvas.Line
		fill(&l, at, c.size, color.Black)
		if l.Position1 != c.from || l.Position2 != c.to || l.StrokeWidth != c.width {
			t.Errorf("%v is covered from %v to %v, %v wide", c.size, l.Position1, l.Position2, l.StrokeWidth)
		}
	}
}
