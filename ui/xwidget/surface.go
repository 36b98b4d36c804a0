package xwidget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Surface is a plane in a color of the theme. It follows a change of theme.
type Surface struct {
	widget.BaseWidget
	decoration
	ColorName fyne.ThemeColorName
	// Frame draws the outline only, so that what lies below stays readable.
	Frame bool
}

var _ fyne.Accessible = (*Surface)(nil)

// NewSurface makes a plane. Its corners are square: round ones cost a software
// renderer three times as much, all over the plane.
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

// CreateRenderer implements fyne.Widget.
func (s *Surface) CreateRenderer() fyne.WidgetRenderer {
	r := &surfaceRenderer{s: s, rect: canvas.NewRectangle(nil)}
	r.paint()
	return r
}

type surfaceRenderer struct {
	s    *Surface
	rect *canvas.Rectangle
}

func (r *surfaceRenderer) Layout(size fyne.Size)        { r.rect.Resize(size) }
func (r *surfaceRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *surfaceRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.rect} }
func (r *surfaceRenderer) Destroy()                     {}

func (r *surfaceRenderer) Refresh() {
	r.paint()
	r.rect.Refresh()
}

func (r *surfaceRenderer) paint() {
	c := theme.Color(r.s.ColorName)
	if r.s.Frame {
		r.rect.StrokeColor, r.rect.StrokeWidth = c, 2
		return
	}
	r.rect.FillColor = c
}
