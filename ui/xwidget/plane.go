package xwidget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Fyne's rectangle works out shadow and border at every pixel of its plane,
// which a renderer without a graphics card feels; its line does not. Planes are
// therefore drawn as lines as wide as they are high.

// cover lays a line over a rectangle, along its longer sides: ends of a line
// come out to the pixel, its thickness may be rounded up.
func cover(l *canvas.Line, at fyne.Position, size fyne.Size, c color.Color) {
	along, across := fyne.NewSize(size.Width, 0), fyne.NewSize(0, size.Height)
	if size.Height > size.Width {
		along, across = across, along
	}
	thickness := across.Width + across.Height
	from := at.AddXY(across.Width/2, across.Height/2)
	if thickness <= 1 { // Fyne draws a thin line before its place
		from = at.Add(across)
	}
	l.Position1, l.Position2 = from, from.Add(along)
	l.StrokeWidth, l.StrokeColor = thickness, c
}

// underline lays a line below the letters of a text, from one place in it to
// another.
func underline(l *canvas.Line, t *canvas.Text, from, to, thickness float32, c color.Color) {
	const gap = 2
	_, baseline := fyne.CurrentApp().Driver().RenderedTextSize(t.Text, t.TextSize, t.TextStyle, t.FontSource)
	cover(l, t.Position().AddXY(from, baseline+gap), fyne.NewSize(to-from, thickness), c)
}

// outline is the edges of a rectangle.
type outline [4]canvas.Line

// lay puts the edges inside a rectangle.
func (o *outline) lay(at fyne.Position, size fyne.Size, width float32, c color.Color) {
	flat, upright := fyne.NewSize(size.Width, width), fyne.NewSize(width, size.Height)
	cover(&o[0], at, flat, c)
	cover(&o[1], at.AddXY(0, size.Height-width), flat, c)
	cover(&o[2], at, upright, c)
	cover(&o[3], at.AddXY(size.Width-width, 0), upright, c)
}

func (o *outline) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{&o[0], &o[1], &o[2], &o[3]}
}
