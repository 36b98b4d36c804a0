package xwidget

import "fyne.io/fyne/v2"

// Segments lays out buttons of which one is chosen, close together, over the whole
// width. Those that do not fit go to further lines.
type Segments struct {
	// Tight asks for the width of the buttons instead of any width there is.
	Tight bool
	width float32
}

var _ fyne.Layout = (*Segments)(nil)

// Layout implements fyne.Layout.
func (s *Segments) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	s.width = size.Width
	y := float32(0)
	for _, line := range s.lines(objects) {
		width, height := sizeOf(line)
		more := max(size.Width-width, 0) / float32(len(line))
		if s.Tight {
			more = tightMore
		}
		x := float32(0)
		for _, o := range line {
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(o.MinSize().Width+more, height))
			x += o.MinSize().Width + more
		}
		y += height
	}
}

// tightMore is how much wider a button is in a tight control than alone.
const tightMore = 16

// least is the least width of a button.
func (s *Segments) least(o fyne.CanvasObject) float32 {
	if s.Tight {
		return o.MinSize().Width + tightMore
	}
	return o.MinSize().Width
}

// lines breaks the buttons into lines.
func (s *Segments) lines(objects []fyne.CanvasObject) [][]fyne.CanvasObject {
	var lines [][]fyne.CanvasObject
	from, width := 0, float32(0)
	for i, o := range objects {
		w := s.least(o)
		if s.width > 0 && i > from && width+w > s.width+1 {
			lines = append(lines, objects[from:i])
			from, width = i, 0
		}
		width += w
	}
	return append(lines, objects[from:])
}

// sizeOf is the width of all objects, and the greatest height.
func sizeOf(line []fyne.CanvasObject) (width, height float32) {
	for _, o := range line {
		m := o.MinSize()
		width, height = width+m.Width, max(height, m.Height)
	}
	return width, height
}

// MinSize implements fyne.Layout.
func (s *Segments) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, line := range s.lines(objects) {
		_, height := sizeOf(line)
		size.Height += height
	}
	if s.Tight {
		size.Width, _ = sizeOf(objects)
		size.Width += tightMore * float32(len(objects))
		return size
	}
	for _, o := range objects {
		size.Width = max(size.Width, o.MinSize().Width)
	}
	return size
}

// Fit gives its object the width that it asks for, or less if there is no room.
type Fit struct{}

var _ fyne.Layout = Fit{}

// Layout implements fyne.Layout.
func (Fit) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	o := objects[0]
	width := min(o.MinSize().Width, size.Width)
	o.Resize(fyne.NewSize(width, o.Size().Height)) // it learns its width here
	o.Resize(fyne.NewSize(width, o.MinSize().Height))
}

// MinSize implements fyne.Layout.
func (Fit) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[0].MinSize().Height)
}

// Sized gives its object a height, in units of the text size, and centers it.
type Sized struct{ Width, Height float32 }

var _ fyne.Layout = Sized{}

// Layout implements fyne.Layout.
func (Sized) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize implements fyne.Layout.
func (s Sized) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().Max(fyne.NewSize(ems(s.Width), ems(s.Height)))
}
