package ui

import (
	"fyne.io/fyne/v2"

	"clinichandbook/ui/page"
)

// takeDrops brings in files that a content owner drops on the window. At a desk
// nothing happens with them.
func (w *Window) takeDrops() {
	w.win.SetOnDropped(func(_ fyne.Position, dropped []fyne.URI) {
		if !w.owns() {
			return
		}
		var paths []string
		for _, uri := range dropped {
			if uri.Scheme() == "file" {
				paths = append(paths, uri.Path())
			}
		}
		w.showOwner(importPage, "")
		if p, ok := w.owner.shown.(*page.Importing); ok {
			p.Add(paths...)
		}
	})
}
