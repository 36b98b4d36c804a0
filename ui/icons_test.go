package ui

import (
	"bytes"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/notebook"
)

func TestIconsAreColoredOnce(t *testing.T) {
	w := open(t)
	w.setLook(notebook.ThemeLight)
	light := routeIcon(handbook.Nurse)
	content := light.Content()
	if routeIcon(handbook.Nurse) != light || &light.Content()[0] != &content[0] {
		t.Error("the same icon in the same theme is colored again")
	}
	if want := theme.NewColoredResource(theme.AccountIcon(), colorNurse).Content(); !bytes.Equal(content, want) {
		t.Errorf("it is\n%s\nwant\n%s", content, want)
	}
	w.setLook(notebook.ThemeHighContrast)
	if routeIcon(handbook.Nurse) == light {
		t.Error("what shows the icon does not hear of another theme")
	}
	if want := routeIcon(handbook.Nurse).Content(); !bytes.Equal(light.Content(), want) || bytes.Equal(want, content) {
		t.Errorf("what was shown before stays\n%s\nwant\n%s", light.Content(), want)
	}
}

// TestRowsFollowTheTheme holds that a row is drawn anew for another theme,
// although it shows what it showed before.
func TestRowsFollowTheTheme(t *testing.T) {
	w := open(t)
	w.setLook(notebook.ThemeLight)
	test.Type(w.field, "throwing up")
	item := newRowItem().(*fyne.Container)
	icon := item.Objects[0].(*widget.Icon)
	update := func() fyne.Resource {
		updateRowItem(item, &w.list.rows[0], 300)
		return icon.Resource
	}
	light := update()
	w.setLook(notebook.ThemeDark)
	if update() == light {
		t.Error("the row keeps the icon of the light theme")
	}
}

// TestBannerStands holds that the banner is not built again with each letter.
func TestBannerStands(t *testing.T) {
	w := open(t)
	top := w.middle.Position().Y
	test.Type(w.field, "she cant breath")
	if w.middle.Position().Y <= top {
		t.Error("the banner lies over the results")
	}
	if !w.banner.Visible() || len(w.banner.Objects) != 1 {
		t.Fatal("there is no banner")
	}
	before := w.banner.Objects[0]
	test.Type(w.field, "e")
	if w.banner.Objects[0] != before {
		t.Error("the banner of the same emergency is built again")
	}
	w.field.SetText("throwing up")
	if w.banner.Visible() || w.middle.Position().Y != top {
		t.Error("the banner or its place stays")
	}
}
