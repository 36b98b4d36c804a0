package ui

import (
	"image"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clinichandbook/handbook/notebook"
	"clinichandbook/ui/uitest"
)

// TestMaximizedIsRemembered checks that a maximized window is so at the next start, and
// has its former size and place once it is not.
func TestMaximizedIsRemembered(t *testing.T) {
	kept := notebook.Open(t.TempDir())
	d := newDisplay(uitest.App(t), kept)
	win := test.NewTempWindow(t, nil)
	now := time.Now()
	d.moved(image.Pt(100, 80), fyne.NewSize(900, 600), now)
	d.moved(image.Pt(120, 90), fyne.NewSize(900, 600), now.Add(time.Second))
	now = now.Add(time.Minute)
	d.moved(image.Pt(0, 0), fyne.NewSize(900, 600), now) // maximizing, in two steps
	d.moved(image.Pt(0, 0), fyne.NewSize(1366, 768), now.Add(time.Millisecond))
	if err := d.remember(win, "", true); err != nil {
		t.Fatal(err)
	}
	if w := kept.Window(); !w.Maximized || w.Width != 900 || w.Height != 600 || w.X != 120 || w.Y != 90 {
		t.Errorf("kept is %+v", w)
	}
}
