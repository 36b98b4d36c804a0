package page

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// keyExtension is how the name of a private key ends.
const keyExtension = ".key"

// choose asks for a key that somebody has already.
func (s *signers) choose() {
	d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		s.host.Fail(err)
		if err != nil || file == nil {
			return
		}
		s.file = filepath.FromSlash(file.URI().Path())
		_ = file.Close()
		s.show(useForm)
	}, s.host.Window())
	d.SetFilter(storage.NewExtensionFileFilter([]string{keyExtension}))
	d.SetView(dialog.ListView)
	d.Show()
}

// copyKey puts a copy of the key into a folder, such as one on a stick.
func (s *signers) copyKey() {
	own, w := s.host.OwnKey(), s.host.Workspace()
	dialog.ShowFolderOpen(func(dir fyne.ListableURI, err error) {
		s.host.Fail(err)
		if err != nil || dir == nil {
			return
		}
		file, err := own.CopyTo(w, filepath.FromSlash(dir.Path()))
		if err != nil {
			s.host.Fail(err)
			return
		}
		s.host.Say(lang.L("signers.copied", map[string]any{"File": file}))
	}, s.host.Window())
}

// reports is the choice whether desks report which version they show.
func (s *signers) reports() fyne.CanvasObject {
	on := xwidget.NewTick(lang.L("desks.ask"), s.reporting, func(on bool) {
		w := s.host.Workspace()
		s.change(func() error { return w.SetReporting(on) }, func() {
			s.host.Say(lang.L("desks.asked", map[string]any{"Folder": w.DeskFolder()}))
		})
	})
	on.Text = lang.L("desks.ask")
	return look.Box(look.Column(look.Bold(lang.L("desks.title"), theme.ColorNameForeground), look.Flush(on), look.Quiet(lang.L("desks.ask-text"))))
}
