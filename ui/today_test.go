package ui

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestACallFillsToday checks that the page of a call is among the recent ones once
// it was looked at for a while, or Esc ends the call, and that passing by is not.
func TestACallFillsToday(t *testing.T) {
	w := open(t)
	var due []func()
	w.SetDriver(Driver{After: func(d time.Duration, f func()) func() {
		if d == dwellTime {
			due = append(due, f)
		}
		return func() {}
	}})
	test.Type(w.search.field, "throwing up")
	if got := w.lib.kept.Recent(); len(got) > 0 {
		t.Errorf("at once there is %v", got)
	}
	for _, f := range due {
		f()
	}
	if got := w.lib.kept.Recent(); !slices.Equal(got, []string{"side-effects/nausea"}) {
		t.Errorf("after a while there is %v", got)
	}
	w.search.field.SetText("can i drive")
	w.press(fyne.KeyEscape)
	if got := w.lib.kept.Recent(); len(got) != 2 || got[0] != "faq/can-i-drive" {
		t.Errorf("after Esc there is %v", got)
	}
	if rows := w.search.list.rows; rows[0].heading != "Today" || rows[1].entry.ID != "faq/can-i-drive" {
		t.Errorf("the list begins with %v", rows[:2])
	}
}
