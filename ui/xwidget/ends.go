package xwidget

import "fyne.io/fyne/v2"

// Ends puts two objects at the two ends of a line or, if the line is too short
// for both, one below the other. Its height depends on the width of the last
// layout.
type Ends struct {
	Gap   float32
	width float32
}

var _ fyne.Layout = (*Ends)(nil)

// Layout implements fyne.Layout.
func (e *Ends) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	e.width = size.Width
	first, second := objects[0], objects[1]
	a, b := e.fit(first), e.fit(second)
	first.Resize(a)
	second.Resize(b)
	if e.stacked(a, b) {
		first.Move(fyne.NewPos(0, 0))
		second.Move(fyne.NewPos(0, a.Height+e.Gap))
		return
	}
	height := max(a.Height, b.Height)
	first.Move(fyne.NewPos(0, (height-a.Height)/2))
	second.Move(fyne.NewPos(size.Width-b.Width, (height-b.Height)/2))
}

// MinSize implements fyne.Layout.
func (e *Ends) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := e.fit(objects[0]), e.fit(objects[1])
	width, height := max(a.Width, b.Width), max(a.Height, b.Height)
	if e.stacked(a, b) {
		height = a.Height + e.Gap + b.Height
	}
	return fyne.NewSize(width, height)
}

func (e *Ends) stacked(a, b fyne.Size) bool {
	return e.width > 0 && a.Width+e.Gap+b.Width > e.width
}

// fit is the size of an object that is no wider than the line.
func (e *Ends) fit(o fyne.CanvasObject) fyne.Size {
	m := o.MinSize()
	if e.width > 0 {
		m.Width = min(m.Width, e.width)
	}
	return m
}
