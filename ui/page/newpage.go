package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// NewPage is the page on which a content owner begins a page from its title.
type NewPage struct {
	host   OwnerHost
	title  *xwidget.Entry
	kind   *choice
	kindAt int
	route  *choice
	who    int
	topic  *topicChoice
	fault  *widget.Label
	// question is what the page answers, or "".
	question string
}

var _ Starter = (*NewPage)(nil)

// newKinds are the kinds in the order of the choice: most new pages answer a question.
var newKinds = [...]handbook.Kind{handbook.FAQ, handbook.Section, handbook.SideEffect}

// NewNewPage makes the page.
func NewNewPage(host OwnerHost) *NewPage {
	p := &NewPage{host: host, title: xwidget.NewEntry(), fault: look.Fault()}
	p.title.Name = lang.L("edit.title")
	p.title.SetPlaceHolder(lang.L("edit.title-example"))
	p.title.OnSubmitted = func(string) { p.begin() }
	p.kind = newChoice([]string{lang.L("new.question"), lang.L("new.section"), lang.L("new.side-effect")}, func(i int) { p.kindAt = i })
	p.route = newChoice([]string{lang.L("edit.route-desk"), lang.L("edit.route-nurse"), lang.L("edit.route-emergency")}, func(i int) { p.who = i })
	p.topic = newTopicChoice(host, func(string) {}, func() {})
	p.kind.choose(0)
	p.route.choose(0)
	return p
}

// Start implements Starter.
func (p *NewPage) Start() fyne.Focusable { return p.title }

// Content implements OwnerPage.
func (p *NewPage) Content(string) fyne.CanvasObject {
	page := look.Page(look.Title(lang.L("owner.new")), look.Intro(lang.L("new.intro")))
	if p.question != "" {
		page.Add(look.Box(container.New(xwidget.Stretch{Gap: look.Space2}, look.Body(lang.L("new.answers", map[string]any{"Question": p.question})),
			look.Centered(xwidget.NewButton(lang.L("new.answers-none"), nil, func() {
				p.question = ""
				p.host.Rebuild()
			})))))
	}
	for _, o := range []fyne.CanvasObject{
		look.Flush(named(lang.L("edit.title"), p.title)), p.fault,
		look.Flush(named(lang.L("new.kind"), p.kind.object)),
		look.Flush(named(lang.L("edit.route"), p.route.object)),
		look.Quiet(lang.L("new.route-help")),
		look.Flush(named(lang.L("edit.topic"), p.topic.object)),
		look.Buttons(primary(lang.L("new.begin"), p.begin)),
	} {
		page.Add(o)
	}
	if unsaved := p.host.Autosaves().IDs(); len(unsaved) > 0 {
		box := look.Column(look.Body(lang.L("new.unsaved")))
		for _, id := range unsaved {
			name := id
			if e := p.host.Book().Entry(id); e != nil {
				name = e.Title
			}
			box.Add(xwidget.NewLink(name, func() { p.host.ShowOwner("edit", id) }))
		}
		page.Add(look.Box(box))
	}
	return page
}

// Answer makes the form that of a page which answers a question: it is the title, and
// what a caller would say.
func (p *NewPage) Answer(question string) {
	p.question = question
	p.title.SetText(titleOf(question))
	p.host.Rebuild()
	p.host.Focus(p.title)
}

// titleOf is a question as a title.
func titleOf(question string) string {
	first, n := utf8.DecodeRuneInString(question)
	return string(unicode.ToUpper(first)) + question[n:]
}

// begin begins the page and opens it for editing.
func (p *NewPage) begin() {
	title := strings.Join(strings.Fields(p.title.Text), " ")
	if title == "" {
		p.refuse(lang.L("new.no-title"))
		return
	}
	w, saves, kind, route, topic := p.host.Workspace(), p.host.Autosaves(), newKinds[p.kindAt], editRoutes[p.who], p.topic.id
	question := p.question
	var d *author.Draft
	var err error
	p.host.Background(func() {
		if d, err = w.NewPage(kind, title); err == nil {
			err = d.Set(keyRoute, route.Key())
		}
		if err == nil && question != "" {
			err = d.Set(keyCallers, question)
		}
		if err == nil {
			err = d.Set(keyTopic, topic)
		}
		if err == nil {
			err = d.SetPart(handbook.VoiceClinic, "") // the form says what is to be written
		}
		if err == nil {
			err = saves.Keep(d)
		}
	}, func() {
		if err != nil {
			p.refuse(asSentence(ErrorText(err)))
			return
		}
		p.title.SetText("")
		p.question = ""
		p.fault.Hide()
		p.host.ShowOwner("edit", d.ID)
	})
}

func (p *NewPage) refuse(why string) {
	p.fault.SetText(why)
	p.fault.Show()
	p.host.Rebuild()
	p.host.Focus(p.title)
}
