package ui

import (
	"testing"

	"fyne.io/fyne/v2/test"
)

// TestBannerStands holds that the banner is not built again with each letter.
func TestBannerStands(t *testing.T) {
	w := open(t)
	top := w.middle.Position().Y
	test.Type(w.search.field, "she cant breath")
	if w.middle.Position().Y <= top {
		t.Error("the banner lies over the results")
	}
	if !w.alarm.box.Visible() || len(w.alarm.box.Objects) != 1 {
		t.Fatal("there is no banner")
	}
	before := w.alarm.box.Objects[0]
	test.Type(w.search.field, "e")
	if w.alarm.box.Objects[0] != before {
		t.Error("the banner of the same emergency is built again")
	}
	w.search.field.SetText("throwing up")
	if w.alarm.box.Visible() || w.middle.Position().Y != top {
		t.Error("the banner or its place stays")
	}
}
