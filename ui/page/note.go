package page

import (
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

// noteEditor is a note that is being written.
type noteEditor struct {
	id     string // of the entry
	before string // the text at the start
	field  *xwidget.Entry
}

// noteCard shows the reader's own note on an entry, apart from the content.
func (p *Entry) noteCard(e *handbook.Entry) fyne.CanvasObject {
	note := p.kept.Note(e.ID)
	edit := func() { p.EditNote(e) }
	switch {
	case p.note != nil && p.note.id == e.ID:
		return look.Box(look.Column(
			noteHeading(xwidget.NewButton(lang.L("button.done-esc"), theme.ConfirmIcon(), p.closeNote)),
			look.Body(lang.L("note.warning")),
			p.note.field))
	case note != "":
		return look.Box(look.Column(
			noteHeading(xwidget.NewButton(lang.L("button.edit"), theme.DocumentCreateIcon(), edit)),
			look.Body(note)))
	}
	return look.Buttons(xwidget.NewButton(lang.L("note.add"), theme.DocumentCreateIcon(), edit))
}

func noteHeading(b *xwidget.Button) fyne.CanvasObject {
	return container.New(xwidget.Stretch{Index: 1}, look.Bold(lang.L("note.title"), theme.ColorNameForeground), layout.NewSpacer(), b)
}

// EditNote opens the note of the entry on the page.
func (p *Entry) EditNote(e *handbook.Entry) {
	if p.note != nil {
		return
	}
	field := xwidget.NewMultiLineEntry()
	before := p.kept.Note(e.ID)
	field.SetText(before)
	field.SetMinRowsVisible(4)
	field.OnKey = func(k fyne.KeyName) bool {
		if k == fyne.KeyEscape {
			p.closeNote()
		}
		return k == fyne.KeyEscape
	}
	p.note = &noteEditor{e.ID, before, field}
	p.host.Rebuild()
	p.host.Pager().Reveal(p.noteBox)
	p.host.Focus(field)
}

// closeNote saves the note and shows it.
func (p *Entry) closeNote() {
	p.SaveNote()
	p.host.Rebuild()
	p.host.Pager().Reveal(p.noteBox)
	p.host.Focus(nil)
}

// WritingNote reports whether a note is open.
func (p *Entry) WritingNote() bool { return p.note != nil }

// SaveNote saves the note that is open, if any, and closes it: leaving the page
// must not lose it.
func (p *Entry) SaveNote() {
	if p.note == nil {
		return
	}
	note, text := p.note, strings.TrimSpace(p.note.field.Text)
	p.note = nil
	if text != note.before {
		_, err := p.kept.SetNote(note.id, note.before, text)
		p.host.Fail(err)
	}
}
