package page

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook/author"
	"clinichandbook/handbook/values"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// History is the page of all publications and saves: what each changed, and how to undo
// it. For an entry, it is the history of that page.
type History struct {
	host ReleaseHost
	load loading

	id        string // of the page that it is about, or ""
	published []author.Publication
	saves     []author.Save // the newest of each page
	names     map[string]string
	err       error
	by        *xwidget.Entry
	sealing   sealing
	fault     *widget.Label

	opened  int64           // the version whose changes are shown, or 0
	changes []author.Change // in it
	asked   *author.Plan    // what would be lost by showing a version again
	again   int64           // that version

	page pageHistory
}

// NewHistory makes the page.
func NewHistory(host ReleaseHost) *History {
	p := &History{host: host, by: xwidget.NewEntry(), fault: look.Fault()}
	p.by.SetText(host.Author())
	p.by.SetPlaceHolder(lang.L("publish.by"))
	p.sealing = newSealing(host, func() {})
	return p
}

// Content builds the page and reads the working folder again.
func (p *History) Content(id string) fyne.CanvasObject {
	if id != p.id {
		p.id, p.page, p.load.own = id, pageHistory{}, false
	}
	p.load.begin(p.host, p.read)
	page := look.WidePage(look.Title(p.title()))
	switch {
	case p.err != nil:
		page.Add(look.Notice(look.Column(look.Warning(lang.L("owner.away")), look.Body(ownerError(p.err)))))
		return page
	case p.names == nil:
		page.Add(look.Body(lang.L("owner.reading")))
		return page
	}
	if p.id != "" {
		p.pageContent(page)
		return page
	}
	page.Add(look.Intro(lang.L("history.intro")))
	page.Add(p.nameBox())
	page.Add(look.Bold(lang.L("history.published"), theme.ColorNameForeground))
	if len(p.published) == 0 {
		page.Add(look.Body(lang.L("publish.never")))
	}
	for i, release := range p.published {
		page.Add(p.publication(release, i == 0))
	}
	p.savesList(page)
	return page
}

func (p *History) title() string {
	if p.id == "" {
		return lang.L("history.title")
	}
	return lang.L("history.of", map[string]any{"Page": p.nameOf(p.id)})
}

func (p *History) nameOf(id string) string {
	if name := p.names[id]; name != "" {
		return name
	}
	return id
}

// read reads the history, in the background.
func (p *History) read() (show func()) {
	w, id, opened := p.host.Workspace(), p.id, p.opened
	published, err := w.Publications()
	saves, savesErr := w.Saves("")
	book, _, bookErr := w.Draft().Load()
	names := map[string]string{}
	if bookErr == nil {
		for _, e := range book.Entries() {
			names[e.ID] = e.Title
		}
	}
	for _, name := range []string{author.WordsFile, author.FlagsFile, author.OrderFile, values.Name} {
		names[name] = tableName(name)
	}
	err = errors.Join(err, savesErr, bookErr)
	var changes []author.Change
	if opened > 0 && err == nil {
		changes, err = w.ChangesIn(opened)
	}
	ring, ringErr := w.Keyring()
	err = errors.Join(err, ringErr)
	showPage := func() {}
	if id != "" && err == nil {
		showPage, err = p.page.read(w, id)
	}
	return func() {
		p.published, p.saves, p.names, p.changes, p.err = published, newestSaves(saves), names, changes, err
		p.sealing.signed = ring.Signs()
		showPage()
	}
}

// newestSaves is the newest save of each page.
func newestSaves(saves []author.Save) []author.Save {
	var out []author.Save
	seen := map[string]bool{}
	for _, s := range saves {
		if !seen[s.ID] {
			seen[s.ID] = true
			out = append(out, s)
		}
	}
	return out
}

// publication is one publication, with what it changed and how to show it again.
func (p *History) publication(release author.Publication, now bool) fyne.CanvasObject {
	with := map[string]any{"Version": release.Version, "When": Moment(release.At), "By": release.By}
	title := look.Bold(lang.L("history.version", with), theme.ColorNameForeground)
	title.Wrapping = fyne.TextWrapWord
	texts := container.New(xwidget.Column{Gap: -look.TightGap}, title, look.Quiet(lang.L("history.by", with)))
	if release.Why != "" {
		texts.Add(look.Body(release.Why))
	}
	what := lang.L("history.what")
	if p.opened == release.Version {
		what = lang.L("history.less")
	}
	buttons := []fyne.CanvasObject{xwidget.NewButton(what, nil, func() { p.open(release.Version) })}
	if now {
		texts.Add(look.Badge(look.Tinted(theme.ConfirmIcon(), look.ColorDesk), lang.L("history.now"), look.ColorDesk))
	} else {
		buttons = append(buttons,
			xwidget.NewButton(lang.L("history.again"), theme.ContentUndoIcon(), func() { p.showAgain(release.Version, false) }),
			xwidget.NewButton(lang.L("history.to-draft"), nil, func() { p.toDraft(release.Version) }))
	}
	box := look.Column(container.New(&xwidget.Header{Gap: look.Space2}, append([]fyne.CanvasObject{texts}, buttons...)...))
	if p.again == release.Version && p.asked != nil {
		box.Add(p.ask())
	}
	if p.opened == release.Version {
		for _, c := range p.changes {
			box.Add(changeBox(c, nil))
		}
	}
	return look.Box(box)
}

// ask lists the values that desks would lose, before a version is shown again.
func (p *History) ask() fyne.CanvasObject {
	box := look.Column(look.Stop(lang.L("publish.lost")))
	for _, f := range p.asked.Lost {
		box.Add(look.Body(lang.L("publish.lost-value", map[string]any{"Label": f.Label, "Value": f.Value})))
	}
	version := p.again
	box.Add(look.Buttons(
		xwidget.NewButton(lang.L("publish.accept-lost"), nil, func() { p.showAgain(version, true) }),
		xwidget.NewButton(lang.L("button.cancel"), nil, func() {
			p.asked = nil
			p.load.show(p.host)
		})))
	return look.Lost(box)
}

// open shows what a publication changed, or hides it again.
func (p *History) open(version int64) {
	if p.load.busy {
		return
	}
	if p.opened == version {
		p.opened, p.changes = 0, nil
		p.load.show(p.host)
		return
	}
	p.opened = version
	p.load.run(p.host, p.read)
}

// nameBox asks for the name of the person who undoes something.
func (p *History) nameBox() fyne.CanvasObject {
	fields := container.New(&xwidget.Flow{Gap: look.Space3}, container.New(xwidget.Sized{Width: look.NameEms}, named(lang.L("publish.by"), p.by)))
	if password := p.sealing.field(); password != nil && p.id == "" { // a page is restored in the draft, without signing
		fields.Add(container.New(xwidget.Sized{Width: look.NameEms}, password))
	}
	return look.Column(look.Flush(fields), p.fault)
}

// signed is the name of the person who works here, or "" after asking for it.
func (p *History) signed() string {
	by := oneLine(p.by.Text)
	if by == "" {
		p.fault.SetText(lang.L("publish.no-name"))
		p.fault.Show()
		p.load.show(p.host)
		p.host.Focus(p.by)
		return ""
	}
	p.fault.Hide()
	p.host.SetAuthor(by)
	return by
}

// showAgain lets desks show an earlier version.
func (p *History) showAgain(version int64, acceptLost bool) {
	by := p.signed()
	if by == "" || p.load.busy {
		return
	}
	if p.sealing.missing() {
		p.fault.SetText(lang.L("publish.no-password"))
		p.fault.Show()
		p.load.show(p.host)
		p.host.Focus(p.sealing.password)
		return
	}
	w, seal := p.host.Workspace(), p.sealing.seal()
	release := author.Publishing{By: by, Why: lang.L("history.again-why", map[string]any{"Version": version}), AcceptLost: acceptLost}
	p.change(func() (string, error) {
		if err := seal(w, &release); err != nil {
			return "", err
		}
		done, err := w.PublishAgain(version, release)
		return lang.L("history.again-done", map[string]any{"Version": version, "New": done.Version}), err
	}, version)
}

// toDraft puts a version into the draft.
func (p *History) toDraft(version int64) {
	by := p.signed()
	if by == "" || p.load.busy {
		return
	}
	w := p.host.Workspace()
	p.change(func() (string, error) {
		changed, err := w.Restore(version, "", by)
		return lang.L("history.to-draft-done", map[string]any{"Version": version, "Count": len(changed)}), err
	}, version)
}

// change changes something in the background and says what was done.
func (p *History) change(do func() (done string, err error), version int64) {
	p.load.run(p.host, func() func() {
		done, err := do()
		show := p.read()
		return func() {
			show()
			p.asked = nil
			var stopped *author.StoppedError
			switch {
			case err == nil:
				p.host.Say(done)
			case errors.As(err, &stopped) && len(stopped.Plan.Problems) == 0:
				p.asked, p.again = stopped.Plan, version
			default:
				p.fault.SetText(ownerError(err))
				p.fault.Show()
				p.host.Say(ownerError(err))
			}
		}
	})
}

// mostSaves is how many pages the list of saves shows.
const mostSaves = 50

// savesList lists the pages that were saved last.
func (p *History) savesList(page *fyne.Container) {
	if len(p.saves) == 0 {
		return
	}
	page.Add(look.Bold(lang.L("history.saves"), theme.ColorNameForeground))
	page.Add(look.Body(lang.L("history.saves-text")))
	for _, s := range p.saves[:min(len(p.saves), mostSaves)] {
		link := xwidget.NewLink(p.nameOf(s.ID), func() { p.host.ShowOwner("history", s.ID) })
		page.Add(container.New(xwidget.Column{Gap: -look.TightGap}, link, look.Quiet(lang.L("history.saved", map[string]any{"When": Moment(s.At), "By": s.By}))))
	}
}
