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

// Updates is the page on which a content owner decides where an update of the handbook
// and the clinic have changed the same text, and reduces copies of whole pages to what
// differs, so that updates reach the rest.
type Updates struct {
	host ReleaseHost
	load loading

	pages []author.Decision
	read  bool
	err   error
	fault *widget.Label
}

var _ OwnerPage = (*Updates)(nil)

// NewUpdates makes the page.
func NewUpdates(host ReleaseHost) *Updates { return &Updates{host: host, fault: look.Fault()} }

// Content builds the page and reads the working folder again.
func (p *Updates) Content(string) fyne.CanvasObject {
	p.load.begin(p.host, p.list)
	page := look.WidePage(look.Title(lang.L("updates.title")), look.Intro(lang.L("updates.intro")))
	switch {
	case p.err != nil:
		page.Add(look.Notice(look.Column(look.Warning(lang.L("owner.away")), look.Body(ownerError(p.err)))))
		return page
	case !p.read:
		page.Add(look.Body(lang.L("owner.reading")))
		return page
	}
	page.Add(p.fault)
	asked := 0
	for _, d := range p.pages {
		if len(d.Parts) > 0 {
			asked++
			page.Add(p.question(d))
		}
	}
	if asked == 0 {
		page.Add(look.Good(look.Fine(lang.L("updates.none"))))
	}
	p.copies(page)
	return page
}

// list lists the pages in the background.
func (p *Updates) list() (show func()) {
	pages, err := p.host.Workspace().Decisions()
	return func() { p.pages, p.err, p.read = pages, err, true }
}

// question is a page with the parts that both have changed.
func (p *Updates) question(d author.Decision) fyne.CanvasObject {
	title := look.Bold(d.Title, theme.ColorNameForeground)
	title.Wrapping = fyne.TextWrapWord
	head := container.New(&xwidget.Header{Gap: look.Space2}, title)
	if d.Whole {
		head.Add(p.shortenButton(d))
		head.Add(p.button(lang.L("updates.keep-copy"), d.Title, d, author.KeepOurs))
	} else if len(d.Parts) > 1 {
		head.Add(p.button(lang.L("updates.all-ours"), d.Title, d, author.KeepOurs))
		head.Add(p.button(lang.L("updates.all-theirs"), d.Title, d, author.TakeTheirs))
	}
	box := look.Column(head)
	if d.Whole {
		box.Add(look.Quiet(lang.L("updates.whole")))
	}
	box.Add(look.Flush(look.SideBySide(look.Quiet(lang.L("updates.theirs")), look.Quiet(lang.L("updates.ours")))))
	for _, part := range d.Parts {
		box.Add(differences([]author.PartChange{part.PartChange}, "", ""))
		if !d.Whole {
			box.Add(p.answers(d, part))
		}
	}
	return look.Box(box)
}

// answers are the buttons below the two texts of a part.
func (p *Updates) answers(d author.Decision, part author.PartDecision) fyne.CanvasObject {
	name := partTitle(part.PartChange) + ", " + d.Title
	edit := xwidget.NewButton(lang.L("updates.edit"), look.Icon("edit"), func() { p.host.ShowOwner("edit", d.ID) })
	edit.Name = " " + name
	return container.New(look.Above(look.Space1), look.Flush(look.SideBySide(
		container.NewHBox(p.button(lang.L("updates.take-theirs"), name, d, author.TakeTheirs, part.Key)),
		container.NewHBox(p.button(lang.L("updates.keep-ours"), name, d, author.KeepOurs, part.Key), edit))))
}

func (p *Updates) button(label, name string, d author.Decision, how author.Updating, parts ...string) *xwidget.Button {
	b := xwidget.NewButton(label, nil, func() { p.decide(d, how, parts...) })
	b.Name = " " + name
	return b
}

func (p *Updates) shortenButton(d author.Decision) *xwidget.Button {
	return p.button(lang.L("updates.shorten"), d.Title, d, author.Shorten)
}

// copies lists the copies of whole pages that need no decision.
func (p *Updates) copies(page *fyne.Container) {
	box := look.Column(look.Bold(lang.L("updates.copies"), theme.ColorNameForeground), look.Body(lang.L("updates.copies-text")))
	n := 0
	for _, d := range p.pages {
		if len(d.Parts) == 0 {
			n++
			box.Add(container.New(xwidget.Stretch{Gap: look.Space2}, look.Body(d.Title), look.Centered(p.shortenButton(d))))
		}
	}
	if n > 0 {
		page.Add(look.Box(box))
	}
}

// decide changes the draft of a page.
func (p *Updates) decide(d author.Decision, how author.Updating, parts ...string) {
	if p.load.busy {
		return
	}
	p.fault.Hide()
	w, by := p.host.Workspace(), p.host.Author()
	p.load.run(p.host, func() func() {
		err := w.Update(d.ID, by, how, parts...)
		show := p.list()
		return func() {
			show()
			if err != nil {
				p.fault.SetText(asSentence(ownerError(err)))
				p.fault.Show()
				return
			}
			p.host.Say(lang.L("updates.done", map[string]any{"Title": d.Title}))
		}
	})
}
