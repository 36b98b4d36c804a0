package xwidget

import "fyne.io/fyne/v2"

// Flow lays out its objects in lines, like words. Its height depends on the
// width of the last layout.
type Flow struct {
	Gap float32
	// LineGap is how much farther apart lines are than objects.
	LineGap float32
	width   float32
}

var _ fyne.Layout = (*Flow)(nil)

// Layout implements fyne.Layout.
func (f *Flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	f.walk(objects, func(o fyne.CanvasObject, at fyne.Position, m fyne.Size) {
		o.Move(at)
		o.Resize(m)
	})
}

// MinSize implements fyne.Layout.
func (f *Flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	f.walk(objects, func(_ fyne.CanvasObject, at fyne.Position, m fyne.Size) {
		size.Width = max(size.Width, m.Width)
		size.Height = max(size.Height, at.Y+m.Height)
	})
	return size
}

// sizeOf is the size that an object gets: no wider than a line.
func (f *Flow) sizeOf(o fyne.CanvasObject) fyne.Size {
	if f.width == 0 {
		return o.MinSize()
	}
	if link, ok := o.(*Link); ok && link.fitIn(f.width) {
		link.Resize(fyne.NewSize(f.width, link.Size().Height)) // wrapping text learns its width here
		return fyne.NewSize(f.width, link.MinSize().Height)
	}
	m := o.MinSize()
	return fyne.NewSize(min(m.Width, f.width), m.Height)
}

// walk calls place with each object's position and size.
func (f *Flow) walk(objects []fyne.CanvasObject, place func(o fyne.CanvasObject, at fyne.Position, size fyne.Size)) {
	var at fyne.Position
	line := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := f.sizeOf(o)
		if at.X > 0 && at.X+m.Width > f.width {
			at = fyne.NewPos(0, at.Y+line+f.Gap+f.LineGap)
			line = 0
		}
		place(o, at, m)
		at.X += m.Width + f.Gap
		line = max(line, m.Height)
	}
}
