package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"clinichandbook/handbook/notebook"
)

func TestDialogHasTheKeys(t *testing.T) {
	w := open(t)
	w.openPage(pageSettings)
	tapButton(t, w.area.pager.Content(), "Import from file")
	if w.win.Canvas().Overlays().Top() == nil {
		t.Fatal("no dialog opens")
	}
	w.win.Canvas().OnTypedRune()('x')
	if w.search.field.Text != "" {
		t.Errorf("%q was typed into the field below the dialog", w.search.field.Text)
	}
	w.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.win.Canvas().Overlays().Top() != nil || w.history.now().page != pageSettings {
		t.Errorf("Esc leaves the dialog, or the page %v", w.history.now().page)
	}
}

// TestImportShowsInTheList checks that what was imported is on the screen at
// once.
func TestImportShowsInTheList(t *testing.T) {
	kept := notebook.Open(t.TempDir())
	w := openWith(t, kept)
	w.openPage(pageSettings)
	if err := kept.Save("faq/can-i-drive"); err != nil {
		t.Fatal(err)
	}
	host{w}.NotebookChanged()
	if got := w.search.list.rows; got[0].heading != "Saved" || got[1].entry.ID != "faq/can-i-drive" || w.history.now().page != pageSettings {
		t.Errorf("the list begins with %q on the page %v", got[0].heading, w.history.now().page)
	}
}
