package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/ui/xwidget"
)

// The file that holds what is kept, on its way to another desk.
const (
	exportName      = "clinic-handbook-notebook" + exportExtension
	exportExtension = ".json"
)

// transferButtons export what is kept as one file, and import such a file.
func (w *Window) transferButtons() fyne.CanvasObject {
	return flush(container.New(&xwidget.Flow{Gap: 8},
		xwidget.NewButton(lang.L("Export as one file"), theme.UploadIcon(), w.chooseExport),
		xwidget.NewButton(lang.L("Import such a file"), theme.DownloadIcon(), w.chooseImport)))
}

func (w *Window) chooseExport() {
	d := dialog.NewFileSave(w.exportTo, w.win)
	d.SetFileName(exportName)
	showFiles(d)
}

func (w *Window) chooseImport() { showFiles(dialog.NewFileOpen(w.importFrom, w.win)) }

func showFiles(d *dialog.FileDialog) {
	d.SetFilter(storage.NewExtensionFileFilter([]string{exportExtension}))
	d.SetView(dialog.ListView) // whole names
	d.Show()
}

// exportTo writes what is kept into a file. Without one, none was chosen.
func (w *Window) exportTo(file fyne.URIWriteCloser, err error) {
	if err == nil && file == nil {
		return
	}
	var failed error // a sentence
	if err == nil {
		failed = w.kept.Export(file)
		err = file.Close()
	}
	switch {
	case failed != nil:
		w.keep(failed)
	case err != nil:
		w.status.say(lang.L("The file could not be written ({{.Reason}}): choose another place and try again.", map[string]any{"Reason": err.Error()}))
	default:
		w.status.say(lang.L("Exported: {{.File}}", map[string]any{"File": file.URI().Path()}))
	}
}

// importFrom adds what a file holds to what is kept. Without one, none was
// chosen.
func (w *Window) importFrom(file fyne.URIReadCloser, err error) {
	switch {
	case err != nil:
		w.status.say(lang.L("The file could not be read ({{.Reason}}): copy it to this computer and try again.", map[string]any{"Reason": err.Error()}))
		return
	case file == nil:
		return
	}
	defer file.Close()
	err = w.kept.Import(file)
	w.listed.filled = false
	w.fill(w.history.now().Route)
	w.showAgain()
	w.status.say(lang.L("Imported: what the file holds now stands among your own."))
	w.keep(err)
}
