package ui

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clinichandbook/handbook/notebook"
	"clinichandbook/ui/look"
)

// defaultSize is the size of the window at the first start.
var defaultSize = fyne.NewSize(1180, 700)

// display is how the window looks and where it is.
type display struct {
	app      fyne.App
	kept     *notebook.Notebook
	restyle  func() // see Driver
	scheme   look.Scheme
	textSize int    // percent
	at       placed // now
	normal   placed // before the last change, if that lasted
}

// placed is where a window is, and since when.
type placed struct {
	at    image.Point // on the screen, in pixels
	size  fyne.Size
	since time.Time
}

// lasting is how long a window must stay in a place for that to count: maximizing moves
// and resizes it in several steps, in any order.
const lasting = 300 * time.Millisecond

// moved records where the window is.
func (d *display) moved(to image.Point, size fyne.Size, now time.Time) {
	if d.at.at == to && d.at.size == size {
		return
	}
	if !d.at.since.IsZero() && now.Sub(d.at.since) > lasting {
		d.normal = d.at
	}
	d.at = placed{to, size, now}
}

// newDisplay is the display of the last run.
func newDisplay(app fyne.App, kept *notebook.Notebook) display {
	last := kept.Window()
	d := display{app: app, kept: kept, scheme: look.Scheme(last.Theme), textSize: look.ClampTextSize(last.TextSize)}
	d.apply()
	return d
}

// apply uses the colors and the text size.
func (d *display) apply() {
	theme := look.NewTheme(d.scheme, d.textSize)
	if now, ok := d.app.Settings().Theme().(*look.Theme); ok && d.restyle != nil {
		*now = *theme
		d.restyle()
		return
	}
	d.app.Settings().SetTheme(theme)
}

// setScheme changes the colors, now and for the next run.
func (d *display) setScheme(s look.Scheme) error {
	d.scheme = s
	d.apply()
	return d.kept.SetWindow(func(w *notebook.Window) { w.Theme = notebook.Theme(s) })
}

// setTextSize changes the text size, now and for the next run.
func (d *display) setTextSize(percent int) error {
	d.textSize = percent
	d.apply()
	return d.kept.SetWindow(func(w *notebook.Window) { w.TextSize = percent })
}

// The width of the list at a text size of 100 %.
const (
	listWidth, listMin, listMax = 388, 300, 520
)

// listEms is the width of the list, in units of the text size.
func (d *display) listEms() float32 {
	width := d.kept.Window().List
	if width == 0 {
		width = listWidth
	}
	return float32(width) / normalText
}

// normalText is the text size at 100 %.
const normalText float32 = 15

// setListEms records the width of the list for the next run.
func (d *display) setListEms(ems float32) error {
	return d.kept.SetWindow(func(w *notebook.Window) { w.List = int(ems*normalText + 0.5) })
}

// restore gives a window the size and the position of the last run.
func (d *display) restore(win fyne.Window) {
	last := d.kept.Window()
	size := defaultSize
	if last.Width > 0 && last.Height > 0 {
		size = fyne.NewSize(float32(last.Width), float32(last.Height))
	}
	win.Resize(size)
	if w, ok := win.(desktop.Window); ok && (last.X != 0 || last.Y != 0) {
		w.RequestPosition(last.X, last.Y)
	}
}

// remember records the size and the position of a window, and the entry on its
// page, for the next run.
func (d *display) remember(win fyne.Window, entry string, maximized bool) error {
	size := win.Canvas().Size()
	return d.kept.SetWindow(func(w *notebook.Window) {
		w.Page, w.Maximized = entry, maximized
		if n := d.normal; maximized && !n.size.IsZero() {
			w.Width, w.Height = int(n.size.Width), int(n.size.Height)
			w.X, w.Y = n.at.X, n.at.Y
		}
		if !win.FullScreen() && !maximized {
			w.Width, w.Height = int(size.Width), int(size.Height)
			w.X, w.Y = d.at.at.X, d.at.at.Y
		}
	})
}
