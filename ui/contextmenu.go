package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook"
	"clinichandbook/ui/look"
	"clinichandbook/ui/page"
)

// entryItems are the menu items of an entry, wherever it is shown.
func entryItems(w *Window, e *handbook.Entry) []*fyne.MenuItem {
	save := lang.L("button.save")
	if w.lib.kept.IsSaved(e.ID) {
		save = lang.L("context.unsave")
	}
	return []*fyne.MenuItem{
		fyne.NewMenuItem(lang.L("context.new-window"), func() {
			r := w.entryRoute(e.ID)
			openBeside(w, r)
		}),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.L("context.copy-answer"), func() { copyText(w, page.AnswerText(e, w.lib.book.Version())) }),
		fyne.NewMenuItem(lang.L("command.copy-say"), func() { copyText(w, e.SayText()) }),
		fyne.NewMenuItem(save, func() { w.area.entry.ToggleSaved(e) }),
		fyne.NewMenuItem(lang.L("button.print"), func() { printEntry(w, e) }),
	}
}

// showPageMenu opens the menu of the text on the page.
func showPageMenu(w *Window, at fyne.Position) {
	selected := w.area.pager.SelectedText()
	cp := fyne.NewMenuItem(lang.L("button.copy"), func() { copyText(w, selected) })
	cp.Disabled = selected == ""
	items := []*fyne.MenuItem{
		cp,
		fyne.NewMenuItem(lang.L("edit.select-all"), w.area.pager.SelectAll),
		fyne.NewMenuItem(lang.L("command.find"), func() { openFinder(w) }),
	}
	if e := w.entry(); e != nil {
		items = append(append(items, fyne.NewMenuItemSeparator()), entryItems(w, e)...)
	}
	showContextMenu(w, items, at)
}

func showContextMenu(w *Window, items []*fyne.MenuItem, at fyne.Position) {
	if w.dialogOpen() {
		return
	}
	w.catchUp()
	look.Menu(fyne.NewMenu("", items...), w.win.Canvas()).ShowAtPosition(at)
}
