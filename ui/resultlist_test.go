package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/ui/look"
)

// TestRowsFollowTheTheme checks that a row is drawn anew for another theme,
// although it shows what it showed before.
func TestRowsFollowTheTheme(t *testing.T) {
	w := open(t)
	w.setScheme(look.Light)
	test.Type(w.search.field, "throwing up")
	item := newRowItem().(*fyne.Container)
	icon := item.Objects[0].(*widget.Icon)
	update := func() fyne.Resource {
		updateRowItem(item, &w.search.list.rows[0], 300)
		return icon.Resource
	}
	light := update()
	w.setScheme(look.Dark)
	if update() == light {
		t.Error("the row keeps the icon of the light theme")
	}
}
