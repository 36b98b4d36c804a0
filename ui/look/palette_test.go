package look

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/ui/uitest"
)

// TestPalettes checks what the screens show only at times: hovered, selected and
// disabled things, and lines and marks that are not text.
func TestPalettes(t *testing.T) {
	fields := []fyne.ThemeColorName{theme.ColorNameBackground, theme.ColorNameOverlayBackground, ColorPane, ColorNote} // fields have no background of their own
	texts := map[fyne.ThemeColorName][]fyne.ThemeColorName{
		theme.ColorNameForeground: {
			theme.ColorNameBackground, theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground,
			theme.ColorNameButton, theme.ColorNameHover, theme.ColorNameSelection, theme.ColorNamePressed, ColorPane, ColorLane, ColorSay, ColorNote, ColorUrgent,
		},
		theme.ColorNamePrimary:             {theme.ColorNameBackground, ColorPane, ColorSay},
		theme.ColorNameForegroundOnPrimary: {theme.ColorNamePrimary},
		theme.ColorNameHyperlink:           {theme.ColorNameBackground},
		theme.ColorNamePlaceHolder:         fields,
		theme.ColorNameDisabled:            {theme.ColorNameDisabledButton, theme.ColorNameMenuBackground, theme.ColorNameSelection}, // the active item of a menu
		ColorQuiet:                         {theme.ColorNameBackground, ColorPane, ColorLane, ColorNote, ColorUrgent, theme.ColorNameSelection, theme.ColorNameHover},
		ColorUnset:                         {theme.ColorNameBackground, ColorPane, ColorSay, ColorNote, ColorUrgent},
		ColorEmergency:                     {theme.ColorNameBackground, ColorPane, ColorUrgent},
		ColorNurse:                         {theme.ColorNameBackground, ColorPane, ColorNote},
		ColorDesk:                          {theme.ColorNameBackground, ColorPane, ColorSay},
		ColorOnAlarm:                       {ColorAlarm},
	}
	marks := map[fyne.ThemeColorName][]fyne.ThemeColorName{
		theme.ColorNamePrimary:     {theme.ColorNameBackground, ColorPane, theme.ColorNameSelection, theme.ColorNameHover}, // frames of what has the focus, marks in the list
		theme.ColorNameInputBorder: fields,
		theme.ColorNameScrollBar:   {theme.ColorNameBackground},
		ColorEmergency:             {theme.ColorNameBackground, theme.ColorNameSelection, theme.ColorNameHover}, // icons in the list
		ColorNurse:                 {theme.ColorNameBackground, theme.ColorNameSelection, theme.ColorNameHover},
		ColorDesk:                  {theme.ColorNameBackground, theme.ColorNameSelection, theme.ColorNameHover},
	}
	check := func(t *testing.T, p palette, pairs map[fyne.ThemeColorName][]fyne.ThemeColorName, want float64) {
		for name, backgrounds := range pairs {
			for _, background := range backgrounds {
				if p[name] == nil || p[background] == nil {
					t.Errorf("the palette lacks %s or %s", name, background)
					continue
				}
				if got := uitest.Contrast(p[name], uitest.Over(p[background], p[theme.ColorNameBackground])); got < want {
					t.Errorf("%s on %s: contrast %.2f, want %.1f", name, background, got, want)
				}
			}
		}
	}
	for scheme, want := range map[Scheme]float64{Light: 4.5, Dark: 4.5, HighContrast: 7} {
		t.Run(string(scheme), func(t *testing.T) {
			p := NewTheme(scheme, DefaultTextSize).light
			check(t, p, texts, want)
			check(t, p, marks, 3)
			checkFocus(t, p, want)
			if got := uitest.Contrast(p[ColorPale], p[ColorQuiet]); got < 2 {
				t.Errorf("a button that does nothing looks like the others: contrast %.2f", got)
			}
			checkHover(t, p, want)
		})
	}
}

// checkFocus checks what Fyne paints ColorNameFocus over: menus, the menu bar,
// and the buttons of its file dialogs.
func checkFocus(t *testing.T, p palette, want float64) {
	const aa = 4.5
	for _, on := range []struct {
		background, text fyne.ThemeColorName
		want             float64
	}{
		{theme.ColorNameMenuBackground, theme.ColorNameForeground, want},
		{theme.ColorNameBackground, theme.ColorNameForeground, want},
		{theme.ColorNameButton, theme.ColorNameForeground, aa},
		{theme.ColorNamePrimary, theme.ColorNameForegroundOnPrimary, want},
	} {
		chosen := uitest.Over(p[theme.ColorNameFocus], p[on.background])
		if got := uitest.Contrast(p[on.text], chosen); got < on.want {
			t.Errorf("%s on chosen %s: contrast %.2f, want %.1f", on.text, on.background, got, on.want)
		}
		if got := uitest.Contrast(chosen, p[on.background]); on.background == theme.ColorNameMenuBackground && got < 2.8 {
			t.Errorf("the chosen menu item stands out by %.2f only", got)
		}
	}
}

// checkHover checks the labels of buttons under the pointer, of every importance
// that is in use, and of the chosen one.
func checkHover(t *testing.T, p palette, want float64) {
	for background, text := range map[fyne.ThemeColorName]fyne.ThemeColorName{
		theme.ColorNameButton:    theme.ColorNameForeground,
		theme.ColorNameSelection: theme.ColorNameForeground,
		theme.ColorNamePrimary:   theme.ColorNameForegroundOnPrimary,
	} {
		if got := uitest.Contrast(p[text], uitest.Over(p[theme.ColorNameHover], p[background])); got < want {
			t.Errorf("%s on hovered %s: contrast %.2f, want %.1f", text, background, got, want)
		}
	}
	for _, mark := range []fyne.ThemeColorName{ColorEmergency, ColorNurse} {
		for _, background := range []fyne.ThemeColorName{theme.ColorNameButton, theme.ColorNameSelection} {
			if got := uitest.Contrast(p[mark], p[background]); got < 3 {
				t.Errorf("%s on %s: contrast %.2f, want 3", mark, background, got)
			}
		}
	}
}
