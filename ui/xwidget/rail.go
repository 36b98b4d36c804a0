package xwidget

import "fyne.io/fyne/v2"

// Rail puts its second object, a rail, to the right of the first one, a column, or
// below it if both do not fit next to each other. The two together are centered.
type Rail struct {
	ColumnEms, RailEms float32
	Gap, Margin        float32
	// WideOnly is shown only next to the column.
	WideOnly fyne.CanvasObject

	width float32
}

var _ fyne.Layout = (*Rail)(nil)

// Layout implements fyne.Layout.
func (r *Rail) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	r.width = size.Width
	column, rail := objects[0], objects[1]
	wide := r.wide()
	if r.WideOnly.Visible() != wide {
		if wide {
			r.WideOnly.Show()
		} else {
			r.WideOnly.Hide()
		}
	}
	if wide {
		left := float32(int((size.Width - ems(r.ColumnEms+r.RailEms) - r.Gap) / 2))
		fitTo(column, ems(r.ColumnEms))
		column.Move(fyne.NewPos(left, 0))
		fitTo(rail, ems(r.RailEms))
		rail.Move(fyne.NewPos(left+ems(r.ColumnEms)+r.Gap, r.Margin))
		return
	}
	fitTo(column, size.Width)
	column.Move(fyne.NewPos(0, 0))
	width := min(size.Width, ems(r.ColumnEms)) - 2*r.Margin
	fitTo(rail, width)
	rail.Move(fyne.NewPos(max(r.Margin, float32(int((size.Width-width)/2))), column.Size().Height-r.Margin))
}

// fitTo gives an object a width, on which its height depends.
func fitTo(o fyne.CanvasObject, width float32) {
	o.Resize(fyne.NewSize(width, o.MinSize().Height)) // wrapping text learns its width here
	o.Resize(fyne.NewSize(width, o.MinSize().Height))
}

func (r *Rail) wide() bool { return r.width >= ems(r.ColumnEms+r.RailEms)+r.Gap+r.Margin }

// MinSize implements fyne.Layout.
func (r *Rail) MinSize(objects []fyne.CanvasObject) fyne.Size {
	column, rail := objects[0].MinSize(), objects[1].MinSize()
	if r.wide() {
		return fyne.NewSize(column.Width, max(column.Height, rail.Height+2*r.Margin))
	}
	return fyne.NewSize(max(column.Width, rail.Width), column.Height+rail.Height)
}

// Pair puts two boxes next to each other, equally high, or one below the other if
// each would be narrower than MinEms.
type Pair struct {
	MinEms, Gap float32
	width       float32
}

var _ fyne.Layout = (*Pair)(nil)

// Layout implements fyne.Layout.
func (p *Pair) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	p.width = size.Width
	n := p.columns(len(objects))
	width := (size.Width - p.Gap*float32(n-1)) / float32(n)
	y := float32(0)
	for from := 0; from < len(objects); from += n {
		line := objects[from:min(from+n, len(objects))]
		width, height := width, float32(0)
		if len(line) == 1 {
			width = size.Width // nothing is next to it
		}
		for _, o := range line {
			fitTo(o, width)
			height = max(height, o.Size().Height)
		}
		for i, o := range line {
			o.Resize(fyne.NewSize(width, height))
			o.Move(fyne.NewPos(float32(i)*(width+p.Gap), y))
		}
		y += height + p.Gap
	}
}

func (p *Pair) columns(objects int) int {
	n := int((p.width + p.Gap) / (ems(p.MinEms) + p.Gap))
	n = max(1, min(n, objects))
	if n > 2 && objects%n == 1 {
		n-- // no single one on the last line
	}
	return n
}

// MinSize implements fyne.Layout.
func (p *Pair) MinSize(objects []fyne.CanvasObject) fyne.Size {
	n := p.columns(len(objects))
	var size fyne.Size
	for from := 0; from < len(objects); from += n {
		height := float32(0)
		for _, o := range objects[from:min(from+n, len(objects))] {
			m := o.MinSize()
			height, size.Width = max(height, m.Height), max(size.Width, m.Width)
		}
		size.Height += height + p.Gap
	}
	size.Height -= p.Gap
	return size
}

// Pill is a line of text in a rounded box, centered from top to bottom.
type Pill struct{}

// pillSide is the room at both sides, besides the padding of the line.
const pillSide = 4

var _ fyne.Layout = Pill{}

// Layout implements fyne.Layout.
func (Pill) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	m := Pill{}.MinSize(objects)
	const above = 3 // less than the padding of the line
	box, line := objects[0], objects[1]
	box.Move(fyne.NewPos(0, (size.Height-m.Height)/2+above))
	box.Resize(fyne.NewSize(m.Width, m.Height-2*above))
	line.Move(fyne.NewPos(pillSide, (size.Height-m.Height)/2))
	line.Resize(fyne.NewSize(m.Width-2*pillSide, m.Height))
}

// MinSize implements fyne.Layout.
func (Pill) MinSize(objects []fyne.CanvasObject) fyne.Size {
	line := objects[1].(*Line)
	return fyne.NewSize(line.Width()+2*pillSide, line.MinSize().Height)
}
