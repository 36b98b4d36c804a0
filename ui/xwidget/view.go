package xwidget

import "fyne.io/fyne/v2"

// Fyne draws all of a page, be it out of view or not: the letters of a line far
// below the window are turned into a picture as well. A Pager therefore tells
// the texts in it which of them are away, and those draw nothing.

// viewable is an object that draws nothing while it is away.
type viewable interface {
	fyne.CanvasObject
	setAway(bool)
}

// view is part of every viewable.
type view struct{ away bool }

func (v *view) setAway(away bool) { v.away = away }

// viewRenderer draws nothing while its widget is away.
type viewRenderer struct {
	fyne.WidgetRenderer
	view *view
}

func (r viewRenderer) Objects() []fyne.CanvasObject {
	if r.view.away {
		return nil
	}
	return r.WidgetRenderer.Objects()
}

// look tells all texts in an object that stands at a height whether they are
// between top and bottom.
func look(o fyne.CanvasObject, at, top, bottom float32) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			look(c, at+c.Position().Y, top, bottom)
		}
	case viewable:
		o.setAway(at > bottom || at+o.Size().Height < top)
	}
}
