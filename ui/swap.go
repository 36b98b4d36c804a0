package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"clinichandbook/handbook"
	"clinichandbook/handbook/search"
	"clinichandbook/ui/xwidget"
)

// Swap shows another state of the handbook in the place of the one on the
// screen. What is typed, the page and how far it is scrolled, the list, what is
// being written and the focus stay.
func (w *Window) Swap(book *handbook.Handbook, index *search.Index) {
	w.book, w.index = book, index
	message := ""
	if w.status.saying() {
		message = w.status.left.Text
	}
	w.status.tell(book)
	if message != "" {
		w.status.say(message)
	}
	w.effects = nil
	scroll := w.list.GetScrollOffset()
	w.listed = listing{}
	v := w.history.now()
	v.scroll = w.page.Offset()
	w.fill(v.Route)
	w.list.point(v.Entry)
	w.list.ScrollToOffset(scroll)
	w.showPage(v)
	w.keepFocus()
	if w.strip != nil {
		w.strip.show()
	}
}

// keepFocus gives the page the focus that something on it had which is no
// longer there.
func (w *Window) keepFocus() {
	c := w.win.Canvas()
	focused, ok := c.Focused().(fyne.CanvasObject)
	switch {
	case !ok || within(w.win.Content(), focused):
	case w.onEffects():
		w.effects.focus()
	default:
		c.Focus(w.page)
	}
}

// within reports that an object stands on the screen.
func within(in, o fyne.CanvasObject) bool {
	if in == o {
		return true
	}
	var inside []fyne.CanvasObject
	switch in := in.(type) {
	case *fyne.Container:
		inside = in.Objects
	case *xwidget.Pager:
		inside = []fyne.CanvasObject{in.Content()}
	}
	return slices.ContainsFunc(inside, func(c fyne.CanvasObject) bool { return within(c, o) })
}
