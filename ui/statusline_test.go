package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/ui/look"
)

// TestNurseLineIsNotCut checks that the whole number can be read, also when
// nothing but the number has changed.
func TestNurseLineIsNotCut(t *testing.T) {
	w := open(t)
	fits := func(when string) {
		t.Helper()
		label := w.status.right
		need := fyne.MeasureText(label.Text, theme.CaptionTextSize(), label.TextStyle).Width + 2*theme.InnerPadding()
		if label.Text == "" || label.Size().Width < need {
			t.Errorf("%s: %q has %v of %v", when, label.Text, label.Size().Width, need)
		}
	}
	fits("at the start")
	w.status.book = ""
	w.status.right.SetText("")
	w.status.bar.Refresh()
	w.status.setBook(w.lib.book)
	fits("told again")
	setTextSize(w, 150)
	fits("at 150 %")
	setScheme(w, look.Dark)
	setTextSize(w, 100)
	fits("at 100 %")
}
