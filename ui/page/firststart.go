package page

import (
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// FirstStart asks for the values without which nobody should take calls, one after the
// other. It can be left at any question and goes on there; what is written in the meantime
// is also on the page of clinic values.
type FirstStart struct {
	clinic *Clinic
	leave  func()
	at     string          // id of the question, "" for the first one without an answer
	saved  map[string]bool // answers that the handbook may not show yet
}

// NewFirstStart makes the page, which sets the values of another one. Leave goes home.
func NewFirstStart(clinic *Clinic, leave func()) *FirstStart {
	return &FirstStart{clinic: clinic, leave: leave, saved: map[string]bool{}}
}

// Ready reports whether values can be set on this computer.
func (p *FirstStart) Ready() bool {
	return p.clinic.values.Values != nil && p.clinic.values.Locked == ""
}

// questions are the values that are asked for.
func (p *FirstStart) questions() []*handbook.Field {
	return slices.DeleteFunc(slices.Clone(p.clinic.book().Fields()), func(f *handbook.Field) bool { return !f.Needed })
}

// open reports whether a question has no answer yet.
func (p *FirstStart) open(f *handbook.Field) bool { return !f.IsSet() && !p.saved[f.ID] }

// question is the one on the page, and its number; -1 if there is none left.
func (p *FirstStart) question() (*handbook.Field, int) {
	all := p.questions()
	is := func(f *handbook.Field) bool { return f.ID == p.at }
	if p.at == "" {
		is = p.open
	}
	i := slices.IndexFunc(all, is)
	if i < 0 {
		return nil, -1
	}
	p.at = all[i].ID
	return all[i], i
}

// Content builds the page.
func (p *FirstStart) Content() fyne.CanvasObject {
	f, at := p.question()
	if f == nil {
		return p.done()
	}
	e := p.editor(f)
	last := at == len(p.questions())-1
	name := lang.L("first.next")
	if last {
		name = lang.L("first.finish")
	}
	buttons := container.New(&xwidget.Flow{Gap: look.Space2}, primary(name, func() { p.save(e) }))
	if at > 0 {
		buttons.Add(xwidget.NewButton(lang.L("first.back"), nil, func() { p.step(-1) }))
	}
	if !last {
		buttons.Add(xwidget.NewButton(lang.L("first.skip"), nil, func() { p.step(1) }))
	}
	buttons.Add(xwidget.NewButton(lang.L("first.later"), nil, p.goHome))
	return look.Page(
		look.Caption(lang.L("first.step", map[string]any{"At": at + 1, "Count": len(p.questions())})),
		container.New(look.Above(-look.Space2), look.Title(lang.L("first.title"))),
		look.Intro(lang.L("first.intro")),
		look.Body(p.clinic.forWhom()),
		p.steps(at),
		look.Box(container.New(xwidget.Column{Gap: look.Space1},
			look.Headed(f.Label, theme.ColorNameForeground, look.Quiet(f.Help)),
			look.Flush(e.field),
			look.Quiet(lang.L("clinic.meanwhile", map[string]any{"Text": "“" + f.Unset + "”"})),
			look.Flush(e.by), e.fault,
			look.Flush(container.New(layout.NewCustomPaddedLayout(look.Space1, 0, 0, 0), buttons)))),
	)
}

// steps shows how far the questions are answered, in words for each one.
func (p *FirstStart) steps(at int) fyne.CanvasObject {
	line := container.New(&xwidget.Flow{Gap: look.Space2})
	for i, f := range p.questions() {
		switch {
		case i == at:
			line.Add(look.Pill(f.Label, theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary, theme.ColorNamePrimary))
		case p.open(f):
			line.Add(look.Pill(f.Label, look.ColorQuiet, look.ColorPane, theme.ColorNameSeparator))
		default:
			line.Add(look.Pill("✓ "+f.Label, look.ColorDesk, look.ColorSay, look.ColorSayEdge))
		}
	}
	return look.Flush(line)
}

// done is the page once nothing is left to ask, or what was skipped.
func (p *FirstStart) done() fyne.CanvasObject {
	var skipped []string
	for _, f := range p.questions() {
		if p.open(f) {
			skipped = append(skipped, f.Label)
		}
	}
	page := look.Page(look.Title(lang.L("first.done")))
	if len(skipped) > 0 {
		page.Add(look.Notice(look.Column(look.Warning(lang.L("first.skipped", map[string]any{"Names": strings.Join(skipped, ", ")})),
			look.Buttons(primary(lang.L("first.again"), func() { p.show("") })))))
	} else {
		page.Add(look.Body(lang.L("first.ready")))
	}
	page.Add(look.Buttons(xwidget.NewButton(lang.L("command.home"), nil, p.goHome)))
	return page
}

// editor is the editor of a value, with the text of last time.
func (p *FirstStart) editor(f *handbook.Field) *valueEditor {
	c := p.clinic
	if settings, err := c.values.Values.Settings(); err == nil {
		c.settings = settings
	}
	e := c.editing[f.ID]
	if e == nil {
		e = c.newEditor(f)
	}
	key := func(multiline bool) func(fyne.KeyName) bool {
		return func(k fyne.KeyName) bool {
			switch {
			case k == fyne.KeyEscape:
				p.goHome()
			case (k == fyne.KeyReturn || k == fyne.KeyEnter) && !(multiline && shiftPressed()):
				p.save(e)
			default:
				return false
			}
			return true
		}
	}
	e.field.OnKey, e.by.OnKey = key(true), key(false)
	return e
}

// save saves the answer and goes on, unless it is refused.
func (p *FirstStart) save(e *valueEditor) {
	if strings.TrimSpace(e.field.Text) == "" {
		p.step(1)
		return
	}
	p.saved[e.id] = true
	p.clinic.saveThen(e, func(saved bool) {
		switch {
		case !saved:
			delete(p.saved, e.id)
		case p.at == e.id: // still the question
			p.step(1)
		}
	})
}

// tidy closes the editors in which nothing is written.
func (p *FirstStart) tidy() {
	maps.DeleteFunc(p.clinic.editing, func(_ string, e *valueEditor) bool { return !e.dirty() })
}

// goHome leaves the questions.
func (p *FirstStart) goHome() {
	p.tidy()
	p.leave()
}

// noQuestion is no question's id.
const noQuestion = "-"

// step goes to another question; past the last one, the page says what is left.
func (p *FirstStart) step(by int) {
	all := p.questions()
	to := slices.IndexFunc(all, func(f *handbook.Field) bool { return f.ID == p.at }) + by
	id := noQuestion
	if to >= 0 && to < len(all) {
		id = all[to].ID
	}
	p.show(id)
}

// show shows a question: "" means the first one without an answer.
func (p *FirstStart) show(id string) {
	p.at = id
	p.tidy()
	p.clinic.host.Rebuild()
	p.Focus()
}

// Focus puts the focus into the answer.
func (p *FirstStart) Focus() {
	if f, _ := p.question(); f != nil && p.clinic.editing[f.ID] != nil {
		p.clinic.host.Focus(p.clinic.editing[f.ID].field)
		return
	}
	p.clinic.host.Focus(nil)
}

// Begin goes to the first question without an answer.
func (p *FirstStart) Begin() { p.at = "" }
