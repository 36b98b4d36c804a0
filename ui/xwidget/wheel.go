package xwidget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Wheel is an invisible layer that handles the mouse wheel for whatever is below
// it; clicks fall through.
type Wheel struct {
	widget.BaseWidget
	decoration
	OnScrolled func(*fyne.ScrollEvent)
}

var (
	_ fyne.Scrollable = (*Wheel)(nil)
	_ fyne.Accessible = (*Wheel)(nil)
)

// NewWheel makes a layer.
func NewWheel(scrolled func(*fyne.ScrollEvent)) *Wheel {
	w := &Wheel{OnScrolled: scrolled}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled implements fyne.Scrollable.
func (w *Wheel) Scrolled(ev *fyne.ScrollEvent) { w.OnScrolled(ev) }

// CreateRenderer implements fyne.Widget.
func (w *Wheel) CreateRenderer() fyne.WidgetRenderer { return noRenderer{} }

// Turned is how far a turn of the wheel scrolls: three lines of text per notch, which
// Fyne 2.8.1 reports as 25 units at any text size.
func Turned(ev *fyne.ScrollEvent) fyne.Delta {
	const notch, lines, line = 25, 3, 1.6
	factor := ems(lines*line) / notch
	return fyne.NewDelta(ev.Scrolled.DX*factor, ev.Scrolled.DY*factor)
}

// noRenderer draws nothing.
type noRenderer struct{}

func (noRenderer) Layout(fyne.Size)             {}
func (noRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (noRenderer) Objects() []fyne.CanvasObject { return nil }
func (noRenderer) Destroy()                     {}
func (noRenderer) Refresh()                     {}
