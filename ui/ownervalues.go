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
// chosen, or where the clinic's content is a plain folder that can be changed from here,
// and of this computer otherwise.
func ownValues(w *Window) {
	if !owns(w) {
		w.area.clinic.SetValues(w.owner.here)
	}
	readValues(w)
}

// readValues reads the values of every desk, if they can be set here.
func readValues(w *Window) {
	o, work := w.owner, w.owner.workspace()
	if work.Root == "" && (o.Content == "" || o.here.Locked != "") {
		return
	}
	values, live := everyDesk{}, false
	var book *handbook.Handbook
	w.owner.background(func() {
		if values.DeskValues = work.Values(); work.Root == "" {
			if values.DeskValues, live = (author.Folder{Bundled: o.Bundled, Dir: o.Content}).LiveValues(); !live {
				return
			}
		}
		if book, values.err = values.Book(); values.err == nil {
			values.settings, values.err = values.DeskValues.Settings()
		}
	}, func() {
		switch {
		case work.Root != w.owner.choice.Folder:
			return
		case work.Root == "" && !live:
			w.area.clinic.SetValues(o.here)
			return
		}
		set := Clinic{Values: values, Book: book, Live: live, By: o.choice.By, Background: w.owner.background, Reload: func() { valuesChanged(w) }}
		if values.err != nil {
			set.Values, set.Book, set.Locked = nil, nil, page.ErrorText(values.err)
		}
		w.area.clinic.SetValues(set)
		if p := w.history.now().page; p == pageClinic || p == pageFirstStart {
			w.showAgain()
			w.restoreFocus()
		}
	})
}

// valuesChanged shows the values that were set, here and, without a publication, at
// this desk.
func valuesChanged(w *Window) {
	readValues(w)
	if !owns(w) && w.group.check != nil {
		w.group.check()
	}
}
