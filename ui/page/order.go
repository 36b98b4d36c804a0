package page

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// Order is the page on which a content owner puts pages first in their part of the
// handbook.
type Order struct {
	host OwnerHost
	load loading

	book   *handbook.Handbook // of the draft
	before []string           // ids that come first in the draft
	first  []string           // and here
	kind   handbook.Kind
	err    error
	fault  *widget.Label

	unsaved unsaved
}

// keptOrder is an order as it was when the program ended.
type keptOrder struct{ Before, First []string }

var (
	_ OwnerPage = (*Order)(nil)
	_ Saver     = (*Order)(nil)
	_ Leaver    = (*Order)(nil)
)

// NewOrder makes the page.
func NewOrder(host OwnerHost) *Order {
	p := &Order{host: host, kind: handbook.FAQ, fault: look.Fault()}
	p.unsaved = newUnsaved(host, "order", p.kept)
	return p
}

// kept is the order if it is not in the draft, or nil.
func (p *Order) kept() any {
	if !p.changed() {
		return nil
	}
	return keptOrder{p.before, p.first}
}

// Leave implements Leaver.
func (p *Order) Leave() { p.unsaved.keep() }

// discard goes back to the order of the draft.
func (p *Order) discard() {
	p.first = p.before
	p.fault.Hide()
	p.unsaved.drop()
	p.host.Rebuild()
}

// changed reports whether there is something to save.
func (p *Order) changed() bool { return !slices.Equal(p.before, p.first) }

// Content builds the page. An order that is not saved stays on it.
func (p *Order) Content(string) fyne.CanvasObject {
	if !p.changed() {
		p.load.begin(p.host, p.read)
	}
	save := primary(lang.L("words.save"), p.Save)
	if !p.changed() {
		save.Disable()
	}
	page := look.Page(container.New(&xwidget.Header{Gap: look.Space2}, look.Title(lang.L("order.title")), historyButton(p.host, author.OrderFile), save), look.Intro(lang.L("order.intro")))
	switch {
	case p.err != nil:
		page.Add(look.Notice(look.Column(look.Warning(lang.L("owner.away")), look.Body(ownerError(p.err)))))
		return page
	case p.book == nil:
		page.Add(look.Body(lang.L("owner.reading")))
		return page
	}
	page.Add(p.fault)
	if notice := p.unsaved.notice(p.discard); notice != nil {
		page.Add(notice)
	}
	names := []string{lang.L("new.question"), lang.L("new.section"), lang.L("new.side-effect")}
	page.Add(choices(names, func(i int) bool { return newKinds[i] == p.kind }, func(i int) {
		p.kind = newKinds[i]
		p.load.show(p.host)
	}))
	page.Add(p.firstBox())
	page.Add(p.rest())
	return page
}

// read reads the order in the background.
func (p *Order) read() (show func()) {
	w := p.host.Workspace()
	book, ids, err := w.Order()
	var kept keptOrder
	at, keptErr := p.host.Autosaves().OpenForm(w, p.unsaved.name, &kept)
	return func() {
		if p.changed() {
			return
		}
		p.book, p.err, p.before, p.first = book, err, ids, slices.Clone(ids)
		if p.host.Fail(keptErr); err == nil && !at.IsZero() {
			p.first = p.sorted(author.MergeOrder(kept.Before, kept.First, ids))
			p.unsaved.at = at
		}
	}
}

// own are the pages of the kind that come first.
func (p *Order) own() []*handbook.Entry {
	var out []*handbook.Entry
	for _, id := range p.first {
		if e := p.book.Entry(id); e != nil && e.Kind == p.kind {
			out = append(out, e)
		}
	}
	return out
}

// firstBox lists the pages that come first, with buttons that move them.
func (p *Order) firstBox() fyne.CanvasObject {
	box := look.Headed(lang.L("order.first"), theme.ColorNameForeground)
	own := p.own()
	if len(own) == 0 {
		box.Add(look.Quiet(lang.L("order.none")))
	}
	for i, e := range own {
		up := xwidget.NewIconButton(lang.L("order.up", map[string]any{"Title": e.Title}), look.Icon("up"), func() { p.swap(own[i], own[i-1]) })
		down := xwidget.NewIconButton(lang.L("order.down", map[string]any{"Title": e.Title}), look.Icon("down"), func() { p.swap(own[i], own[i+1]) })
		up.Pale, down.Pale = look.IconIn("up", look.ColorPale), look.IconIn("down", look.ColorPale)
		if i == 0 {
			up.Disable()
		}
		if i == len(own)-1 {
			down.Disable()
		}
		drop := xwidget.NewIconButton(lang.L("order.drop", map[string]any{"Title": e.Title}), look.Icon("clear"), func() {
			p.set(slices.DeleteFunc(slices.Clone(p.first), func(id string) bool { return id == e.ID }))
		})
		box.Add(container.New(xwidget.Stretch{Gap: look.Space2}, look.Body(e.Title), container.NewHBox(up, down, drop)))
	}
	return look.Box(box)
}

// rest lists the pages that follow by title.
func (p *Order) rest() fyne.CanvasObject {
	box := look.Headed(lang.L("order.rest"), theme.ColorNameForeground)
	var follow []*handbook.Entry
	for _, e := range p.book.Entries() {
		if e.Kind == p.kind && !slices.Contains(p.first, e.ID) {
			follow = append(follow, e)
		}
	}
	slices.SortFunc(follow, func(a, b *handbook.Entry) int {
		return strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title))
	})
	for _, e := range follow {
		put := quietButton(lang.L("order.put"), func() { p.set(append(slices.Clone(p.first), e.ID)) })
		put.Name = " " + e.Title
		box.Add(container.New(xwidget.Stretch{Gap: look.Space2}, look.Body(e.Title), look.Centered(put)))
	}
	return look.Box(box)
}

// swap swaps the places of two pages.
func (p *Order) swap(a, b *handbook.Entry) {
	ids := slices.Clone(p.first)
	i, j := slices.Index(ids, a.ID), slices.Index(ids, b.ID)
	ids[i], ids[j] = ids[j], ids[i]
	p.set(ids)
}

// set sets what comes first.
func (p *Order) set(ids []string) {
	p.first = p.sorted(ids)
	p.fault.Hide()
	p.unsaved.due()
	p.load.show(p.host)
}

// sorted are ids of pages that there are, in the order of the kinds, as the draft has
// them.
func (p *Order) sorted(ids []string) []string {
	out := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return p.book.Entry(id) == nil })
	slices.SortStableFunc(out, func(a, b string) int { return int(p.book.Entry(a).Kind) - int(p.book.Entry(b).Kind) })
	return out
}

// Save implements Saver.
func (p *Order) Save() {
	if p.load.busy || !p.changed() {
		return
	}
	w, by, before, after := p.host.Workspace(), p.host.Author(), p.before, p.first
	p.load.run(p.host, func() func() {
		err := w.SetOrder(before, after, by)
		book, now := p.book, before
		if errors.Is(err, author.ErrOrderChanged) {
			if b, ids, readErr := w.Order(); readErr == nil {
				book, now = b, ids
			}
		}
		return func() {
			if err != nil {
				p.book, p.before = book, now
				p.first = p.sorted(author.MergeOrder(before, after, now))
				p.unsaved.keep()
				p.fault.SetText(asSentence(ownerError(err)))
				p.fault.Show()
				return
			}
			p.before = after
			p.unsaved.drop()
			p.load.again = true
			p.host.Say(lang.L("words.saved"))
		}
	})
}
