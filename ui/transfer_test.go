package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"clinichandbook/handbook/notebook"
)

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

func TestWhatIsKeptGoesToAnotherDesk(t *testing.T) {
	file := filepath.Join(t.TempDir(), exportName)
	there := notebook.Open(t.TempDir())
	there.Save("faq/can-i-drive")
	there.SetNote("sections/going-home", "", "Ask Robin first")
	w := openWith(t, there)
	w.openSettings()
	w.exportTo(writer(t, file), nil)
	if !strings.Contains(w.status.left.Text, exportName) {
		t.Errorf("after the export the status is %q", w.status.left.Text)
	}

	here := notebook.Open(t.TempDir())
	here.SetNote("sections/going-home", "", "The taxi waits")
	w = openWith(t, here)
	w.openSettings()
	w.importFrom(reader(t, file), nil)
	if !strings.HasPrefix(w.status.left.Text, "Imported") || w.history.now().Page != PageSettings {
		t.Errorf("after the import the status is %q on the page %v", w.status.left.Text, w.history.now().Page)
	}
	if got := w.list.rows[1].entry; w.list.rows[0].heading != "Saved" || got == nil || got.ID != "faq/can-i-drive" {
		t.Errorf("the list begins with %q, %v", w.list.rows[0].heading, got)
	}
	w.Open("sections/going-home")
	wantSeen(t, w.page, "The taxi waits", "Ask Robin first")
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
		do   func(*Window)
		want string
	}{
		{"nowhere to write", func(w *Window) { w.exportTo(nil, errors.New("no room")) }, "could not be written (no room)"},
		{"writing fails", func(w *Window) { w.exportTo(closed, nil) }, "do not use that file"},
		{"nothing to read", func(w *Window) { w.importFrom(nil, errors.New("gone")) }, "could not be read (gone)"},
		{"not an export", func(w *Window) { w.importFrom(reader(t, spoilt), nil) }, "damaged or is not an export"},
		{"none chosen to write", func(w *Window) { w.exportTo(nil, nil) }, "entries"},
		{"none chosen to read", func(w *Window) { w.importFrom(nil, nil) }, "entries"},
	} {
		w := open(t)
		w.openSettings()
		c.do(w)
		if got := w.status.left.Text; !strings.Contains(got, c.want) || strings.Contains(got, "\n") {
			t.Errorf("%s: the status is %q", c.name, got)
		}
	}
}

func TestDialogHasTheKeys(t *testing.T) {
	w := open(t)
	w.openSettings()
	tapButton(t, w.page.Content(), "Import such a file")
	if w.win.Canvas().Overlays().Top() == nil {
		t.Fatal("no dialog opens")
	}
	w.win.Canvas().OnTypedRune()('x')
	if w.field.Text != "" {
		t.Errorf("%q was typed into the field below the dialog", w.field.Text)
	}
	w.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.win.Canvas().Overlays().Top() != nil || w.history.now().Page != PageSettings {
		t.Errorf("Esc leaves the dialog, or the page %v", w.history.now().Page)
	}
}
