package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/search"
)

// chip narrows the list to some entries.
type chip struct {
	label string
	keep  func(*Window, *handbook.Entry) bool
}

func ofKind(k handbook.Kind) func(*Window, *handbook.Entry) bool {
	return func(_ *Window, e *handbook.Entry) bool { return e.Kind == k }
}

func chips() []chip {
	return []chip{
		{"All", func(*Window, *handbook.Entry) bool { return true }},
		{"Side effects", ofKind(handbook.SideEffect)},
		{"FAQ", ofKind(handbook.FAQ)},
		{"Sections", ofKind(handbook.Section)},
		{"Saved", func(w *Window, e *handbook.Entry) bool { return w.isSaved(e) }},
	}
}

func (w *Window) isSaved(e *handbook.Entry) bool { return w.kept.IsSaved(e.ID) }

// typed shows the best answer to what is in the field.
func (w *Window) typed(text string) { w.search(text, w.history.now().Chip) }

// choose narrows the list by a chip and keeps the query.
func (w *Window) choose(chip int) {
	w.search(w.field.Text, chip)
	w.win.Canvas().Focus(w.field)
}

func (w *Window) search(query string, chip int) {
	if strings.TrimSpace(query) == "" {
		w.visit(Route{Page: PageHome, Chip: chip}, false)
		return
	}
	r := Route{Page: PageNothing, Query: query, Chip: chip}
	w.fill(r)
	if w.listed.hits {
		r.Page, r.Entry = PageEntry, w.list.pointed()
	}
	w.arrive(r, true)
	w.showBeside()
	w.layOut()
	w.due = true
	w.later(w.catchUp)
}

// catchUp builds the page that is due. Results come first: a page takes longer
// to build than they do, and the next letter may make it needless.
func (w *Window) catchUp() {
	if w.due {
		w.showPageOf(w.history.now())
		w.layOut()
	}
}

// layOut gives everything new on the screen its place now. Left to itself, the
// driver does so while it draws a frame, finds that something has changed, and
// draws another one just like it.
func (w *Window) layOut() {
	driver, ok := w.win.Canvas().(interface{ EnsureMinSize() bool })
	if !ok {
		return
	}
	size := w.win.Canvas().Size() // soon another one, while the window is being resized
	if driver.EnsureMinSize() && w.win.Canvas().Size() != size {
		w.win.Resize(w.win.Canvas().Size()) // no smaller than its content
	}
}

// move goes to another result while the focus stays in the field.
func (w *Window) move(by int) {
	i := w.list.from(w.list.at, by)
	if i < 0 || i == w.list.at {
		return
	}
	w.list.at = i
	w.visit(w.entryRoute(w.list.rows[i].entry.ID), true)
}

// chosen is a click on a result.
func (w *Window) chosen(e *handbook.Entry) {
	w.visit(w.entryRoute(e.ID), false)
	w.used()
	w.win.Canvas().Focus(w.field) // a click must not end typing
}

// Open shows an entry by its id; an unknown one changes nothing.
func (w *Window) Open(id string) {
	if w.book.Entry(id) == nil {
		return
	}
	if w.strip != nil {
		w.closeStrip()
	}
	w.visit(w.entryRoute(id), false)
	w.used()
	w.win.Canvas().Focus(w.page)
}

// entryRoute leads to an entry beside the results that the list shows.
func (w *Window) entryRoute(id string) Route {
	return Route{Page: PageEntry, Entry: id, Query: w.listed.query, Chip: w.listed.chip}
}

// entry is the entry on the page, or nil.
func (w *Window) entry() *handbook.Entry {
	if r := w.history.now(); r.Page == PageEntry {
		return w.book.Entry(r.Entry)
	}
	return nil
}

// used keeps the entry on the page among the recent ones. Entries that were
// only passed by in typing are not: nothing of what was typed is kept.
func (w *Window) used() {
	if e := w.entry(); e != nil {
		w.keep(w.kept.Visit(e.ID))
	}
}

// Back goes to where the reader was before.
func (w *Window) Back() { w.step(-1) }

// Forward goes to where the reader came back from.
func (w *Window) Forward() { w.step(1) }

func (w *Window) step(by int) {
	w.catchUp()
	w.keepNote()
	from := w.history.now().Page
	w.history.leave(w.page.Offset())
	if w.history.step(by) {
		w.show()
		w.leftClinic(from)
	}
}

func (w *Window) goHome() {
	w.visit(Route{Page: PageHome}, false)
	w.win.Canvas().Focus(w.field)
}

func (w *Window) openSettings() { w.openBeside(PageSettings) }

func (w *Window) openProblems() { w.openBeside(PageProblems) }

func (w *Window) openKeys() { w.openBeside(PageKeys) }

// openBeside opens a page that is not an entry and leaves the search as it is.
func (w *Window) openBeside(p Page) {
	w.visit(Route{Page: p, Query: w.listed.query, Chip: w.listed.chip}, false)
	w.win.Canvas().Focus(w.page)
}

// escape closes the find bar, or clears the field and goes home.
func (w *Window) escape() {
	if w.finder.open() {
		w.closeFinder()
		return
	}
	w.goHome()
}

// enterPage moves the focus into the page, where the arrow keys scroll.
func (w *Window) enterPage() {
	w.history.passing = false
	w.used()
	w.win.Canvas().Focus(w.page)
}

func (w *Window) focusField() {
	w.win.Canvas().Focus(w.field)
	w.field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// visit goes to a route and shows it.
func (w *Window) visit(r Route, passing bool) {
	from := w.history.now().Page
	w.arrive(r, passing)
	w.show()
	w.leftClinic(from)
}

// arrive goes to a route, of which nothing is shown yet.
func (w *Window) arrive(r Route, passing bool) {
	w.keepNote()
	if !w.due { // else the page is that of an earlier visit
		w.history.leave(w.page.Offset())
	}
	w.history.visit(r, passing)
}

// show brings the screen to where the history stands.
func (w *Window) show() {
	w.showBeside()
	w.showPageOf(w.history.now())
}

// showBeside brings all but the page to where the history stands.
func (w *Window) showBeside() {
	v := w.history.now()
	w.status.rest()
	w.fill(v.Route)
	if w.list.pointed() != v.Entry {
		w.list.point(v.Entry)
	}
	setEnabled(w.back, w.history.can(-1))
	setEnabled(w.forward, w.history.can(1))
}

// showPageOf brings the page to a visit.
func (w *Window) showPageOf(v visit) {
	w.due = false
	if v.Page == PageEntry && w.shown == v.Entry {
		w.page.ScrollTo(v.scroll)
		return
	}
	w.showPage(v)
}

func setEnabled(b interface{ fyne.Disableable }, enabled bool) {
	if enabled {
		b.Enable()
	} else {
		b.Disable()
	}
}

// fill brings the field, the chips, the list and the banner to a route. The
// list stands still while somebody goes through it.
func (w *Window) fill(r Route) {
	if r.Query != w.field.Text {
		w.field.OnChanged = nil
		w.field.SetText(r.Query)
		w.field.OnChanged = w.typed
	}
	want := listing{query: r.Query, chip: r.Chip, filled: true}
	if have := w.listed; have.query == want.query && have.chip == want.chip && have.filled && r.Page != PageHome {
		return
	}
	if !w.listed.filled || w.listed.chip != want.chip {
		w.markChips(r.Chip)
	}
	keep := func(e *handbook.Entry) bool { return chips()[r.Chip].keep(w, e) }
	if r.Query == "" {
		w.listed = want
		w.showBanner(nil)
		w.list.show(w.browseRows(r.Chip, keep), r.Entry)
		return
	}
	res := w.index.SearchWhere(r.Query, maxHits, keep)
	want.hits = len(res.Hits) > 0
	w.listed = want
	if !slices.EqualFunc(res.Flags, w.flags, func(a, b search.Flag) bool { return a.Group == b.Group }) {
		w.showBanner(res.Flags)
	}
	if want.hits && r.Entry == "" {
		r.Entry = res.Hits[0].Entry.ID
	}
	w.list.show(resultRows(res), r.Entry)
}

func (w *Window) markChips(chip int) {
	for i, b := range w.chips {
		b.Importance = widget.MediumImportance
		if i == chip {
			b.Importance = widget.HighImportance
		}
		b.Refresh()
	}
}

func (w *Window) showBanner(flags []search.Flag) {
	if len(flags) == 0 && len(w.flags) == 0 {
		return
	}
	w.flags = flags
	w.banner.RemoveAll()
	w.banner.Hidden = len(flags) == 0
	if len(flags) > 0 {
		w.banner.Add(w.render.emergencyBanner(flags))
	}
	w.arrange()
}

// arrange gives the parts of the window their places, since one of them may have
// another height.
func (w *Window) arrange() {
	c := w.win.Content().(*fyne.Container)
	c.Layout.Layout(c.Objects, c.Size())
	canvas.Refresh(c)
}

// showPage builds and shows the page of a visit.
func (w *Window) showPage(v visit) {
	w.shown = v.Entry
	var page fyne.CanvasObject
	switch v.Page {
	case PageEntry:
		if e := w.book.Entry(v.Entry); e != nil {
			page = w.entryPage(e)
			break
		}
		page = w.homePage()
	case PageNothing:
		page = w.nothingPage(v.Query, v.Chip)
	case PageSettings:
		page = w.settingsPage()
	case PageKeys:
		page = keysPage()
	case PageSideEffects:
		page = w.sideEffectsPage()
	case PageClinic:
		page = w.clinicPage()
	case PageProblems:
		page = w.problemsPage()
	case PageHome:
		page = w.homePage()
	}
	w.showList(v.Page != PageSideEffects)
	w.page.SetContent(w.finder.over(page), v.scroll)
	w.finder.pageChanged()
}

// showAgain builds the page anew where it stands.
func (w *Window) showAgain() {
	v := w.history.now()
	v.scroll = w.page.Offset()
	w.showPage(v)
}

// nothingPage is shown when nothing fits: what to say, and how to tell the
// content owner.
func (w *Window) nothingPage(query string, chip int) fyne.CanvasObject {
	page := newPage()
	page.Add(title(lang.L("No answer found")))
	text := lang.L("Nothing in the handbook fits these words.")
	if chip != 0 {
		text = lang.L("Nothing under “{{.Chip}}” fits these words. Try All.", map[string]any{"Chip": lang.L(chips()[chip].label)})
	}
	page.Add(bodyText(text))
	if f := w.book.Field(fallbackField); f != nil {
		page.Add(w.sayCard(lang.L("You can say"), f.Text()))
	}
	page.Add(w.askOwner(query))
	return page
}
