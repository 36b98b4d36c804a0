package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"clinichandbook/handbook/notebook"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/english"
)

func TestServe(t *testing.T) {
	w := open(t)
	w.Serve(Request{Query: "throwing up"})
	if w.search.field.Text != "throwing up" || w.titleSeen() != "Nausea or vomiting" {
		t.Errorf("a query shows %q", w.titleSeen())
	}
	w.Serve(Request{Entry: "faq/can-i-drive"})
	if w.titleSeen() != "Can I drive?" {
		t.Errorf("an entry shows %q", w.titleSeen())
	}
	w.Serve(Request{Entry: "faq/gone"})
	wantSeen(t, w.status.bar, "The handbook has no entry “faq/gone”.")
	w.ToggleMenu()
	w.Serve(Request{})
	if w.titleSeen() != "Can I drive?" || !w.dialogOpen() {
		t.Error("a bare start changes the page, or closes the menu")
	}
	w.Serve(Request{Entry: "faq/can-i-drive"})
	if w.dialogOpen() {
		t.Error("what a start asks for is below a menu")
	}
	toggleStrip(w)
	w.Serve(Request{Query: "going home"})
	wantSeen(t, w.strip.win.Content(), "Somebody takes you home.")
	w.Raise()
	w.Serve(Request{Entry: "faq/can-i-drive"})
	if w.strip != nil || w.titleSeen() != "Can I drive?" {
		t.Error("an entry does not open the large window")
	}
}

func TestRaiseRestoresTheLargeWindowOnly(t *testing.T) {
	w := open(t)
	w.Raise() // nothing is set: it must go well
	raised := 0
	w.SetDriver(Driver{Restore: func() { raised++ }})
	w.Raise()
	toggleStrip(w)
	w.Raise()
	if raised != 1 {
		t.Errorf("the large window was restored %d times", raised)
	}
}

func TestWindowIsRemembered(t *testing.T) {
	dir := t.TempDir()
	w := openWith(t, notebook.Open(dir))
	w.Open("faq/can-i-drive")
	w.win.Resize(fyne.NewSize(900, 640))
	w.Moved(210, 95)
	quit(w)
	if kept := notebook.Open(dir).Window(); kept.X != 210 || kept.Y != 95 {
		t.Errorf("the place of the window is kept as %d, %d", kept.X, kept.Y)
	}
	again := New(w.app, notebook.Open(dir))
	again.Show(testBook(t), search.New(testBook(t), nil, english.Language()))
	t.Cleanup(again.win.Close)
	if got := again.win.Canvas().Size(); got != fyne.NewSize(900, 640) {
		t.Errorf("the second window has the size %v", got)
	}
	if again.titleSeen() != "Can I drive?" || again.search.field.Text != "" || again.win.Canvas().Focused() != again.search.field {
		t.Errorf("the second window shows %q", again.titleSeen())
	}
	again.FitInto(fyne.NewSize(800, 1000))
	if got := again.win.Canvas().Size(); got != fyne.NewSize(800, 640) {
		t.Errorf("on a narrow screen the window has the size %v", got)
	}
	again.FitInto(fyne.Size{})
	if got := again.win.Canvas().Size(); got != fyne.NewSize(800, 640) {
		t.Errorf("on an unknown screen the window has the size %v", got)
	}
}
