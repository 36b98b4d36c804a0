package look

import (
	"bytes"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/ui/uitest"
)

// TestIconsKeepTheirColor checks that Fyne, which caches pictures by name, cannot
// draw one picture in the color of another.
func TestIconsKeepTheirColor(t *testing.T) {
	app := uitest.App(t)
	names := map[string]string{}
	for _, s := range []Scheme{Light, Dark, HighContrast} {
		app.Settings().SetTheme(NewTheme(s, DefaultTextSize))
		for _, name := range []fyne.ThemeColorName{ColorEmergency, ColorUnset, ColorOnAlarm} {
			i := Tinted(theme.WarningIcon(), name)
			content := string(i.Content())
			if other, ok := names[i.Name()]; ok && other != content {
				t.Errorf("%s in %s is drawn like another picture", name, s)
			}
			names[i.Name()] = content
		}
	}
}

func TestIconsAreColoredOnce(t *testing.T) {
	app := uitest.App(t)
	use := func(s Scheme) { app.Settings().SetTheme(NewTheme(s, DefaultTextSize)) }
	nurse := func() fyne.Resource { return Tinted(theme.AccountIcon(), ColorNurse) }
	use(Light)
	light := nurse()
	content := light.Content()
	if nurse() != light || &light.Content()[0] != &content[0] {
		t.Error("the same icon in the same theme is colored again")
	}
	if want := theme.NewColoredResource(theme.AccountIcon(), ColorNurse).Content(); !bytes.Equal(content, want) {
		t.Errorf("it is\n%s\nwant\n%s", content, want)
	}
	use(HighContrast)
	if nurse() == light {
		t.Error("a widget that shows the icon would not notice the new theme")
	}
	if want := nurse().Content(); !bytes.Equal(light.Content(), want) || bytes.Equal(want, content) {
		t.Errorf("what was shown before is\n%s\nwant\n%s", light.Content(), want)
	}
}

// TestMarksHideWhatIsBelow: a mark has the colors of its level on every row and card.
func TestMarksHideWhatIsBelow(t *testing.T) {
	app := uitest.App(t)
	for _, s := range []Scheme{Light, Dark, HighContrast} {
		app.Settings().SetTheme(NewTheme(s, DefaultTextSize))
		for _, r := range []handbook.Route{handbook.FrontDesk, handbook.Nurse, handbook.Emergency} {
			tint, _ := RouteTint(r)
			if svg := string(RouteIcon(r).Content()); !strings.Contains(svg, `fill="`+hex(theme.Color(tint))+`"`) || strings.Contains(svg, "fill-opacity") {
				t.Errorf("%s: the mark of %v is not filled with %s: %s", s, r, tint, svg)
			}
		}
	}
}
