package ui

import (
	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
	"clinichandbook/ui/page"
)

// everyDesk are the values of the draft, read once so that the page does not wait for a
// share.
type everyDesk struct {
	author.DeskValues
	settings map[string]handbook.Setting
	err      error
}

// Settings implements page.ValueFile.
func (v everyDesk) Settings() (map[string]handbook.Setting, error) { return v.settings, v.err }

// ownValues makes the page of clinic values that of every desk while a working folder is
// chosen, and of this computer otherwise.
func (w *Window) ownValues() {
	if !w.owns() {
		w.area.clinic.SetValues(w.owner.here)
		return
	}
	work := host{w}.Workspace()
	values := everyDesk{DeskValues: work.Values()}
	var book *handbook.Handbook
	w.owner.background(func() {
		if book, values.err = values.Book(); values.err == nil {
			values.settings, values.err = values.DeskValues.Settings()
		}
	}, func() {
		if work.Root != w.owner.choice.Folder {
			return
		}
		set := Clinic{Values: values, Book: book, By: w.owner.choice.By, Reload: w.ownValues}
		if values.err != nil {
			set.Values, set.Book, set.Locked = nil, nil, page.ErrorText(values.err)
		}
		w.area.clinic.SetValues(set)
		if w.history.now().page == pageClinic {
			w.showAgain()
			w.restoreFocus()
		}
	})
}
