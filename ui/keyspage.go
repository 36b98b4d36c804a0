package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/ui/xwidget"
)

// keysPage lists all keys.
func keysPage() fyne.CanvasObject {
	page := newPage()
	page.Add(title(lang.L("All keys")))
	last := ""
	for _, c := range commands() {
		if c.menu != last {
			last = c.menu
			page.Add(keyRows(headed(lang.L(c.menu), theme.ColorNamePrimary), func(c command) bool { return c.menu == last }))
		}
	}
	return page
}

// keyRows adds the keys of some commands to a box, each with what it does.
func keyRows(box *fyne.Container, keep func(command) bool) fyne.CanvasObject {
	for _, c := range commands() {
		if !keep(c) {
			continue
		}
		keys := widget.NewLabel(c.keyText())
		keys.TextStyle = xwidget.Bold
		keys.Wrapping = fyne.TextWrapWord
		what := widget.NewLabel(lang.L(c.name))
		what.Wrapping = fyne.TextWrapWord
		box.Add(container.New(xwidget.Ledger{HeadEms: 12}, keys, what))
	}
	return box
}
