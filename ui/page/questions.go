package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook/author"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// QuestionsHost is what the page of questions needs of the window.
type QuestionsHost interface {
	ReleaseHost
	// AnswerQuestion begins a page that answers a question.
	AnswerQuestion(question string)
}

// Questions is the page with what desks have found no answer to. Each question becomes
// a page, or goes off the list.
type Questions struct {
	host QuestionsHost
	load loading

	asked []author.Asked
	state questionsState
	err   error
	fault *widget.Label
}

// questionsState is whether desks can ask.
type questionsState int

const (
	questionsUnknown questionsState = iota
	questionsOff
	questionsOn
	questionsNew // since this visit
)

var _ OwnerPage = (*Questions)(nil)

// NewQuestions makes the page.
func NewQuestions(host QuestionsHost) *Questions { return &Questions{host: host, fault: look.Fault()} }

// Content builds the page and reads the working folder again.
func (p *Questions) Content(string) fyne.CanvasObject {
	p.load.begin(p.host, p.read)
	page := look.Page(look.Title(lang.L("questions.title")), look.Intro(lang.L("questions.intro")))
	switch {
	case p.err != nil:
		page.Add(look.Notice(look.Column(look.Warning(lang.L("owner.away")), look.Body(ownerError(p.err)))))
		return page
	case p.state == questionsUnknown:
		page.Add(look.Body(lang.L("owner.reading")))
		return page
	}
	page.Add(p.fault)
	switch {
	case p.state == questionsOff:
		page.Add(look.Box(look.Column(look.Bold(lang.L("questions.off"), theme.ColorNameForeground), look.Body(lang.L("questions.off-text")),
			look.Buttons(primary(lang.L("questions.turn-on"), p.turnOn)))))
	case p.state == questionsNew:
		page.Add(look.Good(look.Column(look.Fine(lang.L("questions.on")),
			look.Body(lang.L("questions.next", map[string]any{"Folder": p.host.Workspace().DeskFolder()})))))
	case len(p.asked) == 0:
		page.Add(look.Good(look.Fine(lang.L("questions.none"))))
	}
	for _, a := range p.asked {
		page.Add(p.question(a))
	}
	return page
}

// read reads the questions in the background.
func (p *Questions) read() (show func()) {
	w := p.host.Workspace()
	asked, err := w.Questions()
	state := questionsOff
	if w.TakesQuestions() {
		state = questionsOn
	}
	return func() {
		if p.state == questionsNew && state == questionsOn {
			state = questionsNew
		}
		p.asked, p.err, p.state = asked, err, state
	}
}

// question is one question, with what it finds now.
func (p *Questions) question(a author.Asked) fyne.CanvasObject {
	text := look.Bold("“"+a.Text+"”", theme.ColorNameForeground)
	text.Wrapping = fyne.TextWrapWord
	when := lang.L("questions.once", map[string]any{"When": Moment(a.At)})
	if a.Times > 1 {
		when = lang.L("questions.often", map[string]any{"When": Moment(a.At), "Count": a.Times})
	}
	write := xwidget.NewButton(lang.L("questions.write"), look.Icon("edit"), func() { p.host.AnswerQuestion(a.Text) })
	remove := xwidget.NewButton(lang.L("questions.remove"), nil, func() { p.remove(a) })
	for _, b := range []*xwidget.Button{write, remove} {
		b.Name = " " + a.Text
	}
	box := look.Column(container.New(&xwidget.Header{Gap: look.Space2},
		container.New(xwidget.Column{Gap: -look.TightGap}, text, look.Quiet(when)), write, remove))
	if a.Finds == nil {
		box.Add(look.Quiet(lang.L("questions.finds-nothing")))
		return look.Box(box)
	}
	link := xwidget.NewLink(a.Finds.Title, func() { p.host.ShowOwner("edit", a.Finds.ID) })
	link.Wrapping = fyne.TextWrapOff
	box.Add(container.New(&xwidget.Flow{}, look.Caption(lang.L("questions.finds")), link))
	return look.Box(box)
}

// change changes the list, and reads it again.
func (p *Questions) change(do func(author.Workspace) error, done func()) {
	if p.load.busy {
		return
	}
	p.fault.Hide()
	w := p.host.Workspace()
	p.load.run(p.host, func() func() {
		err := do(w)
		show := p.read()
		return func() {
			if err == nil {
				done()
			}
			show()
			if err != nil {
				p.fault.SetText(asSentence(ownerError(err)))
				p.fault.Show()
			}
		}
	})
}

func (p *Questions) turnOn() {
	p.change(author.Workspace.TakeQuestions, func() { p.state = questionsNew })
}

func (p *Questions) remove(a author.Asked) {
	p.change(func(w author.Workspace) error { return w.RemoveQuestion(a.Question) }, func() { p.host.Say(lang.L("questions.removed")) })
}
