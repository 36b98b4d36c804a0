package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook"
	"clinichandbook/handbook/search"
	"clinichandbook/ui/xwidget"
)

// Swap shows another state of the handbook in the place of the one on the
// screen and leaves everything as the reader has it: the query and the cursor
// in it, the list and its place, the open page and its place, what is being
// written, and the focus.
func (w *Window) Swap(book *handbook.Handbook, index *search.Index) {
	w.catchUp()
	w.book, w.index = book, index
	message := w.status.message()
	w.status.tell(book)
	filter, found, scroll := w.effects, w.finder.at, w.page.Offset()
	w.history.leave(scroll)
	if w.history.now().Page == PageEntry && w.entry() == nil {
		w.leaveMissing()
		scroll = 0
	}
	if v := w.history.now(); v.Page == PageNothing {
		w.listed = listing{}
		w.search(v.Query, v.Chip) // there may be an answer now
		w.due = false             // the page is shown below
	}
	v := w.history.now()
	v.scroll = scroll
	w.refill(v.Route)
	setEnabled(w.back, w.history.can(-1))
	setEnabled(w.forward, w.history.can(1))
	w.effects = nil
	w.showPage(v)
	if filter != nil && w.effects != nil {
		w.effects.field.CursorColumn = filter.field.CursorColumn
	}
	w.keepFocus()
	w.finder.backTo(found)
	w.page.ScrollTo(v.scroll)
	if w.strip != nil {
		w.strip.showAgain()
	}
	w.status.sayAgain(message)
}

// leaveMissing goes on from a page that the handbook no longer has.
func (w *Window) leaveMissing() {
	w.keepNote()
	w.status.say(lang.L("The page that was open is no longer in the handbook."))
	r := w.history.now().Route
	r.Page, r.Entry = PageHome, ""
	if r.Query != "" {
		r.Page = PageNothing
		if res := w.index.SearchWhere(r.Query, 1, nil); len(res.Hits) > 0 {
			r.Page, r.Entry = PageEntry, res.Hits[0].Entry.ID
		}
	}
	w.history.visit(r, false)
}

// refill fills the list anew, where it stands.
func (w *Window) refill(r Route) {
	at, offset := w.list.at, w.list.GetScrollOffset()
	w.listed = listing{}
	w.fill(r)
	if at >= 0 && at < len(w.list.rows) && w.list.rows[at].entry != nil {
		w.list.at = at // of several rows with the entry, the one that was marked
	}
	w.list.point(r.Entry)
	w.list.ScrollToOffset(offset)
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

// backTo goes back to a place in the page, without scrolling.
func (f *finder) backTo(at int) {
	if f.open() && len(f.places) > 0 {
		f.at = min(at, len(f.places)-1)
		f.show(false)
	}
}

// showAgain shows what the window found anew, where the reader is.
func (s *strip) showAgain() {
	offset := s.answer.Offset()
	s.show()
	s.answer.ScrollTo(offset)
}
