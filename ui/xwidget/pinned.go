package xwidget

import "fyne.io/fyne/v2"

// Pinned lays out the content of a Pager: an introduction, a body, and a head
// between the two, which stays in view while the body scrolls. A head that
// would cover much of the pager scrolls away instead. The head is the last
// object, so that it is drawn over the body.
type Pinned struct{ Pager *Pager }

var _ fyne.Layout = Pinned{}

// maxPinned is how much of the pager a head may cover.
const maxPinned = 0.3

// Layout implements fyne.Layout.
func (p Pinned) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	intro, body, head := objects[0], objects[1], objects[2]
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width, o.Size().Height)) // wrapping text learns its width here
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
	}
	intro.Move(fyne.NewPos(0, 0))
	body.Move(fyne.NewPos(0, intro.Size().Height+head.Size().Height))
	p.Place(objects)
}

// Place moves the head to where it belongs after scrolling.
func (p Pinned) Place(objects []fyne.CanvasObject) {
	intro, head := objects[0], objects[2]
	top := intro.Size().Height
	if p.Covered(objects) > 0 {
		top = max(top, p.Pager.Offset())
	}
	head.Move(fyne.NewPos(0, top))
}

// Covered is how much of the top of the pager the head hides.
func (p Pinned) Covered(objects []fyne.CanvasObject) float32 {
	if h := objects[2].Size().Height; h <= p.Pager.Size().Height*maxPinned {
		return h
	}
	return 0
}

// MinSize implements fyne.Layout.
func (p Pinned) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		m := o.MinSize()
		size.Width = max(size.Width, m.Width)
		size.Height += m.Height
	}
	return size
}
