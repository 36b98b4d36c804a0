package xwidget

import (
	"image/color"

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
	// Border is the color of a thin line around it, or "".
	Border fyne.ThemeColorName
	// Corner is the radius of its corners. Square ones are drawn faster.
	Corner float32
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

// NewBox makes a rectangle with a border and round corners.
func NewBox(name, border fyne.ThemeColorName, corner float32) *Surface {
	s := NewSurface(name)
	s.Border, s.Corner = border, corner
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
	r := &surfaceRenderer{s: s}
	switch {
	case s.Corner > 0 || s.Border != "":
		r.round = &canvas.Rectangle{}
		r.objects = []fyne.CanvasObject{r.round}
	case s.Frame:
		r.objects = r.frame.objects()
	default:
		r.area = &canvas.Line{}
		r.objects = []fyne.CanvasObject{r.area}
	}
	r.paint()
	return r
}

type surfaceRenderer struct {
	s       *Surface
	area    *canvas.Line      // of a square one
	round   *canvas.Rectangle // of one with corners or a border
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
	switch {
	case r.round != nil:
		box := r.round
		box.CornerRadius, box.FillColor, box.StrokeWidth = r.s.Corner, c, 0
		if r.s.Border != "" {
			box.StrokeColor, box.StrokeWidth = theme.ColorForWidget(r.s.Border, r.s), 1
		}
		if r.s.Frame {
			box.FillColor, box.StrokeColor, box.StrokeWidth = color.Transparent, c, width
		}
		box.Resize(size)
	case r.s.Frame:
		r.frame.lay(fyne.Position{}, size, width, c)
	default:
		fill(r.area, fyne.Position{}, size, c)
	}
}
