package xwidget

import "fyne.io/fyne/v2"

// Fyne 2.8.1 draws all of a scrolled page, in view or not: text far below the
// window is rendered as well. A Pager therefore tells its texts which of them
// are off screen, and those draw nothing.

// hideable is an object that draws nothing while it is off screen.
type hideable interface {
	fyne.CanvasObject
	setOffscreen(bool)
}

// visibility is embedded by every hideable.
type visibility struct{ offscreen bool }

func (v *visibility) setOffscreen(off bool) { v.offscreen = off }

// offscreenRenderer draws nothing while its widget is off screen.
type offscreenRenderer struct {
	fyne.WidgetRenderer
	*visibility
}

func (r offscreenRenderer) Objects() []fyne.CanvasObject {
	if r.offscreen {
		return nil
	}
	return r.WidgetRenderer.Objects()
}

// markOffscreen tells all texts in an object at a height whether they are between
// top and bottom.
func markOffscreen(o fyne.CanvasObject, at, top, bottom float32) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			markOffscreen(c, at+c.Position().Y, top, bottom)
		}
	case hideable:
		o.setOffscreen(at > bottom || at+o.Size().Height < top)
	}
}
