package xwidget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// boxes are objects of a size.
func boxes(n int, size fyne.Size) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for range n {
		r := &canvas.Rectangle{}
		r.SetMinSize(size)
		out = append(out, r)
	}
	return out
}

// TestTightSegments checks that a tight control is no wider than its buttons, and
// breaks where there is less room.
func TestTightSegments(t *testing.T) {
	test.NewTempApp(t)
	row := container.New(&Segments{Tight: true}, boxes(4, fyne.NewSize(50, 20))...)
	flow := container.New(Fit{}, row)
	const wide = 4 * (50 + tightMore)
	for room, want := range map[float32]fyne.Size{600: fyne.NewSize(wide, 20), 200: fyne.NewSize(200, 40)} {
		flow.Resize(fyne.NewSize(room, 100))
		flow.Refresh()
		flow.Layout.Layout(flow.Objects, flow.Size()) // it knows its height by now
		if got := row.Size(); got != want {
			t.Errorf("in a room of %v it is %v, want %v", room, got, want)
		}
	}
}

// TestTheLastBoxFillsItsLine checks that a box with nothing next to it is as wide as
// the others together.
func TestTheLastBoxFillsItsLine(t *testing.T) {
	test.NewTempApp(t)
	row := container.New(&Pair{MinEms: 1, Gap: 10}, boxes(3, fyne.NewSize(20, 20))...)
	for room, want := range map[float32]float32{80: 20, 40: 40} {
		row.Resize(fyne.NewSize(room, 100))
		if got := row.Objects[2].Size().Width; got != want {
			t.Errorf("in a room of %v it is %v wide, want %v", room, got, want)
		}
	}
}
