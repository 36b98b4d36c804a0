package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"clinichandbook/ui/page"
)

// Back goes to where the reader was before.
func (w *Window) Back() { w.step(-1) }

// Forward goes to where the reader came back from.
func (w *Window) Forward() { w.step(1) }

func (w *Window) step(by int) {
	w.catchUp()
	putDown(w)
	from := w.history.now().page
	w.history.leave(w.area.pager.Offset())
	if w.history.step(by) {
		w.show()
		w.leftClinic(from)
	}
}

func (w *Window) goHome() {
	w.visit(route{page: pageHome}, false)
	w.win.Canvas().Focus(w.search.field)
}

// openPage opens a page that is not an entry and leaves the search as it is.
func (w *Window) openPage(p pageID) {
	w.visit(route{page: p, query: w.search.listed.query, filter: w.search.listed.filter}, false)
	w.win.Canvas().Focus(w.area.pager)
}

// openEffects opens the table of all side effects.
func (w *Window) openEffects() {
	if !w.onEffects() {
		w.area.effects.Reset()
		w.openPage(pageEffects)
	}
	w.area.effects.Focus()
}

// sortEffects opens the table, sorted by a column.
func sortEffects(c page.EffectColumn) func(*Window) {
	return func(w *Window) {
		if w.onEffects() {
			w.area.effects.SortBy(c)
			return
		}
		w.area.effects.ResetBy(c)
		w.openPage(pageEffects)
		w.area.effects.Focus()
	}
}

// onEffects reports whether the table of side effects is on the screen.
func (w *Window) onEffects() bool { return w.history.now().page == pageEffects && !w.area.due }

// scrolled is called after the page was scrolled.
func (w *Window) scrolled() {
	if w.onEffects() {
		w.area.effects.Scrolled()
	}
}

// openGuide opens the contents of the guides.
func (w *Window) openGuide() { w.showGuide("") }

// showGuide goes to a section of the guides, or to their contents if the ID is
// empty.
func (w *Window) showGuide(id string) {
	w.visit(route{page: pageGuide, entry: id, query: w.search.listed.query, filter: w.search.listed.filter}, false)
	w.area.guide.Focus()
}

// openClinic opens the page of clinic values, what is missing first.
func (w *Window) openClinic() {
	if w.history.now().page != pageClinic {
		w.area.clinic.Reset()
		ownValues(w)
	}
	w.openPage(pageClinic)
}

// openFirstStart asks for the values that are needed, or shows why they cannot be set
// here.
func (w *Window) openFirstStart() {
	if !w.area.first.Ready() {
		w.openClinic()
		return
	}
	w.area.first.Begin()
	w.openPage(pageFirstStart)
	w.area.first.Focus()
}

// leftClinic reminds somebody who leaves the page of clinic values of text that
// is not saved.
func (w *Window) leftClinic(from pageID) {
	if from != pageClinic || w.history.now().page == pageClinic {
		return
	}
	if names := w.area.clinic.Unsaved(); len(names) > 0 {
		w.status.say(lang.L("value.unsaved", map[string]any{"Names": strings.Join(names, ", ")}))
	}
}

// escape closes the find bar, ends an emergency, or clears the field and goes
// home.
func (w *Window) escape() {
	switch {
	case w.area.finder.isOpen():
		w.area.finder.close()
	case w.alarm.raised():
		endEmergency(w)
	default:
		if w.search.field.Text != "" {
			w.search.cleared = w.search.field.Text
			w.used() // the call is over
		}
		w.goHome()
	}
}

// restoreCleared brings back what Esc removed from the field, and reports whether
// there was anything.
func (w *Window) restoreCleared() bool {
	if w.search.cleared == "" || w.search.field.Text != "" {
		return false
	}
	w.search.field.SetText(w.search.cleared)
	w.search.cleared = ""
	return true
}

// enterPage moves the focus into the page, where the arrow keys scroll.
func (w *Window) enterPage() {
	w.history.passing = false
	w.used()
	w.win.Canvas().Focus(w.area.pager)
}

func (w *Window) focusField() {
	w.win.Canvas().Focus(w.search.field)
	w.search.field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// visit goes to a route and shows it.
func (w *Window) visit(r route, passing bool) {
	from := w.history.now().page
	w.arrive(r, passing)
	w.show()
	w.leftClinic(from)
}

// arrive goes to a route and shows nothing of it yet.
func (w *Window) arrive(r route, passing bool) {
	putDown(w)
	if !w.area.due { // else the page is that of an earlier visit
		w.history.leave(w.area.pager.Offset())
	}
	w.history.visit(r, passing)
}

// show shows the current visit.
func (w *Window) show() {
	w.showAround()
	w.showPageOf(w.history.now())
}

// showAround shows everything of the current visit but the page.
func (w *Window) showAround() {
	v := w.history.now()
	w.status.rest()
	w.fill(v.route, false)
	if w.search.list.pointed() != v.entry {
		w.search.list.point(v.entry)
	}
	w.toolbar.setHistory(&w.history)
	grayMenu(w)
}

// fill fills the field, the emergency bar and the list for a route. The list
// keeps still while the reader goes through it.
func (w *Window) fill(r route, typing bool) {
	w.search.setQuery(r.query)
	w.hear(r)
	if w.search.shows(r) {
		return
	}
	if r.query != w.alarm.query {
		followFlags(w, r.query, typing)
	}
	w.search.fill(r, w.alarm.flags)
}

// hear takes the language of the caller from what was typed. At home, the call is
// over.
func (w *Window) hear(r route) {
	if r.page == pageHome && r.query == "" {
		w.area.entry.NextCall()
	}
	switch w.lib.index.Language(r.query) {
	case spanishLanguage:
		w.area.entry.Hear(true)
	case "":
		if flags := w.lib.index.Flags(r.query); len(flags) > 0 && flags[0].Spanish() {
			w.area.entry.Hear(true)
		}
	default:
		w.area.entry.Hear(false)
	}
	if w.alarm.speak(w.area.entry.Spanish()) {
		w.arrange()
	}
}

// spanishLanguage is the name of the language into which pages are translated.
const spanishLanguage = "Spanish"

// showPageOf shows the page of a visit, unless it is on the screen already.
func (w *Window) showPageOf(v visit) {
	w.area.due = false
	if v.page == pageEntry && w.area.shown == v.entry && w.area.urgent == w.alarm.raised() && w.area.spanish == w.area.entry.Spanish() {
		w.area.pager.ScrollTo(v.scroll)
		return
	}
	w.showPage(v)
}

// showPage builds and shows the page of a visit.
func (w *Window) showPage(v visit) {
	w.area.shown, w.area.urgent, w.area.spanish, w.owner.shown = "", w.alarm.raised(), w.area.entry.Spanish(), nil
	if v.page == pageEntry {
		w.area.shown = v.entry
	}
	content := w.content(v)
	w.showList(v.page != pageEffects && w.owner.shown == nil)
	if f, ok := w.owner.shown.(page.Filler); ok && f.Fills() {
		w.area.fill(content)
		return
	}
	w.area.show(content, v.scroll)
}

// content builds the page of a visit.
func (w *Window) content(v visit) fyne.CanvasObject {
	switch v.page {
	case pageEntry:
		if e := w.lib.book.Entry(v.entry); e != nil {
			return w.area.entry.Content(e)
		}
	case pageNothing:
		return page.Nothing(host{w}, w.miss(v.route))
	case pageSettings:
		return w.area.settings.Content()
	case pageKeys:
		return page.Keys(keyList(w))
	case pageEffects:
		w.area.finder.bar.Hide() // the table has its own filter
		return w.area.effects.Content()
	case pageClinic:
		return w.area.clinic.Content()
	case pageProblems:
		return page.Problems(w.lib.book.Problems(), host{w})
	case pageRedFlags:
		return page.RedFlags(w.lib.book.RedFlags(), host{w}, host{w})
	case pageGuide:
		return w.area.guide.Content(v.entry)
	case pageFirstStart:
		return w.area.first.Content()
	case pageOwner:
		if o := ownerContent(w, v.owner, v.entry); o != nil {
			return o
		}
	case pageHome:
	}
	return w.area.home.Content(keyList(w))
}

// miss describes a search without results.
func (w *Window) miss(r route) page.Miss {
	m := page.Miss{Query: r.query, Spanish: w.area.entry.Spanish(), Widen: func() { w.narrow(filter{}) }, Nearest: w.search.listed.nearest}
	if r.filter == (filter{}) {
		return m
	}
	m.Filter = w.lib.name(r.filter)
	if res := w.lib.index.SearchRaised(r.query, w.alarm.flags, 1, nil); len(res.Hits) > 0 {
		m.Best = res.Hits[0].Entry
	}
	return m
}

// showList shows the list of results, or gives its room to the page.
func (w *Window) showList(show bool) {
	list := w.middle.Objects[0].(*fyne.Container)
	if list.Visible() == show {
		return
	}
	list.Hidden = !show
	w.middle.Refresh()
}

// showAgain builds the page again and keeps its scroll position.
func (w *Window) showAgain() {
	v := w.history.now()
	v.scroll = w.area.pager.Offset()
	w.showPage(v)
}

// leaveMissing leaves a page that the handbook no longer has.
func (w *Window) leaveMissing() {
	putDown(w)
	w.status.say(lang.L("status.page-gone"))
	r := w.history.now().route
	r.page, r.entry = pageHome, ""
	if r.query != "" {
		r.page = pageNothing
		if res := w.lib.index.SearchWhere(r.query, 1, nil); len(res.Hits) > 0 {
			r.page, r.entry = pageEntry, res.Hits[0].Entry.ID
		}
	}
	w.history.visit(r, false)
}

// restoreFocus gives the page the focus of something on it that is gone.
func (w *Window) restoreFocus() {
	c := w.win.Canvas()
	focused, ok := c.Focused().(fyne.CanvasObject)
	switch {
	case !ok || within(w.win.Content(), focused):
	case w.onEffects():
		w.area.effects.Focus()
	default:
		c.Focus(w.area.pager)
	}
}
