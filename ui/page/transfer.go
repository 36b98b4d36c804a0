package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"
)

// The file that takes saved entries and notes to another computer.
const (
	exportName      = "clinic-handbook-notebook" + exportExtension
	exportExtension = ".json"
)

func (p *Settings) chooseExport() {
	d := dialog.NewFileSave(p.exportTo, p.host.Window())
	d.SetFileName(exportName)
	showFiles(d)
}

func (p *Settings) chooseImport() { showFiles(dialog.NewFileOpen(p.importFrom, p.host.Window())) }

func showFiles(d *dialog.FileDialog) {
	d.SetFilter(storage.NewExtensionFileFilter([]string{exportExtension}))
	d.SetView(dialog.ListView) // whole names
	d.Show()
}

// exportTo writes the notebook to a file: nil if none was chosen.
func (p *Settings) exportTo(file fyne.URIWriteCloser, err error) {
	if err == nil && file == nil {
		return
	}
	var failed error // a message for the reader
	if err == nil {
		failed = p.kept.Export(file)
		err = file.Close()
	}
	switch {
	case failed != nil:
		p.host.Fail(failed)
	case err != nil:
		p.host.Say(lang.L("settings.export-failed", map[string]any{"Reason": err.Error()}))
	default:
		p.host.Say(lang.L("settings.exported", map[string]any{"File": file.URI().Path()}))
	}
}

// importFrom adds a file to the notebook: nil if none was chosen.
func (p *Settings) importFrom(file fyne.URIReadCloser, err error) {
	switch {
	case err != nil:
		p.host.Say(lang.L("settings.import-failed", map[string]any{"Reason": err.Error()}))
		return
	case file == nil:
		return
	}
	defer file.Close()
	err = p.kept.Import(file)
	p.host.NotebookChanged()
	p.host.Say(lang.L("settings.imported"))
	p.host.Fail(err)
}
