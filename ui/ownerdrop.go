package ui

import (
	"fyne.io/fyne/v2"

	"clinichandbook/ui/page"
)

// takeDrops imports files that a content owner drops on the window; a picture dropped
// on the page being edited goes into it. At a desk, dropped files are ignored.
func takeDrops(w *Window) {
	w.win.SetOnDropped(func(_ fyne.Position, dropped []fyne.URI) {
		if !owns(w) {
			return
		}
		var paths []string
		for _, uri := range dropped {
			if uri.Scheme() == "file" {
				paths = append(paths, uri.Path())
			}
		}
		if p, ok := w.owner.shown.(*page.Edit); ok && len(paths) == 1 && p.Drop(paths[0]) {
			return
		}
		showOwner(w, importPage, "")
		if p, ok := w.owner.shown.(*page.Importing); ok {
			p.Add(paths...)
		}
	})
}
