package page

import (
	"errors"
	"maps"
	"path"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
	"clinichandbook/handbook/content"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// ReleaseHost is what the pages between a draft and the desks need of the window.
type ReleaseHost interface {
	Library
	Status
	Frame
	// Workspace is where the owner works.
	Workspace() author.Workspace
	// Author is the name of who works here, or "".
	Author() string
	// SetAuthor remembers it.
	SetAuthor(name string)
	// OwnKey is the key that signs what she publishes, or none.
	OwnKey() author.OwnKey
	// Background runs work on another goroutine, because a share may be slow, and
	// then calls the other function on Fyne's goroutine.
	Background(work, then func())
	// ShowOwner goes to a page of the owner by its name, about an entry or none.
	ShowOwner(name, id string)
}

// Publish is the page on which the content owner lets every desk show the draft.
type Publish struct {
	host ReleaseHost
	load loading

	plan       *author.Plan
	last       author.Publication // what desks show; its Version is 0 before the first
	before     int64              // the version before it, or 0
	err        error
	done       bool // published or undone on this visit
	acceptLost bool
	held       map[string]bool // names of files that are not to be published
	by, why    *xwidget.Entry
	sealing    sealing
	fault      *widget.Label
	desks      deskList
}

// NewPublish makes the page.
func NewPublish(host ReleaseHost) *Publish {
	p := &Publish{host: host, by: xwidget.NewEntry(), why: xwidget.NewEntry(), fault: look.Fault(), held: map[string]bool{}}
	p.by.SetText(host.Author())
	p.by.SetPlaceHolder(lang.L("publish.by"))
	p.why.SetPlaceHolder(lang.L("publish.why-example"))
	p.why.OnSubmitted = func(string) { p.publish() }
	p.sealing = newSealing(host, p.publish)
	p.load.first = p.empty
	return p
}

// Content builds the page and reads the working folder again.
func (p *Publish) Content(string) fyne.CanvasObject {
	p.load.begin(p.host, p.read)
	page := look.WidePage(look.Title(lang.L("publish.title")), look.Intro(p.state()))
	switch {
	case p.err != nil:
		page.Add(look.Notice(look.Column(look.Warning(lang.L("owner.away")), look.Body(ownerError(p.err)))))
		return page
	case p.plan == nil:
		page.Add(look.Body(lang.L("owner.reading")))
		return page
	}
	p.blockers(page)
	page.Add(p.form())
	if desks := p.desks.box(p.forget, func() { p.load.run(p.host, p.read) }); desks != nil {
		page.Add(desks)
	}
	p.hints(page)
	p.changes(page)
	return page
}

// Start implements Starter.
func (p *Publish) Start() fyne.Focusable { return p.load.start() }

// empty is the first field of the form that is still to be filled in, or nil without a
// form.
func (p *Publish) empty() fyne.Focusable {
	if p.plan == nil || p.plan.Nothing() {
		return nil
	}
	if strings.TrimSpace(p.by.Text) == "" {
		return p.by
	}
	return p.why
}

// read plans the publication in the background.
func (p *Publish) read() (show func()) {
	w := p.host.Workspace()
	plan, err := w.PlanWithout(slices.Sorted(maps.Keys(p.held)))
	last, before, lastErr := lastPublication(w)
	desks, desksErr := readDesks(w, last.Version)
	return func() {
		p.plan, p.last, p.before, p.desks, p.err = plan, last, before, desks, errors.Join(err, lastErr, desksErr)
		p.sealing.signed = plan != nil && plan.Signed
	}
}

// state says what desks show now.
func (p *Publish) state() string {
	if p.plan == nil {
		return lang.L("publish.intro")
	}
	return deskState(p.last)
}

// blockers are what stops the publication.
func (p *Publish) blockers(page *fyne.Container) {
	if problems := p.plan.Problems; len(problems) > 0 {
		box := look.Column(look.Stop(lang.L("publish.stopped", map[string]any{"Count": len(problems)})))
		for _, problem := range problems {
			box.Add(p.problem(problem))
		}
		page.Add(look.Lost(box))
	}
	if lost := p.plan.Lost; len(lost) > 0 {
		page.Add(look.Lost(p.lostBox(lost, lang.L("publish.accept-lost"))))
	}
}

// problem is what is wrong, with the page on which it is mended. What to do in a file is
// left out: nobody here sees one.
func (p *Publish) problem(problem handbook.Problem) fyne.CanvasObject {
	name, page, id := p.mended(problem)
	link := xwidget.NewLink(name, func() { p.host.ShowOwner(page, id) })
	what := look.Body(asSentence(strings.TrimSuffix(problem.What(), ".")))
	if content.IsQuestion(problem) {
		what = look.Body(lang.L("updates.question"))
	}
	if _, ok := content.SecondVersionOf(problem); ok {
		what = look.Body(lang.L("history.copy", map[string]any{"File": path.Base(problem.File)}))
	}
	if page == "" {
		return container.New(xwidget.Column{Gap: -look.TightGap}, look.Bold(name, theme.ColorNameForeground), what)
	}
	return container.New(xwidget.Column{Gap: -look.TightGap}, link, what)
}

// mended is where a problem is mended: the name to show, and the owner's page with the
// id of what it is about. A file that no page shows has only a name.
func (p *Publish) mended(problem handbook.Problem) (name, page, id string) {
	if id, ok := content.SecondVersionOf(problem); ok {
		return p.nameOf(id), "history", id
	}
	if id, ok := content.PageID(problem.File); ok {
		if content.IsQuestion(problem) {
			return p.nameOf(id), "updates", ""
		}
		return p.nameOf(id), "edit", id
	}
	switch problem.File {
	case "red-flags.yaml":
		return lang.L("red-flags.title"), "flags", ""
	case "vocabulary.yaml":
		return lang.L("change.words"), "words", ""
	case "order.yaml":
		return lang.L("order.title"), "order", ""
	case "hidden.yaml":
		return lang.L("change.hidden"), "hide", ""
	}
	return changeTitle(author.Change{Name: problem.File}), "", ""
}

// nameOf is the title of a page, as desks will show it if they do not have it yet, or
// the name of a table.
func (p *Publish) nameOf(id string) string {
	if e := p.host.Book().Entry(id); e != nil {
		return e.Title
	}
	for _, c := range p.plan.Changes {
		if c.ID == id && c.Title != "" {
			return c.Title
		}
	}
	return tableName(id)
}

// lostBox lists the values that desks need and would lose.
func (p *Publish) lostBox(lost []*handbook.Field, accept string) fyne.CanvasObject {
	box := look.Column(look.Stop(lang.L("publish.lost")))
	for _, f := range lost {
		box.Add(look.Body(lang.L("publish.lost-value", map[string]any{"Label": f.Label, "Value": f.Value})))
	}
	check := widget.NewCheck(accept, func(on bool) { p.acceptLost = on })
	check.Checked = p.acceptLost
	box.Add(check)
	return box
}

// form is who publishes, why, and the button; or what was published last.
func (p *Publish) form() fyne.CanvasObject {
	if p.plan.Nothing() {
		return p.nothing()
	}
	if none := p.sealing.noKey(); none != nil {
		return none
	}
	box := look.Column()
	if len(p.plan.Changes) == 0 {
		box.Add(look.Body(lang.L("publish.anew")))
	}
	box.Add(look.Flush(look.SideBySide(labeled(lang.L("publish.by"), p.by), labeled(lang.L("publish.why"), p.why))))
	if password := p.sealing.row(); password != nil {
		box.Add(password)
	}
	box.Add(p.fault)
	box.Add(container.New(look.Above(look.Space3), look.Buttons(primary(lang.L("publish.button"), p.publish), p.toHistory())))
	return look.Box(box)
}

func (p *Publish) toHistory() fyne.CanvasObject {
	return xwidget.NewButton(lang.L("history.title"), theme.HistoryIcon(), func() { p.host.ShowOwner("history", "") })
}

// labeled puts the name of a field above it.
func labeled(name string, field fyne.CanvasObject) fyne.CanvasObject { return named(name, field) }

// nothing says that desks show all of the draft, and offers to take it back.
func (p *Publish) nothing() fyne.CanvasObject {
	title := lang.L("publish.nothing")
	switch {
	case p.done:
		title = doneText(p.last)
	case len(p.plan.Held) > 0:
		title = lang.L("publish.nothing-ticked")
	}
	box := look.Column(look.Fine(title))
	if p.done {
		box.Add(look.Body(lang.L("publish.reaches")))
	}
	buttons := []fyne.CanvasObject{}
	if password := p.sealing.row(); password != nil && p.before > 0 {
		box.Add(password)
	}
	box.Add(p.fault)
	if p.before > 0 {
		buttons = append(buttons, xwidget.NewButton(lang.L("publish.undo"), theme.ContentUndoIcon(), p.undo))
	}
	if p.last.Version > 0 {
		buttons = append(buttons, p.toHistory())
	}
	if len(buttons) > 0 {
		box.Add(look.Buttons(buttons...))
	}
	return look.Good(box)
}

// hints are what should be known and stops nothing: pages that nobody has signed,
// callers' lines, and what is to be done some day.
func (p *Publish) hints(page *fyne.Container) {
	if unsigned := p.plan.Unsigned; len(unsigned) > 0 {
		page.Add(look.Notice(look.Column(look.Warning(lang.L("publish.unsigned", map[string]any{"Count": len(unsigned)})), look.Body(titles(unsigned)),
			look.Buttons(xwidget.NewButton(lang.L("owner.review"), nil, func() { p.host.ShowOwner("review", "") })))))
	}
	if len(p.plan.Trials) > 0 {
		page.Add(trialsBox(p.plan))
	}
	if known := p.plan.Known; len(known) > 0 {
		box := look.Headed(lang.L("publish.known", map[string]any{"Count": len(known)}), theme.ColorNameForeground)
		for _, problem := range known {
			box.Add(p.problem(problem))
		}
		page.Add(box)
	}
}

// publish lets every desk show the draft.
func (p *Publish) publish() {
	release := author.Publishing{By: p.name(), Why: strings.TrimSpace(p.why.Text), AcceptLost: p.acceptLost, Without: slices.Sorted(maps.Keys(p.held))}
	switch {
	case p.load.busy || p.plan.Nothing():
		return
	case release.By == "":
		p.refuse(lang.L("publish.no-name"), p.by)
		return
	case release.Why == "":
		p.refuse(lang.L("publish.no-reason"), p.why)
		return
	case p.plan.Stops(p.acceptLost):
		p.refuse(lang.L("publish.mend-first"), nil)
		return
	case p.sealing.missing():
		p.refuse(lang.L("publish.no-password"), p.sealing.password)
		return
	}
	p.release(release, author.Workspace.Publish)
}

// undo lets desks show the version before the last one again.
func (p *Publish) undo() {
	if p.load.busy {
		return
	}
	release := author.Publishing{By: p.name(), Why: lang.L("publish.undo-why", map[string]any{"Version": p.last.Version}), AcceptLost: p.acceptLost}
	switch {
	case release.By == "":
		p.refuse(lang.L("publish.no-name"), p.by)
		return
	case p.sealing.missing():
		p.refuse(lang.L("publish.no-password"), p.sealing.password)
		return
	}
	before := p.before
	p.release(release, func(w author.Workspace, release author.Publishing) (author.Publication, error) {
		return w.PublishAgain(before, release)
	})
}

// forget removes a desk that is no longer used.
func (p *Publish) forget(name string) {
	if p.load.busy {
		return
	}
	w := p.host.Workspace()
	p.load.run(p.host, func() func() {
		err := w.ForgetDesk(name)
		show := p.read()
		return func() {
			show()
			p.host.Fail(err)
		}
	})
}

func (p *Publish) name() string { return strings.Join(strings.Fields(p.by.Text), " ") }

// release publishes in the background and then says what desks show.
func (p *Publish) release(release author.Publishing, do func(author.Workspace, author.Publishing) (author.Publication, error)) {
	p.fault.Hide()
	p.host.Say(lang.L("publish.busy"))
	w, by, seal := p.host.Workspace(), p.name(), p.sealing.seal()
	p.load.run(p.host, func() func() {
		var done author.Publication
		err := seal(w, &release)
		if err == nil {
			done, err = do(w, release)
		}
		show := p.read()
		return func() {
			show()
			if err != nil {
				p.fault.SetText(ownerError(err))
				p.fault.Show()
				p.host.Say(ownerError(err))
				return
			}
			p.sealing.password.SetText("")
			p.done, p.acceptLost = true, false
			p.why.SetText("")
			p.host.SetAuthor(by)
			p.host.Say(doneText(done))
		}
	})
}

// refuse says what is missing, and moves the focus there.
func (p *Publish) refuse(why string, where fyne.Focusable) {
	p.fault.SetText(why)
	p.fault.Show()
	p.load.show(p.host)
	if where != nil {
		p.host.Focus(where)
	}
}
