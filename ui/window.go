// Package ui is the window of the desk program, around the pages of ui/page: the
// search field with its results, the route through the handbook, commands and
// their keys, the emergency bar, the strip, and the status line.
//
// It shows a [handbook.Handbook] and has no content of its own. It touches
// neither files, except to print, nor anything below Fyne: the program around it
// hands those in.
package ui

import (
	"embed"
	"image"
	"io/fs"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/notebook"
	"clinichandbook/handbook/questions"
	"clinichandbook/handbook/search"
	"clinichandbook/ui/page"
	"clinichandbook/ui/xwidget"
)

// Title is the title of the window.
const Title = "Clinic Handbook"

// Clinic is how clinic values are set on this computer.
type Clinic = page.Values

// Window is the handbook on the screen. Its methods are for Fyne's goroutine.
type Window struct {
	app     fyne.App
	win     fyne.Window
	lib     library
	driver  Driver
	display display
	history history
	toolbar toolbar
	search  *searchPane
	alarm   *emergencyBar
	middle  *fyne.Container // results and page
	area    *pageArea
	status  *statusLine
	strip   *strip // nil while the large window shows
	owner   owner
	group   *group
}

// New builds the window. Its handbook is empty until Show, and its field keeps
// what is typed until then.
func New(a fyne.App, kept *notebook.Notebook) *Window {
	return newWith(a, kept, &group{guides: embed.FS{}})
}

// newWith builds a window of a group.
func newWith(a fyne.App, kept *notebook.Notebook, g *group) *Window {
	book := &handbook.Handbook{}
	w := &Window{app: a, lib: library{book, search.New(book, nil), kept}, group: g}
	if g.first == nil {
		g.first, w.display = w, newDisplay(a, kept)
	} else {
		w.display = g.first.display
	}
	w.win = newWindow(a)
	build(w)
	setGuide(w, g.guides)
	for _, n := range kept.Notices() {
		w.area.home.Notices = append(w.area.home.Notices, page.Translate(n.Message))
	}
	w.display.restore(w.win)
	if last := kept.Window().Page; last != "" && len(w.area.home.Notices) == 0 {
		w.history.visit(route{page: pageEntry, entry: last}, false)
	}
	return w
}

// Window is the window for the program around it.
func (w *Window) Window() fyne.Window { return w.win }

// SetDriver sets what the program does for the window below Fyne.
func (w *Window) SetDriver(d Driver) {
	w.driver, w.toolbar.tips.After, w.display.restyle = d, d.After, d.Restyle
}

// SetPrinter sets how pages are printed.
func (w *Window) SetPrinter(p Printer) { w.group.printer = p }

// SetClinic sets how clinic values are set.
func (w *Window) SetClinic(c Clinic) {
	w.owner.here = c
	if !owns(w) {
		w.area.clinic.SetValues(c)
	}
	if w.history.now().page == pageClinic {
		w.showAgain()
	}
}

// SetPreview means that the window shows a content folder to its owner, and
// which one.
func (w *Window) SetPreview(dir string) {
	w.win.SetTitle(Title + " – " + lang.L("preview.title") + ": " + dir)
	w.SetClinic(Clinic{Locked: lang.L("preview.locked")})
	w.area.entry.Preview = true
	w.Notice(lang.L("preview.not-kept"))
}

// LockedHere says that clinic values cannot be changed on this computer.
func LockedHere() string { return lang.L("clinic.locked-here") }

// Show shows a handbook, and searches it for what is in the field already.
func (w *Window) Show(book *handbook.Handbook, index *search.Index) {
	w.catchUp()
	w.lib.book, w.lib.index = book, index
	w.search.forget()
	w.search.ready()
	w.status.setBook(book)
	if now := w.history.now(); now.page == pageEntry && w.entry() == nil {
		w.history = history{} // no longer in the handbook
	}
	restoreDrafts(w)
	if w.search.field.Text == "" {
		w.show()
	} else {
		w.typed(w.search.field.Text)
	}
	if w.isFirst() {
		w.app.Lifecycle().SetOnEnteredForeground(func() { reloadNotebook(w) })
	}
}

// Swap replaces the handbook and leaves everything else as the reader has it:
// the query and the cursor in it, the list and the page with their scroll
// positions, what is being written, and the focus.
func (w *Window) Swap(book *handbook.Handbook, index *search.Index) {
	w.catchUp()
	kept := keptNotice(w.lib.book)
	w.lib.book, w.lib.index = book, index
	w.group.pictures.forget()
	message := w.status.message()
	w.status.setBook(book)
	if now := keptNotice(book); now != "" && now != kept {
		message = now
	}
	found, scroll := w.area.finder.at, w.area.pager.Offset()
	w.history.leave(scroll)
	if w.history.now().page == pageEntry && w.entry() == nil {
		w.leaveMissing()
		scroll = 0
	}
	if v := w.history.now(); v.page == pageNothing {
		w.search.forget()
		w.lookUp(v.query, v.filter) // there may be an answer now
		w.area.due = false          // the page is shown below
	}
	v := w.history.now()
	v.scroll = scroll
	followFlags(w, v.query, false)
	w.search.refill(v.route, w.alarm.flags)
	w.toolbar.setHistory(&w.history)
	w.showPage(v)
	w.restoreFocus()
	w.area.finder.backTo(found)
	w.area.pager.ScrollTo(v.scroll)
	if w.strip != nil {
		w.strip.showAgain()
	}
	w.status.sayAgain(message)
	if w.isFirst() {
		for _, o := range w.group.others {
			o.Swap(book, index)
		}
	}
}

// Notice adds sentences to the home page, and makes it the first page. It must
// be called before Show.
func (w *Window) Notice(sentences ...string) {
	w.area.home.Notices = append(w.area.home.Notices, sentences...)
	w.history = history{}
}

// AddNotices adds sentences to the home page.
func (w *Window) AddNotices(sentences ...string) {
	w.area.home.Notices = append(w.area.home.Notices, sentences...)
	if w.history.now().page == pageHome {
		w.showAgain()
	}
}

// SetDelivery shows how old the clinic's content is and what is wrong with it.
func (w *Window) SetDelivery(s delivery.Status) {
	w.group.delivery = s
	w.area.home.Delivery = s
	w.status.setDelivery(s)
	sayChecked(w, s)
	if w.history.now().page == pageHome {
		w.showAgain()
	}
	if w.isFirst() {
		for _, o := range w.group.others {
			o.SetDelivery(s)
		}
	}
}

// Notify says that new content of the clinic is shown.
func (w *Window) Notify(s delivery.Status) {
	if kept := keptNotice(w.lib.book); kept != "" {
		w.status.announce(kept)
		return
	}
	w.status.announce(lang.L("status.new-content", map[string]any{"Date": page.Moment(s.Date)}))
}

// Request is what a start of the program asks for. The zero value asks for the
// window alone.
type Request struct {
	Query string `json:"query,omitempty"`
	Entry string `json:"entry,omitempty"` // id
}

// Serve does what a start of the program asks for. One that asks for nothing leaves a
// menu open that somebody was quick to open.
func (w *Window) Serve(r Request) {
	if r == (Request{}) {
		return
	}
	closeDialogs(w) // the keys are for what is asked for now
	switch {
	case r.Entry != "" && w.lib.book.Entry(r.Entry) == nil:
		w.status.say(lang.L("status.no-entry", map[string]any{"ID": r.Entry}))
	case r.Entry != "":
		w.Open(r.Entry)
		w.visit(route{page: pageEntry, entry: r.Entry}, false) // without an old search
	case r.Query != "" && w.strip != nil:
		w.strip.field.SetText(r.Query)
	case r.Query != "":
		w.search.field.SetText(r.Query)
		w.focusField()
	}
}

// Raise brings the window, or the strip in its place, to the front.
func (w *Window) Raise() {
	win := w.win
	if w.strip != nil {
		win = w.strip.win
	} else if w.driver.Restore != nil {
		w.driver.Restore()
	}
	if w.isFirst() {
		w.group.hidden = false
	}
	win.Show()
	win.RequestFocus()
}

// Paste puts text at the caret of the field with the focus or, without one, into
// the search field.
func (w *Window) Paste(text string) {
	if w.dialogOpen() || w.strip != nil {
		return
	}
	field, ok := w.win.Canvas().Focused().(*xwidget.Entry)
	if !ok {
		field = w.search.field
		w.win.Canvas().Focus(field)
	}
	field.Insert(text)
}

// Moved records where the window is on the screen, in pixels, after it was moved or
// resized.
func (w *Window) Moved(x, y int) {
	if !w.win.FullScreen() {
		w.display.moved(image.Pt(x, y), w.win.Canvas().Size(), time.Now())
	}
}

// WasMaximized reports whether the window filled the screen when the program ended.
func (w *Window) WasMaximized() bool { return w.lib.kept.Window().Maximized }

func (w *Window) maximized() bool { return w.driver.Maximized != nil && w.driver.Maximized() }

// FitInto makes the window, once it is on the screen, no larger than that. Of an
// unknown size it stays as it is.
func (w *Window) FitInto(screen fyne.Size) {
	w.search.list.point(w.history.now().entry) // now that it has its height
	size := w.win.Canvas().Size()
	fit := size.Min(screen)
	if screen.IsZero() || w.win.FullScreen() || fit == size {
		return
	}
	w.win.Resize(fit)
}

// Rescue saves what is being written when the program has to stop.
func (w *Window) Rescue() {
	for _, o := range w.group.others {
		o.area.entry.SaveNote()
	}
	putDown(w)
	writeDrafts(w)
	host{w}.Fail(w.lib.kept.Flush())
}

// arrange lays out the window after one of its parts changed its height.
func (w *Window) arrange() {
	c, ok := w.win.Content().(*fyne.Container)
	if !ok { // still being built
		return
	}
	c.Layout.Layout(c.Objects, c.Size())
	canvas.Refresh(c)
}

// SetCheck sets what looks for new content, and reports whether the clinic
// delivers any.
func (w *Window) SetCheck(check func() bool) { w.group.check = check }

// SetGuide sets the folder of the guides. They are read when somebody opens them.
func (w *Window) SetGuide(files fs.FS) {
	w.group.guides = files
	setGuide(w, files)
}

// isFirst reports whether the window is the one that the program around it knows.
func (w *Window) isFirst() bool { return w.group.first == w }

// SetQuestions sets the folder in which questions for the content owner are left, or ""
// if they go to the clipboard.
func (w *Window) SetQuestions(dir string) { w.group.questions = questions.Folder{Dir: dir} }

// SetDrafts sets where text is kept while it is being written.
func (w *Window) SetDrafts(d Drafts) { w.area.journal.drafts = d }

// WatchFrontKey makes the key that the reader has set work, or says why it does not.
func (w *Window) WatchFrontKey() {
	key := w.lib.kept.Window().FrontKey
	if err := watchKey(w, key); err != nil {
		w.status.say(frontKeyFault(err, key))
	}
}

// ToggleMenu opens the main menu, or closes it.
func (w *Window) ToggleMenu() {
	if o := w.toolbar.open; o != nil && o.Visible() {
		o.Hide()
		return
	}
	popUp(w, -1)
}

// SetOwner lets a content owner write the handbook in this window. She begins on the
// page "Set up", and with a working folder has the other pages, too.
func (w *Window) SetOwner(o Owner) {
	w.owner = owner{Owner: o, pages: map[string]page.OwnerPage{}, choice: author.Computer{Dir: o.Dir}.Choice(), here: w.owner.here}
	reachWorkspace(w)
	ownValues(w)
	takeDrops(w)
}

// End ends the program as closing its window does, without a question: what is not
// saved is there at the next start.
func (w *Window) End() {
	putDown(w)
	writeDrafts(w)
	goOut(w)
}

// CloseDialog closes the dialog on top and reports whether there was one.
func (w *Window) CloseDialog() bool {
	overlays := w.win.Canvas().Overlays()
	top := overlays.Top()
	if top != nil {
		overlays.Remove(top)
		w.toolbar.open = nil // no dialog is above the menu
	}
	return top != nil
}

// dialogOpen reports whether a dialog is open.
func (w *Window) dialogOpen() bool { return w.win.Canvas().Overlays().Top() != nil }
