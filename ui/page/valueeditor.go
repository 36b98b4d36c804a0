package page

import (
	"errors"
	"maps"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/values"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// valueEditor is a clinic value that is being written.
type valueEditor struct {
	id, label string
	before    string // the text at the start
	saving    bool
	field     *xwidget.Entry
	by        *xwidget.Entry
	fault     *widget.Label
	object    fyne.CanvasObject
}

// dirty reports text that is not saved.
func (e *valueEditor) dirty() bool { return strings.TrimSpace(e.field.Text) != e.before }

// edit opens a value for writing.
func (p *Clinic) edit(id string) {
	f := p.book().Field(id)
	if f == nil {
		return
	}
	e := p.newEditor(f)
	p.host.Rebuild()
	p.host.Pager().ScrollIntoView(e.object, 0)
	p.host.Pager().ScrollIntoView(e.field, 0) // if both do not fit
	p.host.Focus(e.field)
}

// newEditor makes the editor of a value and opens it.
func (p *Clinic) newEditor(f *handbook.Field) *valueEditor {
	e := &valueEditor{id: f.ID, label: f.Label, before: p.settings[f.ID].Value, field: xwidget.NewMultiLineEntry(), by: xwidget.NewEntry(), fault: look.Fault()}
	e.field.SetText(e.before)
	e.field.OnChanged = func(string) { p.host.DraftChanged() }
	e.field.SetPlaceHolder(f.Label)
	e.field.SetMinRowsVisible(2)
	e.by.SetText(p.by)
	e.by.SetPlaceHolder(lang.L("value.by"))
	p.bindKeys(e)
	warning := look.Warning(lang.L("value.emergency-here"))
	if p.values.Book != nil || !inEmergency(p.book(), f) {
		warning.Hide()
	}
	e.object = look.Flush(container.New(xwidget.Column{Gap: look.Space2}, warning, e.field, e.by, e.fault,
		container.New(&xwidget.Flow{Gap: look.Space2},
			xwidget.NewButton(lang.L("value.save"), theme.DocumentSaveIcon(), func() { p.save(e) }),
			xwidget.NewButton(lang.L("button.cancel"), theme.CancelIcon(), func() { p.close(e) })),
		look.Quiet(lang.L("value.keys"))))
	p.editing[f.ID] = e
	return e
}

// bindKeys makes the keys of an editor those of the page of clinic values.
func (p *Clinic) bindKeys(e *valueEditor) {
	e.field.OnKey = func(k fyne.KeyName) bool { return p.editorKey(e, k, true) }
	e.by.OnKey = func(k fyne.KeyName) bool { return p.editorKey(e, k, false) }
}

func (p *Clinic) editorKey(e *valueEditor, k fyne.KeyName, multiline bool) bool {
	switch k {
	case fyne.KeyReturn, fyne.KeyEnter:
		if multiline && shiftPressed() {
			return false
		}
		p.save(e)
	case fyne.KeyEscape:
		p.close(e)
	default:
		return false
	}
	return true
}

// shiftPressed reports whether the Shift key is pressed.
func shiftPressed() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// save writes a value to the disk and reloads the handbook.
func (p *Clinic) save(e *valueEditor) { p.saveThen(e, func(bool) {}) }

// saveThen saves, and then says whether that went well: later, if the value is on a
// share.
func (p *Clinic) saveThen(e *valueEditor, then func(saved bool)) {
	text := strings.TrimSpace(e.field.Text)
	if text == e.before {
		p.close(e)
		then(true)
		return
	}
	if p.by = strings.TrimSpace(e.by.Text); p.by == "" {
		p.refuse(e, lang.L("value.name-missing"), e.by)
		then(false)
		return
	}
	if e.saving {
		return
	}
	e.saving = true
	to, before, setting := p.values.Values, e.before, handbook.Setting{Value: text, By: p.by, On: today()}
	var err error
	p.background(func() { err = to.Set(e.id, before, setting) }, func() {
		e.saving = false
		p.saved(e, text, err)
		then(err == nil)
	})
}

// background runs work in the background where values are on a share.
func (p *Clinic) background(work, then func()) {
	if p.values.Background == nil {
		work()
		then()
		return
	}
	p.values.Background(work, then)
}

// saved shows how saving went.
func (p *Clinic) saved(e *valueEditor, text string, err error) {
	if err != nil {
		var fault *values.Fault
		if errors.As(err, &fault) && fault.Other != nil {
			e.before = fault.Other.Value
		}
		p.refuse(e, asSentence(ErrorText(err)), e.field)
		return
	}
	if e.before = text; !e.dirty() { // else somebody writes on
		p.close(e)
	}
	done := lang.L("value.saved", map[string]any{"Label": e.label})
	if text == "" {
		done = lang.L("value.removed", map[string]any{"Label": e.label})
	}
	switch {
	case p.values.Live:
		done = lang.L("value.saved-live", map[string]any{"Label": e.label})
	case p.values.Book != nil:
		done = lang.L("value.saved-draft", map[string]any{"Label": e.label})
	}
	p.host.Say(done)
	if p.values.Reload != nil {
		p.values.Reload()
	}
}

// refuse says why a value was not saved, and moves the focus to what is wrong.
func (p *Clinic) refuse(e *valueEditor, why string, where fyne.Focusable) {
	e.fault.SetText(why)
	e.fault.Show()
	p.host.Rebuild()
	p.host.Focus(where)
}

// close closes an editor. The value on the disk stays as it is.
func (p *Clinic) close(e *valueEditor) {
	delete(p.editing, e.id)
	p.host.DraftChanged()
	p.host.Rebuild()
	p.host.Focus(nil)
}

// Drafts are the texts of values that are not saved, by the id of their field.
func (p *Clinic) Drafts() map[string]string {
	drafts := maps.Clone(p.left)
	for id, e := range p.editing {
		if e.dirty() {
			drafts[id] = e.field.Text
		}
	}
	return drafts
}

// RestoreDraft opens the editor of a value with text that was not saved, as soon as
// values can be set.
func (p *Clinic) RestoreDraft(id, text string) {
	p.left[id] = text
	p.restoreLeft()
}

// restoreLeft opens the editors of what the last run left, if values can be set.
func (p *Clinic) restoreLeft() {
	if len(p.left) == 0 || !p.readSettings() {
		return
	}
	for id, text := range p.left {
		if f := p.book().Field(id); f != nil {
			delete(p.left, id) // before the text is in the editor, and a draft again
			p.newEditor(f).field.SetText(text)
		}
	}
}

// rebase makes the editors begin with the values of the place in which they are set from
// now on.
func (p *Clinic) rebase() {
	if len(p.editing) == 0 || !p.readSettings() {
		return
	}
	for id, e := range p.editing {
		untouched := !e.dirty()
		if e.before = p.settings[id].Value; untouched {
			e.field.SetText(e.before)
		}
		if e.by.Text == "" {
			e.by.SetText(p.by)
		}
	}
}

// readSettings reads what is set, and reports whether values can be set here.
func (p *Clinic) readSettings() bool {
	if p.values.Values == nil || p.values.Locked != "" {
		return false
	}
	settings, err := p.values.Values.Settings()
	if err == nil {
		p.settings = settings
	}
	return err == nil
}

// GiveUp closes all editors without saving.
func (p *Clinic) GiveUp() {
	clear(p.editing)
	clear(p.left)
}

// Unsaved lists the labels of the values with text that is not saved.
func (p *Clinic) Unsaved() []string {
	var names []string
	for _, id := range p.order {
		if e := p.editing[id]; e != nil && e.dirty() {
			names = append(names, e.label)
		}
	}
	return names
}
