package xwidget

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Tips is an invisible layer over a window that shows tooltips. It must be the last
// object of the window's content.
type Tips struct {
	widget.BaseWidget
	decoration
	// After calls a function on Fyne's goroutine after some time, unless the
	// returned one is called before. Without it there are no tips.
	After func(time.Duration, func()) (stop func())

	stop func()
	box  *canvas.Rectangle
	text *canvas.Text
}

var _ fyne.Accessible = (*Tips)(nil)

// tipAfter is how long the pointer rests on a button before its tip shows.
const tipAfter = 500 * time.Millisecond

// NewTips makes a layer.
func NewTips() *Tips {
	t := &Tips{stop: func() {}, box: &canvas.Rectangle{}, text: canvas.NewText("", nil)}
	t.box.Hide()
	t.text.Hide()
	t.ExtendBaseWidget(t)
	return t
}

// tipsOf is the layer of the window that shows an object, or nil.
func tipsOf(o fyne.CanvasObject) *Tips {
	c := canvasOf(o)
	if c == nil {
		return nil
	}
	content, ok := c.Content().(*fyne.Container)
	if !ok || len(content.Objects) == 0 {
		return nil
	}
	tips, _ := content.Objects[len(content.Objects)-1].(*Tips)
	return tips
}

// Tip shows a tooltip below an object after the pointer has rested on it; "" hides the
// current one.
func Tip(o fyne.CanvasObject, text string) {
	if t := tipsOf(o); t != nil {
		t.over(o, text)
	}
}

// over shows a tooltip below an object after the pointer has rested on it.
func (t *Tips) over(o fyne.CanvasObject, text string) {
	t.hide()
	if t.After != nil && text != "" {
		t.stop = t.After(tipAfter, func() { t.show(o, text) })
	}
}

func (t *Tips) show(o fyne.CanvasObject, text string) {
	const padX, padY, gap, corner = 8, 4, 4, 6
	t.text.Text, t.text.TextSize, t.text.Color = text, theme.CaptionTextSize(), theme.Color(theme.ColorNameBackground)
	t.box.FillColor, t.box.CornerRadius = theme.Color(theme.ColorNameForeground), corner
	size := t.text.MinSize().AddWidthHeight(2*padX, 2*padY)
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(o).Subtract(driver.AbsolutePositionForObject(t))
	y := at.Y + o.Size().Height + gap
	if y+size.Height > t.Size().Height {
		y = at.Y - size.Height - gap
	}
	x := at.X + (o.Size().Width-size.Width)/2
	x = max(gap, min(x, t.Size().Width-size.Width-gap))
	t.box.Move(fyne.NewPos(x, y))
	t.box.Resize(size)
	t.text.Move(fyne.NewPos(x+padX, y+padY))
	t.text.Resize(t.text.MinSize())
	t.box.Show()
	t.text.Show()
	t.Refresh()
}

// hide hides the tooltip, and cancels a pending one.
func (t *Tips) hide() {
	t.stop()
	t.stop = func() {}
	if t.box.Visible() {
		t.box.Hide()
		t.text.Hide()
		t.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (t *Tips) CreateRenderer() fyne.WidgetRenderer { return tipsRenderer{t} }

type tipsRenderer struct{ t *Tips }

func (r tipsRenderer) Layout(fyne.Size)   {}
func (r tipsRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (r tipsRenderer) Refresh()           { canvas.Refresh(r.t) }
func (r tipsRenderer) Destroy()           {}

func (r tipsRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.t.box, r.t.text} }

// Layered lays out all objects but the last one, which covers them.
type Layered struct{ Below fyne.Layout }

var _ fyne.Layout = Layered{}

// Layout implements fyne.Layout.
func (l Layered) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	last := len(objects) - 1
	l.Below.Layout(objects[:last], size)
	objects[last].Resize(size)
}

// MinSize implements fyne.Layout.
func (l Layered) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return l.Below.MinSize(objects[:len(objects)-1])
}
