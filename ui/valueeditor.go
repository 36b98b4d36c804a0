package ui

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/values"
	"clinichandbook/ui/xwidget"
)

// valueEditor is a clinic value that is being written. It stays open, with its
// text, until it is saved or left as it was, wherever the reader goes meanwhile.
type valueEditor struct {
	id, label string
	before    string // the text that the writing began with
	field     *xwidget.Entry
	by        *xwidget.Entry
	fault     *widget.Label
	object    fyne.CanvasObject
}

// dirty reports text that is not saved.
func (e *valueEditor) dirty() bool { return strings.TrimSpace(e.field.Text) != e.before }

// editValue opens a value for writing.
func (w *Window) editValue(id string) {
	f := w.book.Field(id)
	if f == nil {
		return
	}
	e := &valueEditor{id: id, label: f.Label, before: w.clinic.settings[id].Value, field: xwidget.NewMultiLineEntry(), by: xwidget.NewEntry(), fault: widget.NewLabel("")}
	e.field.SetText(e.before)
	e.field.SetPlaceHolder(f.Label)
	e.field.SetMinRowsVisible(2)
	e.field.OnKey = func(k fyne.KeyName) bool { return w.editorKey(e, k, true) }
	e.by.SetText(w.clinic.by)
	e.by.SetPlaceHolder(lang.L("Your name, recorded with the value"))
	e.by.OnKey = func(k fyne.KeyName) bool { return w.editorKey(e, k, false) }
	e.fault.Importance, e.fault.Wrapping = widget.WarningImportance, fyne.TextWrapWord
	e.fault.Hide()
	e.object = flush(container.New(xwidget.Column{Gap: 6}, e.field, e.by, e.fault,
		container.New(&xwidget.Flow{Gap: 8},
			xwidget.NewButton(lang.L("Save value"), theme.DocumentSaveIcon(), func() { w.saveValue(e) }),
			xwidget.NewButton(lang.L("Leave as it was"), theme.CancelIcon(), func() { w.closeEditor(e) })),
		bodyCaption(lang.L("Enter saves  ·  Shift+Enter begins a new line  ·  Esc leaves it as it was"))))
	w.clinic.editing[id] = e
	w.showAgain()
	w.page.Keep(e.object, 0)
	w.page.Keep(e.field, 0) // where both do not fit
	w.win.Canvas().Focus(e.field)
}

func (w *Window) editorKey(e *valueEditor, k fyne.KeyName, lines bool) bool {
	switch k {
	case fyne.KeyReturn, fyne.KeyEnter:
		d, ok := w.app.Driver().(desktop.Driver)
		if lines && ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0 {
			return false
		}
		w.saveValue(e)
	case fyne.KeyEscape:
		w.closeEditor(e)
	default:
		return false
	}
	return true
}

// saveValue puts a value on the disk and reads the handbook anew.
func (w *Window) saveValue(e *valueEditor) {
	text := strings.TrimSpace(e.field.Text)
	if text == e.before {
		w.closeEditor(e)
		return
	}
	if w.clinic.by = strings.TrimSpace(e.by.Text); w.clinic.by == "" {
		w.refuse(e, lang.L("Write your name too: it is recorded with the value."), e.by)
		return
	}
	err := w.clinic.Values.Set(e.id, e.before, handbook.Setting{Value: text, By: w.clinic.by, On: today()})
	if err != nil {
		var fault *values.Fault
		if errors.As(err, &fault) && fault.Other != nil {
			e.before = fault.Other.Value
		}
		w.refuse(e, toldError(err), e.field)
		return
	}
	w.closeEditor(e)
	said := lang.L("Saved: “{{.Label}}” now stands in every answer that names it.", map[string]any{"Label": e.label})
	if text == "" {
		said = lang.L("Taken out: “{{.Label}}” is not set now.", map[string]any{"Label": e.label})
	}
	w.status.say(said)
	if w.clinic.Reload != nil {
		w.clinic.Reload()
	}
}

// refuse says why a value was not saved, and puts the focus where that is to be
// put right.
func (w *Window) refuse(e *valueEditor, why string, where fyne.Focusable) {
	e.fault.SetText(why)
	e.fault.Show()
	w.showAgain()
	w.win.Canvas().Focus(where)
}

// closeEditor leaves a value as it is on the disk.
func (w *Window) closeEditor(e *valueEditor) {
	delete(w.clinic.editing, e.id)
	w.showAgain()
	w.win.Canvas().Focus(w.page)
}

// unsaved are the names of the values whose text is not saved.
func (w *Window) unsaved() []string {
	var names []string
	for _, id := range w.clinic.order {
		if e := w.clinic.editing[id]; e != nil && e.dirty() {
			names = append(names, e.label)
		}
	}
	return names
}

// leftClinic tells somebody who has gone to another page that a text waits.
func (w *Window) leftClinic(from Page) {
	if from != PageClinic || w.history.now().Page == PageClinic {
		return
	}
	if names := w.unsaved(); len(names) > 0 {
		w.status.say(lang.L("Not saved yet: {{.Names}}. The text waits on the page “Our clinic”.", map[string]any{"Names": strings.Join(names, ", ")}))
	}
}

// askUnsaved asks, before the program ends, about text that is not saved. It
// reports that there is none.
func (w *Window) askUnsaved() bool {
	names := w.unsaved()
	if len(names) == 0 {
		return true
	}
	if w.strip != nil {
		w.closeStrip()
	}
	w.openClinic()
	text := bodyText(lang.L("Not saved yet: {{.Names}}.", map[string]any{"Names": strings.Join(names, ", ")}))
	dialog.ShowCustomConfirm(lang.L("Quit without saving?"), lang.L("Quit without saving"), lang.L("Back to the text"), text, func(leave bool) {
		if leave {
			w.leave()
		}
	}, w.win)
	return false
}
