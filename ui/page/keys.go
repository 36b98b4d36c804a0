package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// Key is a key and what it does, in the reader's language.
type Key struct {
	Group, Keys, Name string
	Basic             bool // one to learn first
}

// Keys lists all keys by group.
func Keys(keys []Key) fyne.CanvasObject {
	page := look.Page(look.Title(lang.L("keys.title")))
	for from := 0; from < len(keys); {
		to := from
		for to < len(keys) && keys[to].Group == keys[from].Group {
			to++
		}
		page.Add(keyRows(look.Headed(keys[from].Group, theme.ColorNameForeground), keys[from:to]))
		from = to
	}
	return page
}

// keyRows adds a line for each key to a box.
func keyRows(box *fyne.Container, keys []Key) fyne.CanvasObject {
	for _, k := range keys {
		names := xwidget.NewText(k.Keys)
		names.TextStyle.Bold = true
		box.Add(container.New(xwidget.Ledger{HeadEms: 12}, names, look.Body(k.Name)))
	}
	return box
}
