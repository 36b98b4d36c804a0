package page

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
	"clinichandbook/handbook/export"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// signing is the form with which the chosen pages are signed, or get an owner.
type signing struct {
	p                  *Review
	ids                []string
	by, role, on, next *xwidget.Entry
	page, spanish      bool // what is signed
	fault              *widget.Label
	object             fyne.CanvasObject
}

// openForm opens the form for the chosen pages: their owner, or a signature, with
// what has changed since the last one.
func (p *Review) openForm(owner bool) {
	ids := p.ids()
	if len(ids) == 0 || p.load.busy {
		return
	}
	if owner {
		p.showForm(p.ownerForm(ids))
		return
	}
	w := p.host.Workspace()
	p.load.run(p.host, func() func() {
		since, err := w.SinceSigned(ids)
		return func() {
			if err != nil {
				p.host.Say(ownerError(err))
				return
			}
			p.showForm(p.signForm(ids, since))
		}
	})
}

// showForm shows a form above the board.
func (p *Review) showForm(f *signing) {
	p.signing = f
	p.load.show(p.host)
	p.host.Pager().ScrollTo(0)
	p.host.Focus(f.by)
}

func (p *Review) newForm(ids []string) *signing {
	f := &signing{p: p, ids: ids, by: xwidget.NewEntry(), role: xwidget.NewEntry(), on: xwidget.NewEntry(), next: xwidget.NewEntry(), fault: look.Fault()}
	for _, field := range []*xwidget.Entry{f.by, f.role, f.on, f.next} {
		field.OnKey = func(k fyne.KeyName) bool {
			if k == fyne.KeyEscape {
				f.close()
			}
			return k == fyne.KeyEscape
		}
	}
	return f
}

func (f *signing) close() {
	f.p.signing = nil
	f.p.load.show(f.p.host)
	f.p.host.Focus(nil)
}

// A year is how long a signature is valid unless somebody enters another date.
const yearsSigned = 1

// signForm is the form that signs pages.
func (p *Review) signForm(ids []string, since map[string][]author.PartChange) *signing {
	f := p.newForm(ids)
	now := time.Now()
	f.by.SetPlaceHolder(lang.L("sign.by"))
	f.role.SetPlaceHolder(lang.L("sign.role-example"))
	f.on.SetText(now.Format(time.DateOnly))
	f.next.SetText(now.AddDate(yearsSigned, 0, 0).Format(time.DateOnly))
	f.by.OnSubmitted = func(string) { f.sign() }
	box := look.Column(look.Bold(lang.L("sign.title", map[string]any{"Count": len(ids)}), theme.ColorNameForeground), look.Body(p.titles(ids)))
	for _, id := range ids {
		if changes, ok := since[id]; ok {
			box.Add(p.sinceBox(id, changes))
		}
	}
	f.page = true
	if some := p.translated(ids); len(some) > 0 {
		if len(some) <= export.SheetsAtOnce {
			for _, e := range some {
				box.Add(bothLanguages(e))
			}
		}
		box.Add(ticked(lang.L("sign.page"), f.page, func(on bool) { f.page = on }))
		box.Add(ticked(lang.L("sign.spanish"), f.spanish, func(on bool) { f.spanish = on }))
	}
	box.Add(look.Flush(container.New(&xwidget.Pair{MinEms: 11, Gap: look.Space3},
		labeled(lang.L("sign.by"), f.by), labeled(lang.L("sign.role"), f.role), labeled(lang.L("sign.on"), f.on), labeled(lang.L("sign.next"), f.next))))
	box.Add(f.fault)
	box.Add(container.New(look.Above(look.Space3), look.Buttons(primary(lang.L("sign.button", map[string]any{"Count": len(ids)}), f.sign), xwidget.NewButton(lang.L("button.cancel"), nil, f.close))))
	f.object = look.Box(box)
	return f
}

// sinceBox shows what has changed in a page since it was signed.
func (p *Review) sinceBox(id string, changes []author.PartChange) fyne.CanvasObject {
	e := p.entry(id)
	with := map[string]any{"Page": e.Title, "By": e.Review.By, "On": day(e.Review.On)}
	title := look.Bold(lang.L("sign.since", with), theme.ColorNameForeground)
	title.Wrapping = fyne.TextWrapWord
	if len(changes) == 0 {
		return look.Column(title, look.Quiet(lang.L("sign.not-kept")))
	}
	return look.Column(title, differences(changes, lang.L("sign.then"), lang.L("sign.now")))
}

func (p *Review) entry(id string) *handbook.Entry {
	for _, c := range p.cards {
		if c.Entry.ID == id {
			return c.Entry
		}
	}
	return &handbook.Entry{ID: id, Title: id}
}

// titles lists the titles of pages.
func (p *Review) titles(ids []string) string {
	var entries []*handbook.Entry
	for _, id := range ids {
		entries = append(entries, p.entry(id))
	}
	return titles(entries)
}

// sign signs the pages in the draft.
func (f *signing) sign() {
	s := author.SignOff{By: oneLine(f.by.Text), Role: oneLine(f.role.Text), On: f.on.Text, Next: f.next.Text}
	if why, where := f.missing(&s); where != nil {
		f.refuse(why, where)
		return
	}
	f.apply(func(w author.Workspace) (err error) {
		if f.page {
			_, err = w.Sign(f.ids, s)
		}
		if ids := idsOf(f.p.translated(f.ids)); err == nil && f.spanish {
			s.Spanish = true
			_, err = w.Sign(ids, s)
		}
		return err
	}, lang.L("sign.done", map[string]any{"Count": len(f.ids)}))
}

// ticked is a check box with its text.
func ticked(text string, on bool, changed func(bool)) fyne.CanvasObject {
	return container.New(xwidget.Stretch{Index: 1}, xwidget.NewTick(text, on, changed), look.Body(text))
}

func idsOf(entries []*handbook.Entry) []string {
	var ids []string
	for _, e := range entries {
		ids = append(ids, e.ID)
	}
	return ids
}

// translated are those pages that have a translation of their English as it is.
func (p *Review) translated(ids []string) []*handbook.Entry {
	var out []*handbook.Entry
	for _, id := range ids {
		if e := p.entry(id); e.Spanish != nil && !e.Spanish.Outdated {
			out = append(out, e)
		}
	}
	return out
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// missing says what is wrong in the form, and in which field.
func (f *signing) missing(s *author.SignOff) (why string, where fyne.Focusable) {
	switch {
	case !f.page && !f.spanish:
		return lang.L("sign.nothing"), f.by
	case s.By == "":
		return lang.L("sign.no-name"), f.by
	case author.ReadDates(&s.On) != nil || s.On == "":
		return lang.L("sign.no-date"), f.on
	case author.ReadDates(&s.Next) != nil:
		return lang.L("sign.no-date"), f.next
	case s.On > today():
		return lang.L("sign.future"), f.on
	case s.Next != "" && s.Next <= s.On:
		return lang.L("sign.next-early"), f.next
	}
	return "", nil
}

// ownerForm is the form that gives pages an owner.
func (p *Review) ownerForm(ids []string) *signing {
	f := p.newForm(ids)
	f.by.SetPlaceHolder(lang.L("owner.name"))
	f.by.OnSubmitted = func(string) { f.own() }
	f.object = look.Box(look.Column(
		look.Bold(lang.L("owner.title", map[string]any{"Count": len(ids)}), theme.ColorNameForeground), look.Body(p.titles(ids)),
		look.Flush(labeled(lang.L("owner.name"), f.by)), f.fault,
		look.Buttons(primary(lang.L("owner.button"), f.own), xwidget.NewButton(lang.L("button.cancel"), nil, f.close))))
	return f
}

func (f *signing) own() {
	name := oneLine(f.by.Text)
	f.apply(func(w author.Workspace) error { return w.SetOwner(f.ids, name) }, lang.L("owner.done", map[string]any{"Count": len(f.ids)}))
}

// apply changes the working folder in the background.
func (f *signing) apply(do func(author.Workspace) error, done string) {
	p := f.p
	if p.load.busy {
		return
	}
	w := p.host.Workspace()
	p.load.run(p.host, func() func() {
		err := do(w)
		show := p.read()
		return func() {
			show()
			if err != nil {
				f.fault.SetText(ownerError(err))
				f.fault.Show()
				return
			}
			p.signing = nil
			for _, id := range f.ids {
				p.chosen[id] = false
			}
			p.host.Say(done)
		}
	})
}

// refuse says what is missing, and moves the focus there.
func (f *signing) refuse(why string, where fyne.Focusable) {
	f.fault.SetText(why)
	f.fault.Show()
	f.p.load.show(f.p.host)
	f.p.host.Focus(where)
}
