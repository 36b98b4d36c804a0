package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// swap brings the screen to another handbook and leaves everything as the
// reader has it: the query and the cursor in it, the list and its place, the
// open page and its place, a note that is being written.
func (w *Window) swap() {
	w.history.leave(w.page.Offset())
	canvas := w.win.Canvas()
	onPage, inFilter := holds(w.page.Content(), canvas.Focused()), w.onEffects() && canvas.Focused() == w.effects.field
	old, found := w.effects, w.finder.at
	if w.history.now().Page == PageEntry && w.entry() == nil {
		w.leaveMissing()
	}
	v := w.history.now()
	w.refill(v.Route)
	setEnabled(w.back, w.history.can(-1))
	setEnabled(w.forward, w.history.can(1))
	w.effects = nil
	w.showPage(v)
	switch {
	case inFilter:
		w.effects.field.CursorColumn = old.field.CursorColumn
		w.effects.focus()
	case onPage && (w.note == nil || canvas.Focused() != w.note.field):
		canvas.Focus(w.page) // what had the focus is no longer there
	}
	w.finder.backTo(found)
	w.page.ScrollTo(v.scroll)
	if w.strip != nil {
		w.strip.showAgain()
	}
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

// holds reports that a page holds an object.
func holds(page fyne.CanvasObject, o fyne.Focusable) bool {
	object, ok := o.(fyne.CanvasObject)
	if !ok {
		return false
	}
	found := false
	var walk func(fyne.CanvasObject)
	walk = func(in fyne.CanvasObject) {
		found = found || in == object
		if c, ok := in.(*fyne.Container); ok {
			for _, child := range c.Objects {
				walk(child)
			}
		}
	}
	walk(page)
	return found
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
