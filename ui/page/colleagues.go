package page

import (
	"slices"
	"time"

	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook/author"
)

// markAgain is after how long a page that is being written is marked once more: well
// before the mark ends.
const markAgain = time.Minute

// colleagues are those who have the same page open, as far as its owner was told.
type colleagues struct {
	marked time.Time // when she was seen writing last
	told   []author.Editing
}

// due reports whether the page is to be marked again, and then takes it as marked.
func (c *colleagues) due(now time.Time) bool {
	if now.Sub(c.marked) < markAgain {
		return false
	}
	c.marked = now
	return true
}

// fresh are those of whom nothing was said yet.
func (c *colleagues) fresh(all []author.Editing) []author.Editing {
	var out []author.Editing
	for _, e := range all {
		if !slices.ContainsFunc(c.told, func(t author.Editing) bool { return t.By == e.By && t.Machine == e.Machine }) {
			out = append(out, e)
		}
	}
	c.told = append(c.told, out...)
	return out
}

// markOpen says in the working folder that somebody has a page open, and lists who else
// has. It stops nobody.
func markOpen(w author.Workspace, d *author.Draft, by string) []author.Editing {
	me := author.Computer{}.Name()
	others := slices.DeleteFunc(w.Editors(d.ID), func(e author.Editing) bool { return e.By == by && e.Machine == me })
	_ = d.Mark(by, me)
	return others
}

// mark says once in a while that the page is still being written, apart from all else:
// the folder may be slow.
func (p *Edit) mark() {
	if !p.near.due(time.Now()) {
		return
	}
	w, by, d := p.host.Workspace(), p.host.Author(), *p.draft
	var others []author.Editing
	p.host.Background(func() { others = markOpen(w, &d, by) }, func() {
		if d.ID == p.id && p.draft != nil {
			p.meet(others)
		}
	})
}

// meet says who else has the page open.
func (p *Edit) meet(others []author.Editing) {
	for _, e := range p.near.fresh(others) {
		p.form.notify(lang.L("edit.other", map[string]any{"Name": e.By, "Time": Moment(e.At)}))
	}
}
