package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// Hide is the page on which a content owner hides a page of the handbook that does not
// apply to her clinic, and shows hidden ones again.
type Hide struct {
	host  OwnerHost
	id    string
	state hideState
	asked int // how often the state was read
	why   *xwidget.Entry
	// starting means that the page was opened, and is still being read.
	starting bool
}

var _ Starter = (*Hide)(nil)

// hideState is what is known of a page and of those that are hidden.
type hideState struct {
	read   bool
	linked []*handbook.Entry // to the page
	err    error             // why it cannot be hidden
	hidden []handbook.Hidden
	book   *handbook.Handbook // with every page
}

// NewHide makes the page.
func NewHide(host OwnerHost) *Hide {
	p := &Hide{host: host, why: xwidget.NewEntry()}
	p.why.Name = lang.L("hide.why")
	p.why.SetPlaceHolder(lang.L("hide.why-example"))
	p.why.OnSubmitted = func(string) {
		if e := p.asks(); e != nil {
			p.hide(e)
		}
	}
	return p
}

// Start implements Starter.
func (p *Hide) Start() fyne.Focusable {
	if p.starting = !p.state.read; p.starting || p.asks() == nil {
		return nil
	}
	return p.why
}

// asks is the page that can be hidden here, or nil.
func (p *Hide) asks() *handbook.Entry {
	if !p.state.read || p.state.err != nil || p.isHidden() {
		return nil
	}
	return p.state.book.Entry(p.id)
}

// Content implements OwnerPage.
func (p *Hide) Content(id string) fyne.CanvasObject {
	if id != p.id || !p.state.read {
		p.id, p.state = id, hideState{}
		p.read()
	}
	page := look.Page(look.Title(lang.L("hide.title")), look.Intro(lang.L("hide.intro")))
	if !p.state.read {
		page.Add(look.Body(lang.L("edit.opening")))
		return page
	}
	if e := p.state.book.Entry(id); e != nil && !p.isHidden() {
		page.Add(p.question(e))
	} else if id == "" {
		page.Add(look.Body(lang.L("hide.open-first")))
	}
	if len(p.state.hidden) > 0 {
		page.Add(p.hiddenPages())
	}
	return page
}

func (p *Hide) isHidden() bool {
	for _, h := range p.state.hidden {
		if h.ID == p.id {
			return true
		}
	}
	return false
}

// read reads what the page shows, in the background.
func (p *Hide) read() {
	p.asked++
	n, w, id := p.asked, p.host.Workspace(), p.id
	s := hideState{read: true}
	p.host.Background(func() {
		h, _, err := w.Draft().Load()
		if err != nil {
			s.err = err
			return
		}
		s.hidden, s.book = h.Hidden(), h.Bundled()
		if id != "" {
			s.linked, s.err = w.Draft().Hiding(id)
		}
	}, func() {
		if n != p.asked {
			return
		}
		if s.book == nil {
			s.book = p.host.Book()
		}
		p.state = s
		p.host.Rebuild()
		if p.starting && p.asks() != nil {
			p.host.Focus(p.why)
		}
		p.starting = false
	})
}

// question asks whether to hide the page, and lists what links to it.
func (p *Hide) question(e *handbook.Entry) fyne.CanvasObject {
	box := look.Column(look.Bold(e.Title, theme.ColorNameForeground))
	if p.state.err != nil {
		box.Add(look.Warning(asSentence(ErrorText(p.state.err))))
		return look.Notice(box)
	}
	if len(p.state.linked) == 0 {
		box.Add(look.Body(lang.L("hide.no-links")))
	} else {
		box.Add(look.Body(lang.L("hide.links")))
		for _, from := range p.state.linked {
			box.Add(xwidget.NewLink(from.Title, func() { p.host.Open(from.ID) }))
		}
	}
	box.Add(look.Flush(named(lang.L("hide.why"), p.why)))
	box.Add(container.New(look.Above(look.Space2), look.Buttons(primary(lang.L("hide.hide", map[string]any{"Title": e.Title}), func() { p.hide(e) }))))
	return look.Box(box)
}

func (p *Hide) hide(e *handbook.Entry) {
	w, by, why := p.host.Workspace(), p.host.Author(), p.why.Text
	p.change(func() error {
		_, err := w.Hide(e.ID, by, why)
		return err
	}, lang.L("hide.done", map[string]any{"Title": e.Title}))
}

// change changes what is hidden and says so.
func (p *Hide) change(do func() error, done string) {
	var err error
	p.host.Background(func() { err = do() }, func() {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.why.SetText("")
		p.read()
		p.host.Say(done)
	})
}

// hiddenPages lists the pages that are hidden, each with a button that shows it again.
func (p *Hide) hiddenPages() fyne.CanvasObject {
	box := look.Headed(lang.L("hide.hidden"), theme.ColorNameForeground)
	w := p.host.Workspace()
	for _, h := range p.state.hidden {
		title := h.ID
		if e := p.state.book.Entry(h.ID); e != nil {
			title = e.Title
		}
		show := xwidget.NewButton(lang.L("hide.show"), nil, func() {
			p.change(func() error { return w.Unhide(h.ID) }, lang.L("hide.shown", map[string]any{"Title": title}))
		})
		show.Name = " " + title
		who := lang.L("hide.by", map[string]any{"By": h.By, "On": day(h.On)})
		if h.Why != "" {
			who += " " + asSentence(h.Why)
		}
		lines := container.New(xwidget.Column{Gap: -look.TightGap}, look.Body(title), look.Quiet(who))
		box.Add(container.New(xwidget.Stretch{Gap: look.Space2}, lines, look.Centered(show)))
	}
	return look.Box(box)
}
