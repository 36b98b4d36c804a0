package ui

import (
	"io"
	"io/fs"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
	"clinichandbook/handbook/export"
	"clinichandbook/ui/page"
)

// ownerPage is a page of the content owner's mode. Its name is the key of its title in
// the translations after "owner.".
type ownerPage struct {
	name  string
	keys  []chord
	make  func(page.OwnerHost) page.OwnerPage
	entry bool // it is about the entry on the screen, and needs one
	// always shows it in the menu before a working folder is chosen.
	always bool
}

// ownerPages is the table of all pages of the content owner, in the order of the menu.
func ownerPages() []ownerPage {
	return []ownerPage{
		{name: "setup", always: true, make: func(h page.OwnerHost) page.OwnerPage { return page.NewSetup(h) }},
		{name: "edit", keys: []chord{{fyne.KeyE, ctrlShift}}, entry: true, make: func(h page.OwnerHost) page.OwnerPage { return page.NewEdit(h) }},
		{name: "new", make: func(h page.OwnerHost) page.OwnerPage { return page.NewNewPage(h) }},
		{name: importPage, keys: []chord{{fyne.KeyI, ctrlShift}}, make: func(h page.OwnerHost) page.OwnerPage { return page.NewImporting(h) }},
		{name: "hide", make: func(h page.OwnerHost) page.OwnerPage { return page.NewHide(h) }},
		{name: "order", make: func(h page.OwnerHost) page.OwnerPage { return page.NewOrder(h) }},
		{name: "words", make: func(h page.OwnerHost) page.OwnerPage { return page.NewWords(h) }},
		{name: "flags", make: func(h page.OwnerHost) page.OwnerPage { return page.NewFlags(h) }},
		{name: "updates", make: func(h page.OwnerHost) page.OwnerPage { return page.NewUpdates(h) }},
		{name: "questions", make: func(h page.OwnerHost) page.OwnerPage { return page.NewQuestions(h) }},
		{name: "review", keys: []chord{{fyne.KeyB, ctrlShift}}, make: func(h page.OwnerHost) page.OwnerPage { return page.NewReview(h) }},
		{name: "publish", keys: []chord{{fyne.KeyL, ctrlShift}}, make: func(h page.OwnerHost) page.OwnerPage { return page.NewPublish(h) }},
		{name: "history", keys: []chord{{fyne.KeyH, ctrlShift}}, make: func(h page.OwnerHost) page.OwnerPage { return page.NewHistory(h) }},
	}
}

// importPage is the name of the page that brings in files.
const importPage = "import"

// Owner is what the content owner's mode needs of the program around the window.
type Owner struct {
	Bundled fs.FS
	Dir     string // of what this computer remembers for the owner
	// Content is the content folder that this desk reads, or "". Where it can be changed,
	// clinic values are set in it for every desk.
	Content string
	// Background runs work on another goroutine and then the other function on Fyne's.
	// If nil, both run immediately.
	Background func(work, then func())
}

// owner is the content owner's mode. Its zero value is a window without one.
type owner struct {
	Owner
	choice author.Choice
	pages  map[string]page.OwnerPage // by name, once they were opened
	shown  page.OwnerPage            // on the screen, or nil
	here   Clinic                    // how values are set on this computer
}

// available reports whether this window can be the content owner's.
func (o *owner) available() bool { return o.pages != nil }

// owns reports whether a working folder is chosen.
func owns(w *Window) bool { return w.owner.available() && w.owner.choice.Folder != "" }

// workspace is the working folder; its root is "" if none is chosen.
func (o *owner) workspace() author.Workspace {
	return author.Workspace{Bundled: o.Bundled, Root: o.choice.Folder}
}

// background runs work on another goroutine.
func (o *owner) background(work, then func()) {
	if o.Background == nil {
		work()
		then()
		return
	}
	o.Background(work, then)
}

// reachWorkspace says if the working folder cannot be reached. The mode stays: what is
// written in the meantime is kept on this computer.
func reachWorkspace(w *Window) {
	if !owns(w) {
		return
	}
	workspace := w.owner.workspace()
	var err error
	w.owner.background(func() { err = workspace.Reach() }, func() {
		if workspace.Root == w.owner.choice.Folder {
			host{w}.Fail(err)
		}
	})
}

// ownerCommands are the commands of the content owner's menu.
func ownerCommands() []command {
	var list []command
	for _, p := range ownerPages() {
		c := command{menu: "menu.help", sub: "menu.owner", name: "owner." + p.name, keys: p.keys, shown: owns, run: func(w *Window) { openOwnerPage(w, p) }}
		if p.always {
			c.shown = func(w *Window) bool { return w.owner.available() }
		}
		if p.entry {
			c.enabled = func(w *Window) bool { return subjectOf(w) != "" }
		}
		list = append(list, c)
	}
	return append(list, command{menu: "menu.help", sub: "menu.owner", name: "owner.save", keys: []chord{{fyne.KeyS, ctrl}}, shown: owns, run: saveDraft, enabled: canSave})
}

// canSave reports whether the page on the screen has something to save.
func canSave(w *Window) bool {
	_, ok := w.owner.shown.(page.Saver)
	return ok
}

// saveDraft saves what is written on the page.
func saveDraft(w *Window) {
	if s, ok := w.owner.shown.(page.Saver); ok {
		s.Save()
	}
}

// subjectOf is the id of the entry that the page on the screen is about, or "".
func subjectOf(w *Window) string {
	if r := w.history.now(); r.page == pageEntry || r.page == pageOwner && !author.IsTable(r.entry) {
		return r.entry
	}
	return ""
}

// openOwnerPage opens a page of the content owner from the menu.
func openOwnerPage(w *Window, p ownerPage) {
	id := subjectOf(w)
	if p.entry && id == "" {
		w.status.say(lang.L("owner.open-a-page"))
		return
	}
	showOwner(w, p.name, id)
}

func showOwner(w *Window, name, id string) {
	w.visit(route{page: pageOwner, owner: name, entry: id, query: w.search.listed.query, filter: w.search.listed.filter}, false)
	if s, ok := w.owner.shown.(page.Starter); ok && s.Start() != nil {
		w.win.Canvas().Focus(s.Start())
		return
	}
	w.win.Canvas().Focus(w.area.pager)
}

// ownerContent builds a page of the content owner, or nil if there is none of that
// name now.
func ownerContent(w *Window, name, id string) fyne.CanvasObject {
	for _, p := range ownerPages() {
		if p.name != name || !w.owner.available() || !p.always && !owns(w) {
			continue
		}
		if w.owner.pages[name] == nil {
			w.owner.pages[name] = p.make(ownerHost{host{w}})
		}
		w.owner.shown = w.owner.pages[name]
		return w.owner.shown.Content(id)
	}
	return nil
}

// putDown keeps what is being written on the page before another one is shown.
func putDown(w *Window) {
	w.area.entry.SaveNote()
	if l, ok := w.owner.shown.(page.Leaver); ok {
		l.Leave()
	}
}

// ownerHost is the window as the pages of the content owner see it.
type ownerHost struct{ host }

var _ page.OwnerHost = ownerHost{}

// Workspace implements page.OwnerHost.
func (h ownerHost) Workspace() author.Workspace { return h.w.owner.workspace() }

// UseWorkspace implements page.OwnerHost.
func (h ownerHost) UseWorkspace(root string) {
	c := h.w.owner.choice
	c.Folder = root
	h.remember(c)
	h.w.owner.pages = map[string]page.OwnerPage{"setup": h.w.owner.pages["setup"]} // the others are of another folder
	ownValues(h.w)
	h.w.showAgain()
}

// Autosaves implements page.OwnerHost.
func (h ownerHost) Autosaves() author.Autosaves {
	return author.Computer{Dir: h.w.owner.Dir}.Autosaves()
}

// Author implements page.OwnerHost.
func (h ownerHost) Author() string { return h.w.owner.choice.By }

// SetAuthor implements page.OwnerHost.
func (h ownerHost) SetAuthor(name string) {
	if name != h.Author() {
		c := h.w.owner.choice
		c.By = name
		h.remember(c)
	}
}

// OwnKey implements page.OwnerHost.
func (h ownerHost) OwnKey() author.OwnKey { return h.w.owner.choice.Key }

// SetOwnKey implements page.OwnerHost.
func (h ownerHost) SetOwnKey(key author.OwnKey) {
	c := h.w.owner.choice
	c.Key = key
	h.remember(c)
}

// Computer implements page.OwnerHost.
func (h ownerHost) Computer() author.Computer { return author.Computer{Dir: h.w.owner.Dir} }

func (h ownerHost) remember(c author.Choice) {
	h.w.owner.choice = c
	h.Fail(author.Computer{Dir: h.w.owner.Dir}.Choose(c))
}

// Background implements page.OwnerHost.
func (h ownerHost) Background(work, then func()) { h.w.owner.background(work, then) }

// After implements page.OwnerHost.
func (h ownerHost) After(d time.Duration, do func()) (stop func()) {
	if h.w.driver.After == nil {
		do()
		return func() {}
	}
	return h.w.driver.After(d, do)
}

// ShowOwner implements page.OwnerHost.
func (h ownerHost) ShowOwner(name, id string) { showOwner(h.w, name, id) }

// AnswerQuestion implements page.OwnerHost.
func (h ownerHost) AnswerQuestion(question string) {
	showOwner(h.w, "new", "")
	if p, ok := h.w.owner.shown.(*page.NewPage); ok {
		p.Answer(question)
	}
}

// PrintReview implements page.OwnerHost.
func (h ownerHost) PrintReview(book *handbook.Handbook, entries []*handbook.Entry) {
	h.w.group.printer.print("review-sheets", func(to io.Writer, date string) error { return export.PrintReviewSheets(to, book, entries, date) }, h.w.status.say)
}
