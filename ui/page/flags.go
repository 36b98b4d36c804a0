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
	"clinichandbook/handbook/content"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// Flags is the page on which a content owner adds red flags. Those of the handbook stay
// as they are.
type Flags struct {
	host OwnerHost
	load loading

	read  bool
	book  *handbook.Handbook // of the draft
	files map[string][]byte
	flags []content.OwnFlag
	form  *flagForm // nil unless one is being written
	err   error
	fault *widget.Label

	unsaved unsaved
}

var (
	_ OwnerPage = (*Flags)(nil)
	_ Saver     = (*Flags)(nil)
	_ Leaver    = (*Flags)(nil)
)

// NewFlags makes the page.
func NewFlags(host OwnerHost) *Flags {
	p := &Flags{host: host, fault: look.Fault()}
	p.unsaved = newUnsaved(host, "red flags", p.kept)
	return p
}

// kept is the form if something was changed in it, or nil.
func (p *Flags) kept() any {
	if p.form == nil || p.form.text().equal(p.form.began) {
		return nil
	}
	return keptFlag{p.form.before, p.form.text()}
}

// Leave implements Leaver.
func (p *Flags) Leave() { p.unsaved.keep() }

// Content builds the page. A red flag that is being written stays on it.
func (p *Flags) Content(string) fyne.CanvasObject {
	if p.form == nil {
		p.load.begin(p.host, p.reading)
	}
	page := look.Page(container.New(&xwidget.Header{Gap: look.Space2}, look.Title(lang.L("flags.title")), historyButton(p.host, author.FlagsFile)), look.Intro(lang.L("flags.intro")))
	switch {
	case p.err != nil:
		page.Add(look.Notice(look.Column(look.Warning(lang.L("owner.away")), look.Body(ownerError(p.err)))))
		return page
	case !p.read:
		page.Add(look.Body(lang.L("owner.reading")))
		return page
	}
	page.Add(p.fault)
	if notice := p.unsaved.notice(p.close); notice != nil {
		page.Add(notice)
	}
	open := false // in the place of its red flag
	for _, f := range p.flags {
		if p.form != nil && p.form.before != nil && p.form.before.Name == f.Name {
			page.Add(p.form.object)
			open = true
			continue
		}
		page.Add(p.flag(f))
	}
	switch {
	case p.form == nil:
		page.Add(look.Buttons(xwidget.NewButton(lang.L("flags.add"), theme.ContentAddIcon(), func() { p.write(nil) })))
	case !open:
		page.Add(p.form.object)
	}
	return page
}

// reading reads the red flags, in the background.
func (p *Flags) reading() (show func()) {
	w := p.host.Workspace()
	flags, err := w.OwnFlags()
	var files map[string][]byte
	if err == nil {
		files, err = w.Files()
	}
	var book *handbook.Handbook
	if err == nil {
		book, _, err = w.Draft().Load()
	}
	var kept keptFlag
	at, keptErr := p.host.Autosaves().OpenForm(w, p.unsaved.name, &kept)
	return func() {
		p.flags, p.files, p.book, p.err, p.read = flags, files, book, err, true
		if p.host.Fail(keptErr); p.form == nil && err == nil && !at.IsZero() {
			p.form = newFlagForm(p, kept.Before)
			p.form.setText(kept.Text)
			p.unsaved.at = at
		}
	}
}

// flag shows a red flag.
func (p *Flags) flag(f content.OwnFlag) fyne.CanvasObject {
	name := look.Bold(f.Name, theme.ColorNameForeground)
	name.Wrapping = fyne.TextWrapWord
	change := xwidget.NewButton(lang.L("clinic.change"), nil, func() { p.write(&f) })
	remove := xwidget.NewButton(lang.L("questions.remove"), nil, func() { p.change(&f, nil, lang.L("flags.removed", map[string]any{"Name": f.Name})) })
	change.Name, remove.Name = " "+f.Name, " "+f.Name
	if p.form != nil {
		change.Disable()
		remove.Disable()
	}
	box := look.Column(container.New(&xwidget.Header{Gap: look.Space2}, name, change, remove))
	for _, l := range []struct {
		label string
		items []string
	}{{lang.L("red-flags.phrases"), f.Phrases}, {lang.L("red-flags.spanish"), f.Spanish}, {lang.L("red-flags.unless"), f.Unless}, {lang.L("flags.opens"), p.titles(f.Entries)}} {
		if len(l.items) > 0 {
			box.Add(look.Body(l.label + ": " + strings.Join(l.items, ", ")))
		}
	}
	return look.Box(box)
}

// titles are the titles of pages.
func (p *Flags) titles(ids []string) []string {
	var out []string
	for _, id := range ids {
		if e := p.book.Entry(id); e != nil {
			id = e.Title
		}
		out = append(out, id)
	}
	return out
}

// write opens the form of a red flag, or of a new one.
func (p *Flags) write(f *content.OwnFlag) {
	if p.form != nil {
		return
	}
	p.fault.Hide()
	p.form = newFlagForm(p, f)
	p.load.show(p.host)
	p.host.Focus(p.form.name)
}

// close closes the form.
func (p *Flags) close() {
	p.form.stop()
	p.form = nil
	p.unsaved.drop()
	p.host.Rebuild()
	p.host.Focus(nil)
}

// Save implements Saver.
func (p *Flags) Save() {
	if p.form == nil {
		return
	}
	f := p.form.flag()
	if err := f.Check(author.Classes(p.book)); err != nil {
		p.form.refuse(err)
		return
	}
	p.change(p.form.before, &f, lang.L("flags.saved", map[string]any{"Name": f.Name}))
}

// change changes a red flag of the draft.
func (p *Flags) change(before, after *content.OwnFlag, done string) {
	if p.load.busy {
		return
	}
	p.fault.Hide()
	w, by := p.host.Workspace(), p.host.Author()
	p.load.run(p.host, func() func() {
		err := w.ChangeFlag(before, after, by)
		var now []content.OwnFlag
		if errors.Is(err, content.ErrRowChanged) {
			now, _ = w.OwnFlags()
		}
		return func() {
			switch {
			case errors.Is(err, content.ErrRowChanged) && p.form != nil:
				p.clash(now)
				return
			case err != nil && p.form != nil:
				p.form.refuse(err)
				return
			case err != nil:
				p.fault.SetText(asSentence(ownerError(err)))
				p.fault.Show()
			default:
				p.host.Say(done)
			}
			if p.form != nil {
				p.form.stop()
				p.form = nil
				p.unsaved.drop()
			}
			p.load.again = true
		}
	})
}

// clash shows how a colleague has changed the red flag of the form. Saving again puts
// that of the form in its place.
func (p *Flags) clash(now []content.OwnFlag) {
	name := p.form.before.Name
	p.flags, p.form.before = now, nil
	says := lang.L("flags.clash-removed")
	for _, f := range now {
		if f.Name == name {
			p.form.before = &f
			says = lang.L("flags.clash", map[string]any{"Phrases": strings.Join(slices.Concat(f.Phrases, f.Spanish), ", ")})
		}
	}
	p.form.refuseWith(says)
	p.unsaved.keep()
}
