package page

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/handbook/guide"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// GuideHost is what the guides need of the window.
type GuideHost interface {
	Frame
	Keyboard
	// ShowGuide goes to a section of the guides, or to their contents if the ID is
	// empty.
	ShowGuide(id string)
}

// GuideSource reads the guides, and returns a search of their sections.
type GuideSource func() (*guide.Guide, func(text string) []*handbook.Entry, error)

// Guide is the page of the guides: their contents with a search field, or one
// section. It reads them when they are first shown.
type Guide struct {
	host   GuideHost
	source GuideSource
	guide  *guide.Guide // nil before it was read
	find   func(text string) []*handbook.Entry
	query  string // what is searched for in the contents
	field  *xwidget.Entry
	list   *fyne.Container
	found  []*handbook.Entry // in the order of the list
}

// NewGuide makes the page.
func NewGuide(host GuideHost) *Guide { return &Guide{host: host} }

// SetSource sets where the guides come from.
func (p *Guide) SetSource(source GuideSource) { p.source = source }

// Content builds the page of a section, or the contents.
func (p *Guide) Content(id string) fyne.CanvasObject {
	p.field = nil
	if err := p.read(); err != nil {
		return look.Page(look.Title(lang.L("guide.title")), look.Intro(lang.L("guide.failed", map[string]any{"Reason": err.Error()})))
	}
	if c, at, ok := p.guide.Section(id); ok {
		return p.section(c, at)
	}
	return p.contents()
}

// Focus puts the focus into the search field, if there is one.
func (p *Guide) Focus() {
	if p.field != nil {
		p.host.Focus(p.field)
		return
	}
	p.host.Focus(nil)
}

// read reads the guides once.
func (p *Guide) read() (err error) {
	switch {
	case p.guide != nil:
		return nil
	case p.source == nil:
		return errors.ErrUnsupported
	}
	p.guide, p.find, err = p.source()
	return err
}

// contents lists the chapters, or what is found in them.
func (p *Guide) contents() fyne.CanvasObject {
	p.field = xwidget.NewEntry()
	p.field.SetPlaceHolder(lang.L("guide.search"))
	p.field.SetText(p.query)
	p.field.OnChanged = func(text string) {
		p.query = text
		p.fill()
		p.host.Pager().ScrollTo(0)
	}
	p.field.OnKey = p.key
	p.field.OnRune = func(r rune) bool { return p.field.Text == "" && p.host.Command(r) }
	p.list = container.New(xwidget.Column{Gap: look.Space2})
	p.fill()
	return look.Page(look.Title(lang.L("guide.title")), look.Flush(p.field), p.list)
}

// key is a key in the search field: Enter opens the first section found, and Down
// leads to the list.
func (p *Guide) key(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyReturn, fyne.KeyEnter:
		if len(p.found) > 0 {
			p.host.ShowGuide(p.found[0].ID)
		}
		return true
	case fyne.KeyDown, fyne.KeyPageDown:
		p.host.Focus(nil)
		return true
	}
	return p.host.Key(k)
}

// fill fills the list below the search field.
func (p *Guide) fill() {
	p.list.RemoveAll()
	p.found = nil
	if p.query != "" {
		p.found = p.find(p.query)
		for _, s := range p.found {
			chapter, _, _ := p.guide.Section(s.ID)
			p.list.Add(container.New(xwidget.Column{Gap: -look.TightGap}, p.link(s.Title, s), look.Quiet(chapter.Title)))
		}
		if len(p.found) == 0 {
			p.list.Add(look.Body(lang.L("guide.nothing")))
		}
		return
	}
	for _, c := range p.guide.Chapters() {
		links := container.New(xwidget.Column{Gap: -look.TightGap})
		for i, s := range c.Sections {
			if i == 0 {
				links.Add(p.link(lang.L("guide.introduction"), s))
				continue
			}
			links.Add(p.link(s.Title, s))
		}
		p.list.Add(look.Headed(c.Title, theme.ColorNameForeground, links))
	}
}

// section shows a section between links to the contents and to the sections
// around it.
func (p *Guide) section(c guide.Chapter, at int) fyne.CanvasObject {
	s := c.Sections[at]
	page := look.Page(xwidget.NewLink(lang.L("guide.contents"), func() { p.host.ShowGuide("") }))
	if at > 0 {
		page.Add(look.Quiet(c.Title))
	}
	page.Add(look.Title(s.Title))
	for _, part := range s.Parts {
		for _, b := range (renderer{library: guideLibrary{p}}).blocks(part.Blocks) {
			page.Add(b)
		}
	}
	page.Add(xwidget.NewRule())
	if at > 0 {
		page.Add(p.link(lang.L("guide.previous", map[string]any{"Title": c.Sections[at-1].Title}), c.Sections[at-1]))
	}
	if at+1 < len(c.Sections) {
		page.Add(p.link(lang.L("guide.next", map[string]any{"Title": c.Sections[at+1].Title}), c.Sections[at+1]))
	}
	return page
}

// link leads to a section.
func (p *Guide) link(text string, s *handbook.Entry) fyne.CanvasObject {
	return xwidget.NewLink(text, func() { p.host.ShowGuide(s.ID) })
}

// guideLibrary is the guides as a library, for links from one to another.
type guideLibrary struct{ p *Guide }

// Book implements Library.
func (l guideLibrary) Book() *handbook.Handbook { return l.p.guide.Book() }

// Open implements Library.
func (l guideLibrary) Open(id string) { l.p.host.ShowGuide(id) }
