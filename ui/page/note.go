package page

import (
	"errors"
	"maps"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/handbook/notebook"
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
	if _, ok := p.unsaved[e.ID]; ok && p.note == nil {
		p.openNote(e)
	}
	edit := func() { p.EditNote(e) }
	switch {
	case p.note != nil && p.note.id == e.ID:
		return look.Box(look.Column(
			noteHeading(xwidget.NewButton(lang.L("button.done-esc"), theme.ConfirmIcon(), p.closeNote)),
			look.Body(p.noteWarning()),
			look.Flush(p.note.field)))
	case note != "":
		return look.Box(look.Column(
			noteHeading(xwidget.NewButton(lang.L("button.edit"), theme.DocumentCreateIcon(), edit)),
			look.Body(note)))
	}
	return look.Buttons(xwidget.NewButton(lang.L("note.add"), theme.DocumentCreateIcon(), edit))
}

// noteWarning is what somebody should know who writes a note.
func (p *Entry) noteWarning() string {
	if p.Preview {
		return lang.L("note.preview")
	}
	return lang.L("note.warning")
}

func noteHeading(b *xwidget.Button) fyne.CanvasObject {
	return container.New(xwidget.Stretch{Index: 1}, look.Bold(lang.L("note.title"), theme.ColorNameForeground), layout.NewSpacer(), b)
}

// EditNote opens the note of the entry on the page.
func (p *Entry) EditNote(e *handbook.Entry) {
	if p.note != nil {
		return
	}
	p.openNote(e)
	p.host.Rebuild()
	p.host.Pager().Reveal(p.noteBox)
	p.host.Focus(p.note.field)
}

// openNote opens the note of an entry with the text that was not saved, if any.
func (p *Entry) openNote(e *handbook.Entry) {
	field := xwidget.NewMultiLineEntry()
	before := p.kept.Note(e.ID)
	field.SetText(before)
	if text, ok := p.unsaved[e.ID]; ok {
		field.SetText(text)
	}
	field.OnChanged = func(string) { p.host.DraftChanged() }
	field.SetMinRowsVisible(4)
	field.OnKey = func(k fyne.KeyName) bool {
		if k == fyne.KeyEscape {
			p.closeNote()
		}
		return k == fyne.KeyEscape
	}
	p.note = &noteEditor{e.ID, before, field}
}

// closeNote saves the note and shows it. One that is refused stays open.
func (p *Entry) closeNote() {
	err := p.saveNote()
	p.host.Rebuild()
	p.host.Pager().Reveal(p.noteBox)
	p.host.Focus(nil)
	if p.note != nil {
		p.host.Focus(p.note.field)
	}
	p.host.Fail(err)
}

// WritingNote reports whether a note is open.
func (p *Entry) WritingNote() bool { return p.note != nil }

// SaveNote saves the note that is open, if any, and closes it: leaving the page
// must not lose it. The text of one that is refused is in its editor when the page is
// opened again.
func (p *Entry) SaveNote() { p.host.Fail(p.saveNote()) }

func (p *Entry) saveNote() error {
	if p.note == nil {
		return nil
	}
	note, text := p.note, strings.TrimSpace(p.note.field.Text)
	p.note = nil
	delete(p.unsaved, note.id)
	var err error
	if text != note.before {
		_, err = p.kept.SetNote(note.id, note.before, text)
	}
	var notice *notebook.Notice
	if errors.As(err, &notice) && !notice.Kept() {
		p.RestoreDraft(note.id, text)
	}
	p.host.DraftChanged()
	return err
}

// Drafts are the texts of notes that are not saved, by the id of their entry.
func (p *Entry) Drafts() map[string]string {
	drafts := maps.Clone(p.unsaved)
	if drafts == nil {
		drafts = map[string]string{}
	}
	if p.note != nil {
		delete(drafts, p.note.id)
		if text := p.note.field.Text; strings.TrimSpace(text) != p.note.before {
			drafts[p.note.id] = text
		}
	}
	return drafts
}

// RestoreDraft puts text into the editor of a note for when its page is opened.
func (p *Entry) RestoreDraft(id, text string) {
	if p.unsaved == nil {
		p.unsaved = map[string]string{}
	}
	p.unsaved[id] = text
}
