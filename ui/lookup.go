package ui

import (
	"strings"
	"time"

	"clinichandbook/handbook"
)

// typed shows the best answer to the text of the search field.
func (w *Window) typed(text string) { w.lookUp(text, w.history.now().filter) }

// choose narrows the list to a kind of page and keeps the topic and the query.
func (w *Window) choose(scope filterID) { w.narrow(filter{scope, w.history.now().filter.topic}) }

// chooseTopic narrows the list to a topic, or to all for "", and keeps the rest.
func (w *Window) chooseTopic(id string) { w.narrow(filter{w.history.now().filter.scope, id}) }

// narrow narrows the list by a filter and keeps the query.
func (w *Window) narrow(f filter) {
	w.lookUp(w.search.field.Text, f)
	w.win.Canvas().Focus(w.search.field)
}

// lookUp shows the results of a query, and then the page of the best one.
func (w *Window) lookUp(query string, f filter) {
	if strings.TrimSpace(query) == "" {
		w.visit(route{page: pageHome, filter: f}, false)
		return
	}
	r := route{page: pageNothing, query: query, filter: f}
	w.fill(r, true)
	if w.search.listed.hits {
		r.page, r.entry = pageEntry, w.search.list.pointed()
	}
	w.arrive(r, true)
	w.showAround()
	w.layOut()
	w.area.due = true
	w.dwell(r)
	if w.driver.Later == nil {
		w.catchUp()
		return
	}
	w.driver.Later(w.catchUp)
}

// dwellTime is how long a page that came up while typing must stay on the screen to
// count as used in a call.
const dwellTime = 4 * time.Second

// dwell records the entry of a route as a recent one if it is still shown after a
// while. It never records what was typed.
func (w *Window) dwell(r route) {
	if r.entry == "" || w.driver.After == nil {
		return
	}
	w.driver.After(dwellTime, func() {
		if w.history.now().route == r {
			w.used()
		}
	})
}

// catchUp builds the page that is due. Results come first: a page takes longer
// to build than they do, and the next letter may make it useless.
func (w *Window) catchUp() {
	if w.area.due {
		w.showPageOf(w.history.now())
		w.layOut()
	}
}

// layOut lays out everything new in the window now.
func (w *Window) layOut() {
	if w.driver.LayOut != nil {
		w.driver.LayOut(w.win)
	}
}

// move goes to another result while the focus stays in the field.
func (w *Window) move(by int) {
	list := w.search.list
	i := list.from(list.at, by)
	if i < 0 || i == list.at {
		return
	}
	list.mark(i)
	w.visit(w.entryRoute(list.rows[i].entry.ID), true)
}

// chosen is a click on a result.
func (w *Window) chosen(e *handbook.Entry) {
	w.visit(w.entryRoute(e.ID), false)
	w.used()
	w.win.Canvas().Focus(w.search.field) // so that typing continues after a click
}

// Open shows an entry by its id; an unknown one changes nothing.
func (w *Window) Open(id string) {
	if w.lib.book.Entry(id) == nil {
		return
	}
	if w.strip != nil {
		closeStrip(w)
	}
	w.visit(w.entryRoute(id), false)
	w.used()
	w.win.Canvas().Focus(w.area.pager)
}

// entryRoute leads to an entry next to the results in the list.
func (w *Window) entryRoute(id string) route {
	return route{page: pageEntry, entry: id, query: w.search.listed.query, filter: w.search.listed.filter}
}

// entry is the entry on the page, or nil.
func (w *Window) entry() *handbook.Entry {
	if r := w.history.now(); r.page == pageEntry {
		return w.lib.book.Entry(r.entry)
	}
	return nil
}

// used records the entry on the page as a recent one. Entries that were only
// passed while typing are not recorded.
func (w *Window) used() {
	if e := w.entry(); e != nil {
		host{w}.Fail(w.lib.kept.Visit(e.ID))
	}
}
