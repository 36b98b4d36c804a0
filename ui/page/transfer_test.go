package page

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"clinichandbook/handbook/notebook"
	"clinichandbook/ui/look"
)

// settingsDesk is what the settings need of a window.
type settingsDesk struct {
	Fronter // not asked
	said    string
	changed bool // the notebook
}

func (d *settingsDesk) Say(text string) { d.said = text }
func (d *settingsDesk) Fail(err error) {
	if err != nil {
		d.said = ErrorText(err)
	}
}
func (d *settingsDesk) Scheme() look.Scheme   { return look.Light }
func (d *settingsDesk) SetScheme(look.Scheme) {}
func (d *settingsDesk) TextSize() int         { return look.DefaultTextSize }
func (d *settingsDesk) SetTextSize(int)       {}
func (d *settingsDesk) Window() fyne.Window   { return nil }
func (d *settingsDesk) NotebookChanged()      { d.changed = true }

// writer and reader open a file as the file dialogs do.
func writer(t *testing.T, file string) fyne.URIWriteCloser {
	t.Helper()
	f, err := storage.Writer(storage.NewFileURI(file))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func reader(t *testing.T, file string) fyne.URIReadCloser {
	t.Helper()
	f, err := storage.Reader(storage.NewFileURI(file))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestNotebookGoesToAnotherComputer(t *testing.T) {
	file := filepath.Join(t.TempDir(), exportName)
	there := notebook.Open(t.TempDir())
	there.Save("faq/can-i-drive")
	there.SetNote("sections/going-home", "", "Ask Robin first")
	var desk settingsDesk
	NewSettings(&desk, there).exportTo(writer(t, file), nil)
	if !strings.Contains(desk.said, exportName) || desk.changed {
		t.Errorf("after the export the status is %q, the notebook changed: %v", desk.said, desk.changed)
	}

	here := notebook.Open(t.TempDir())
	here.SetNote("sections/going-home", "", "The taxi waits")
	NewSettings(&desk, here).importFrom(reader(t, file), nil)
	if !strings.HasPrefix(desk.said, "Imported") || !desk.changed {
		t.Errorf("after the import the status is %q, the notebook changed: %v", desk.said, desk.changed)
	}
	if note := here.Note("sections/going-home"); !here.IsSaved("faq/can-i-drive") || !strings.Contains(note, "The taxi waits") || !strings.Contains(note, "Ask Robin first") {
		t.Errorf("the notebook has saved %v and the note %q", here.Saved(), note)
	}
}

func TestTransferThatFailsSaysSo(t *testing.T) {
	dir := t.TempDir()
	spoilt := filepath.Join(dir, "spoilt.json")
	if err := os.WriteFile(spoilt, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	closed := writer(t, filepath.Join(dir, "closed.json"))
	closed.Close()
	for _, c := range []struct {
		name string
		do   func(*Settings)
		want string
	}{
		{"nowhere to write", func(p *Settings) { p.exportTo(nil, errors.New("no room")) }, "could not be written (no room)"},
		{"writing fails", func(p *Settings) { p.exportTo(closed, nil) }, "do not use that file"},
		{"nothing to read", func(p *Settings) { p.importFrom(nil, errors.New("gone")) }, "could not be read (gone)"},
		{"not an export", func(p *Settings) { p.importFrom(reader(t, spoilt), nil) }, "damaged or not an export"},
		{"none chosen to write", func(p *Settings) { p.exportTo(nil, nil) }, ""},
		{"none chosen to read", func(p *Settings) { p.importFrom(nil, nil) }, ""},
	} {
		var desk settingsDesk
		c.do(NewSettings(&desk, notebook.Open(t.TempDir())))
		if !strings.Contains(desk.said, c.want) || (c.want == "") != (desk.said == "") || strings.Contains(desk.said, "\n") {
			t.Errorf("%s: the status is %q", c.name, desk.said)
		}
	}
}
