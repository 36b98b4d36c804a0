package xwidget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// ems is a width in units of the text size, so that it grows with the text.
func ems(n float32) float32 { return n * theme.TextSize() }

// Column stacks its objects in a column of at most MaxEms, so that lines of text
// keep a readable length. Zero means no limit.
type Column struct {
	MaxEms float32
	Gap    float32
	Margin float32
	// Centered puts a column that is narrower than its room in the middle.
	Centered bool
}

var _ fyne.Layout = Column{}

// Layout implements fyne.Layout.
func (c Column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := size.Width - 2*c.Margin
	if c.MaxEms > 0 {
		width = min(width, ems(c.MaxEms))
	}
	left := c.Margin
	if c.Centered {
		left = max(left, float32(int((size.Width-width)/2)))
	}
	y := c.Margin
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		o.Resize(fyne.NewSize(width, o.MinSize().Height)) // wrapping text learns its width here
		h := o.MinSize().Height
		o.Resize(fyne.NewSize(width, h))
		o.Move(fyne.NewPos(left, y))
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
		if size.Height > 0 {
			size.Height += c.Gap
		}
		size.Height += m.Height
	}
	return size.Add(fyne.NewSize(2*c.Margin, 2*c.Margin))
}

// SideBar gives its first object a narrow bar along the left edge, and the rest
// to the second one.
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

// Stretch lays out its objects in a line and gives one of them the room that the
// others leave. Unlike Fyne's border layout, it keeps their order, which is also
// that of the Tab key.
type Stretch struct {
	Index    int // which object stretches
	Vertical bool
	Gap      float32
}

var _ fyne.Layout = Stretch{}

// Layout implements fyne.Layout.
func (s Stretch) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rest := s.along(size)
	lengths := make([]float32, len(objects))
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		if i != s.Index {
			if s.Vertical { // wrapping text learns its width here
				o.Resize(fyne.NewSize(size.Width, o.Size().Height))
			}
			lengths[i] = s.along(o.MinSize())
			rest -= lengths[i]
		}
		rest -= s.Gap
	}
	lengths[s.Index] = max(rest+s.Gap, 0)
	var at float32
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		if s.Vertical {
			o.Move(fyne.NewPos(0, at))
			o.Resize(fyne.NewSize(size.Width, lengths[i]))
		} else {
			o.Move(fyne.NewPos(at, 0))
			o.Resize(fyne.NewSize(lengths[i], size.Height))
		}
		at += lengths[i] + s.Gap
	}
}

func (s Stretch) along(size fyne.Size) float32 {
	if s.Vertical {
		return size.Height
	}
	return size.Width
}

// MinSize implements fyne.Layout.
func (s Stretch) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	gap := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		if s.Vertical {
			size = fyne.NewSize(max(size.Width, m.Width), size.Height+m.Height+gap)
		} else {
			size = fyne.NewSize(size.Width+m.Width+gap, max(size.Height, m.Height))
		}
		gap = s.Gap
	}
	return size
}

// Ledger puts a head of a fixed width before a text that fills the rest.
type Ledger struct{ HeadEms float32 }

var _ fyne.Layout = Ledger{}

// Layout implements fyne.Layout.
func (l Ledger) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	SideBar{Width: min(ems(l.HeadEms), size.Width/2)}.Layout(objects, size)
}

// MinSize implements fyne.Layout.
func (l Ledger) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(a.Width+b.Width, max(a.Height, b.Height))
}
