package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/ui/page"
)

// entryItems are what can be done with an entry wherever it is shown.
func (w *Window) entryItems(e *handbook.Entry) []*fyne.MenuItem {
	save := lang.L("button.save")
	if w.lib.kept.IsSaved(e.ID) {
		save = lang.L("context.unsave")
	}
	return []*fyne.MenuItem{
		fyne.NewMenuItem(lang.L("context.new-window"), func() {
			r := w.entryRoute(e.ID)
			w.openBeside(r)
		}),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.L("context.copy-answer"), func() { w.copyText(page.AnswerText(e, w.lib.book.Version())) }),
		fyne.NewMenuItem(lang.L("command.copy-say"), func() { w.copyText(e.SayText()) }),
		fyne.NewMenuItem(save, func() { w.area.entry.ToggleSaved(e) }),
		fyne.NewMenuItem(lang.L("button.print"), func() { w.printEntry(e) }),
	}
}

// showEntryMenu opens the menu of an entry in a list.
func (w *Window) showEntryMenu(e *handbook.Entry, at fyne.Position) {
	w.showContextMenu(w.entryItems(e), at)
}

// showPageMenu opens the menu of the text on the page.
func (w *Window) showPageMenu(at fyne.Position) {
	selected := w.area.pager.SelectedText()
	cp := fyne.NewMenuItem(lang.L("button.copy"), func() { w.copyText(selected) })
	cp.Disabled = selected == ""
	items := []*fyne.MenuItem{
		cp,
		fyne.NewMenuItem(lang.L("edit.select-all"), w.area.pager.SelectAll),
		fyne.NewMenuItem(lang.L("command.find"), w.openFinder),
	}
	if e := w.entry(); e != nil {
		items = append(append(items, fyne.NewMenuItemSeparator()), w.entryItems(e)...)
	}
	w.showContextMenu(items, at)
}

func (w *Window) showContextMenu(items []*fyne.MenuItem, at fyne.Position) {
	if w.dialogOpen() {
		return
	}
	w.catchUp()
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.win.Canvas(), at)
}
