package ui

import (
	"strings"

	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"

	"clinichandbook/ui/look"
)

// quit ends the program, or asks first if text is not saved.
func quit(w *Window) {
	if !w.isFirst() {
		quit(w.group.first)
		return
	}
	names := w.area.clinic.Unsaved()
	if len(names) == 0 {
		leaveProgram(w)
		return
	}
	if w.strip != nil {
		closeStrip(w)
	}
	closeDialogs(w) // and no more than one asks
	w.Raise()       // it may have been closed before the others
	w.openClinic()
	text := look.Body(lang.L("quit.unsaved", map[string]any{"Names": strings.Join(names, ", ")}))
	dialog.ShowCustomConfirm(lang.L("quit.title"), lang.L("quit.confirm"), lang.L("quit.cancel"), text, func(leave bool) {
		if leave {
			leaveProgram(w)
		}
	}, w.win)
}

// leaveProgram saves everything, discards what should not be saved, and ends the
// program.
func leaveProgram(w *Window) {
	putDown(w)
	w.area.clinic.GiveUp()
	writeDrafts(w)
	goOut(w)
}

// goOut ends the program.
func goOut(w *Window) {
	for _, o := range w.group.others {
		o.area.entry.SaveNote()
	}
	if w.strip != nil {
		w.strip.remember()
	}
	host{w}.Fail(w.display.remember(w.win, w.history.now().entry, w.maximized()))
	host{w}.Fail(w.lib.kept.Flush())
	if w.driver.Leaving != nil {
		w.driver.Leaving()
	}
	w.app.Quit()
}
