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
	Radius    float32
	// Frame draws the outline only, so that what lies below stays readable.
	Frame bool
}

var _ fyne.Accessible = (*Surface)(nil)

// NewSurface makes a plane with round corners of the given radius.
func NewSurface(name fyne.ThemeColorName, radius float32) *Surface {
	s := &Surface{ColorName: name, Radius: radius}
	s.ExtendBaseWidget(s)
	return s
}

// NewFrame makes an outline with round corners of the given radius.
func NewFrame(name fyne.ThemeColorName, radius float32) *Surface {
	s := NewSurface(name, radius)
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
	r.rect.CornerRadius = r.s.Radius
	if r.s.Frame {
		r.rect.StrokeColor, r.rect.StrokeWidth = c, 2
		return
	}
	r.rect.FillColor = c
}
