package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook/author"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// changes lists what is published, each with a check box to leave it out, and what is
// left out.
func (p *Publish) changes(page *fyne.Container) {
	if n := len(p.plan.Changes); n > 0 {
		page.Add(p.listHead(lang.L("publish.changes", map[string]any{"Count": n}), p.plan.Changes, lang.L("publish.hold-all"), true))
	}
	for _, c := range p.plan.Changes {
		page.Add(changeBox(c, p.tick(c, true)))
	}
	if n := len(p.plan.Held); n > 0 {
		page.Add(p.listHead(lang.L("publish.held", map[string]any{"Count": n}), p.plan.Held, lang.L("publish.hold-none"), false))
	}
	for _, c := range p.plan.Held {
		page.Add(look.Box(container.New(xwidget.Stretch{Index: 1}, p.tick(c, false), look.Body(changeTitle(c)))))
	}
}

// listHead is the heading of a list of changes, and a link that leaves all of them out,
// or none.
func (p *Publish) listHead(title string, changes []author.Change, link string, hold bool) fyne.CanvasObject {
	head := look.Bold(title, theme.ColorNameForeground)
	if len(changes) < 2 {
		return head
	}
	return container.New(xwidget.Column{Gap: -look.TightGap}, head, xwidget.NewSmallLink(link, func() { p.hold(hold, changes...) }))
}

// tick is a box that says whether a change is published. Pictures and files go with
// the pages that show them.
func (p *Publish) tick(c author.Change, on bool) fyne.CanvasObject {
	if author.IsShown(c.Name) {
		return nil
	}
	return xwidget.NewTick(lang.L("publish.tick", map[string]any{"Title": changeTitle(c)}), on, func(on bool) { p.hold(!on, c) })
}

// hold excludes changes, or includes them again.
func (p *Publish) hold(hold bool, changes ...author.Change) {
	if p.load.busy {
		return
	}
	for _, c := range changes {
		if delete(p.held, c.Name); hold && !author.IsShown(c.Name) {
			p.held[c.Name] = true
		}
	}
	p.done = false
	p.load.run(p.host, p.read)
}
