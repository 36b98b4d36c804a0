package xwidget

import "fyne.io/fyne/v2"

// Column lays its objects below each other in a column of at most MaxWidth
// units, so that lines of text keep a length that reads well.
type Column struct {
	MaxWidth float32
	Gap      float32
	Margin   float32
}

var _ fyne.Layout = Column{}

// Layout implements fyne.Layout.
func (c Column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width-2*c.Margin, c.MaxWidth)
	y := c.Margin
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		o.Resize(fyne.NewSize(width, o.MinSize().Height)) // wrapping text learns its width here
		h := o.MinSize().Height
		o.Resize(fyne.NewSize(width, h))
		o.Move(fyne.NewPos(c.Margin, y))
		y += h + c.Gap
	}
}

// MinSize implements fyne.Layout.
func (c Column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		size.Width = max(size.Width, m.Width)
		size.Height += m.Height + c.Gap
	}
	return size.Add(fyne.NewSize(2*c.Margin, 2*c.Margin))
}

// SideBar draws its first object as a narrow bar at the left edge and gives
// the rest of the room to the second one.
type SideBar struct{ Width, Gap float32 }

var _ fyne.Layout = SideBar{}

// Layout implements fyne.Layout.
func (s SideBar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(s.Width, size.Height))
	objects[1].Move(fyne.NewPos(s.Width+s.Gap, 0))
	objects[1].Resize(fyne.NewSize(size.Width-s.Width-s.Gap, size.Height))
}

// MinSize implements fyne.Layout.
func (s SideBar) MinSize(objects []fyne.CanvasObject) fyne.Size {
	m := objects[1].MinSize()
	return fyne.NewSize(m.Width+s.Width+s.Gap, m.Height)
}

// Split gives the first object a share of the width, within bounds, and the
// rest to the second one.
type Split struct{ Share, Min, Max float32 }

var _ fyne.Layout = Split{}

// Layout implements fyne.Layout.
func (s Split) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := min(max(size.Width*s.Share, s.Min), s.Max)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(left, size.Height))
	objects[1].Move(fyne.NewPos(left, 0))
	objects[1].Resize(fyne.NewSize(size.Width-left, size.Height))
}

// MinSize implements fyne.Layout.
func (s Split) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(s.Min+min(b.Width, s.Min), max(a.Height, b.Height))
}
