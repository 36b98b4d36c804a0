package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/ui/xwidget"
)

// noteEditor is a note that is being written.
type noteEditor struct {
	id     string // of the entry
	before string // the text that the writing began with
	field  *xwidget.Entry
}

// noteCard shows the reader's own note on an entry, apart from the content.
func (w *Window) noteCard(e *handbook.Entry) fyne.CanvasObject {
	note := w.kept.Note(e.ID)
	switch {
	case w.note != nil && w.note.id == e.ID:
		return card(colorNote, column(
			noteHeading(xwidget.NewButton(lang.L("Done (Esc)"), theme.ConfirmIcon(), w.closeNote)),
			bodyText(lang.L("Do not write patients' names or anything about a patient. The note stays on this computer.")),
			w.note.field))
	case note != "":
		return card(colorNote, column(
			noteHeading(xwidget.NewButton(lang.L("Edit"), theme.DocumentCreateIcon(), w.editNote)),
			bodyText(note)))
	}
	return leftButton(xwidget.NewButton(lang.L("Add a note of your own"), theme.DocumentCreateIcon(), w.editNote))
}

func noteHeading(b *xwidget.Button) fyne.CanvasObject {
	return container.New(xwidget.Stretch{Index: 1}, colored(lang.L("Your note"), theme.ColorNameForeground, true), layout.NewSpacer(), b)
}

// editNote opens the note of the entry on the page for writing.
func (w *Window) editNote() {
	e := w.entry()
	if e == nil || w.note != nil {
		return
	}
	field := xwidget.NewMultiLineEntry()
	before := w.kept.Note(e.ID)
	field.SetText(before)
	field.SetMinRowsVisible(4)
	field.OnKey = func(k fyne.KeyName) bool {
		if k == fyne.KeyEscape {
			w.closeNote()
		}
		return k == fyne.KeyEscape
	}
	w.note = &noteEditor{e.ID, before, field}
	w.showAgain()
	w.page.Reveal(w.notePlace)
	w.win.Canvas().Focus(field)
}

// closeNote keeps the note and shows it.
func (w *Window) closeNote() {
	w.keepNote()
	w.showAgain()
	w.page.Reveal(w.notePlace)
	w.win.Canvas().Focus(w.page)
}

// keepNote ends the writing of a note, if one is being written. The text is
// kept: leaving the page must not lose it.
func (w *Window) keepNote() {
	if w.note == nil {
		return
	}
	note, text := w.note, strings.TrimSpace(w.note.field.Text)
	w.note = nil
	if text != note.before {
		_, err := w.kept.SetNote(note.id, note.before, text)
		w.keep(err)
	}
}
