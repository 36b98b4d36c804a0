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
	ColorName fyne.ThemeColorName
	Radius    float32
}

var _ fyne.Widget = (*Surface)(nil)

// NewSurface makes a plane with round corners of the given radius.
func NewSurface(name fyne.ThemeColorName, radius float32) *Surface {
	s := &Surface{ColorName: name, Radius: radius}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer implements fyne.Widget.
func (s *Surface) CreateRenderer() fyne.WidgetRenderer {
	r := &surfaceRenderer{s: s, rect: canvas.NewRectangle(theme.Color(s.ColorName))}
	r.rect.CornerRadius = s.Radius
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
	r.rect.FillColor = theme.Color(r.s.ColorName)
	r.rect.CornerRadius = r.s.Radius
	r.rect.Refresh()
}
