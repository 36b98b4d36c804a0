package xwidget

import "fyne.io/fyne/v2"

// Either shows its first object where there is room for it, and its second one
// otherwise. Its height depends on the width of the last layout.
type Either struct {
	Ems   float32 // the room that the first object needs
	width float32
}

var _ fyne.Layout = (*Either)(nil)

// Layout implements fyne.Layout.
func (e *Either) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	e.width = size.Width
	for i, o := range objects {
		if i == e.chosen() {
			o.Show()
			o.Resize(size)
		} else {
			o.Hide()
		}
	}
}

func (e *Either) chosen() int {
	if e.width > 0 && e.width < ems(e.Ems) {
		return 1
	}
	return 0
}

// MinSize implements fyne.Layout.
func (e *Either) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[e.chosen()].MinSize().Height)
}
