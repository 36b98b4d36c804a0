package xwidget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Surface is a rectangle in a color of the theme. It follows a change of theme.
type Surface struct {
	widget.BaseWidget
	decoration
	ColorName fyne.ThemeColorName
	// Frame draws the outline only, so that whatever is below stays readable.
	Frame bool
	least float32 // width and height
}

var _ fyne.Accessible = (*Surface)(nil)

// NewSurface makes a rectangle.
func NewSurface(name fyne.ThemeColorName) *Surface {
	s := &Surface{ColorName: name}
	s.ExtendBaseWidget(s)
	return s
}

// NewFrame makes an outline.
func NewFrame(name fyne.ThemeColorName) *Surface {
	s := NewSurface(name)
	s.Frame = true
	return s
}

// NewRule makes a separator, horizontal or vertical.
func NewRule() *Surface {
	s := NewSurface(theme.ColorNameSeparator)
	s.least = theme.SeparatorThicknessSize()
	return s
}

// CreateRenderer implements fyne.Widget.
func (s *Surface) CreateRenderer() fyne.WidgetRenderer {
	r := &surfaceRenderer{s: s, area: &canvas.Line{}}
	r.objects = []fyne.CanvasObject{r.area}
	if s.Frame {
		r.objects = r.frame.objects()
	}
	r.paint()
	return r
}

type surfaceRenderer struct {
	s       *Surface
	area    *canvas.Line
	frame   outline
	objects []fyne.CanvasObject
}

func (r *surfaceRenderer) Layout(fyne.Size)             { r.paint() }
func (r *surfaceRenderer) MinSize() fyne.Size           { return fyne.NewSquareSize(r.s.least) }
func (r *surfaceRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *surfaceRenderer) Destroy()                     {}

func (r *surfaceRenderer) Refresh() {
	r.paint()
	canvas.Refresh(r.s)
}

func (r *surfaceRenderer) paint() {
	const width = 2 // of a frame
	c, size := theme.ColorForWidget(r.s.ColorName, r.s), r.s.Size()
	if r.s.Frame {
		r.frame.lay(fyne.Position{}, size, width, c)
		return
	}
	fill(r.area, fyne.Position{}, size, c)
}
