package xwidget

import "fyne.io/fyne/v2"

// Cells lays out its objects as the cells of a table row, which share the width.
// If columns would be narrower than MinEms, the row breaks into several lines
// with the same number of columns. The height depends on the width of the last
// layout.
type Cells struct {
	Shares []float32 // of the width, one for each object
	MinEms float32
	// OnBroken is called when the row breaks into lines, and when it no longer does.
	OnBroken func(bool)

	broken bool
	width  float32
}

var _ fyne.Layout = (*Cells)(nil)

// Layout implements fyne.Layout.
func (c *Cells) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	if broken := c.columns(len(objects)) < len(objects); broken != c.broken {
		c.broken = broken
		if c.OnBroken != nil {
			c.OnBroken(broken)
		}
	}
	c.walk(objects, func(line []fyne.CanvasObject, top float32, widths []float32) float32 {
		for i, o := range line {
			o.Resize(fyne.NewSize(widths[i], o.Size().Height)) // wrapping text learns its width here
		}
		height := tallest(line)
		left := float32(0)
		for i, o := range line {
			o.Move(fyne.NewPos(left, top))
			o.Resize(fyne.NewSize(widths[i], height))
			left += widths[i]
		}
		return height
	})
}

// MinSize implements fyne.Layout.
func (c *Cells) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size.Width = max(size.Width, o.MinSize().Width)
	}
	size.Height = c.walk(objects, func(line []fyne.CanvasObject, _ float32, _ []float32) float32 { return tallest(line) })
	return size
}

// columns is how many of n objects fit in a line.
func (c *Cells) columns(n int) int {
	k := min(n, int(c.width/ems(c.MinEms)))
	for k > 1 && n%k != 0 {
		k--
	}
	return max(k, 1)
}

// walk calls place with each line, its top and the widths of its columns;
// place returns its height. The sum of the heights is the result.
func (c *Cells) walk(objects []fyne.CanvasObject, place func(line []fyne.CanvasObject, top float32, widths []float32) float32) float32 {
	k := c.columns(len(objects))
	widths := make([]float32, k)
	for i := range widths {
		widths[i] = c.width / float32(k)
		if k == len(objects) {
			widths[i] = c.width * c.Shares[i]
		}
	}
	top := float32(0)
	for from := 0; from < len(objects); from += k {
		top += place(objects[from:from+k], top, widths)
	}
	return top
}

func tallest(line []fyne.CanvasObject) float32 {
	var height float32
	for _, o := range line {
		height = max(height, o.MinSize().Height)
	}
	return height
}

// Overlap stacks its objects and moves each up by that length, into the padding of
// the one above it.
type Overlap float32

var _ fyne.Layout = Overlap(0)

// Layout implements fyne.Layout.
func (o Overlap) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	Column{Gap: -float32(o)}.Layout(objects, size)
}

// MinSize implements fyne.Layout.
func (o Overlap) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return Column{Gap: -float32(o)}.MinSize(objects)
}

// Wide gives its object a width, or less if there is no room.
type Wide struct{ Ems float32 }

var _ fyne.Layout = Wide{}

// Layout implements fyne.Layout.
func (Wide) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize implements fyne.Layout.
func (w Wide) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(ems(w.Ems), objects[0].MinSize().Height)
}
