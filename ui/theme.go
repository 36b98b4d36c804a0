package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook/notebook"
	"clinichandbook/ui/xwidget"
)

// Text sizes in percent of the usual size.
const (
	textSizeMin  = 80
	textSizeMax  = 200
	textSizeStep = 10
)

// clampTextSize keeps a text size within bounds; 0 is the usual size.
func clampTextSize(percent int) int {
	if percent == 0 {
		return 100
	}
	return min(max(percent, textSizeMin), textSizeMax)
}

// handbookTheme is the program's own palette and sizes over Fyne's icons and
// fonts.
type handbookTheme struct {
	fyne.Theme
	light, dark palette
	scale       float32
}

var _ fyne.Theme = handbookTheme{}

// newTheme makes the theme for a look and a text size in percent.
func newTheme(look notebook.Theme, textSize int) fyne.Theme {
	t := handbookTheme{Theme: theme.DefaultTheme(), light: lightPalette(), dark: darkPalette(), scale: float32(clampTextSize(textSize)) / 100}
	switch look {
	case notebook.ThemeLight:
		t.dark = t.light
	case notebook.ThemeDark:
		t.light = t.dark
	case notebook.ThemeHighContrast:
		t.light = contrastPalette()
		t.dark = t.light
	case notebook.ThemeSystem:
	}
	return t
}

// Color implements fyne.Theme.
func (t handbookTheme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	colors := t.light
	if variant == theme.VariantDark {
		colors = t.dark
	}
	if c, ok := colors[name]; ok {
		return c
	}
	return t.Theme.Color(name, variant)
}

// Font implements fyne.Theme.
func (t handbookTheme) Font(style fyne.TextStyle) fyne.Resource {
	if style == xwidget.Bold {
		style = fyne.TextStyle{Bold: true}
	}
	return t.Theme.Font(style)
}

// Size implements fyne.Theme. What is read grows with the text size; the gaps
// around it do not, so that an answer fits on a small screen.
func (t handbookTheme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameInnerPadding:
		return 6
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius, theme.SizeNameButtonRadius, theme.SizeNameScrollBarRadius,
		theme.SizeNameMenuRadius, theme.SizeNamePopupRadius, theme.SizeNameDialogRadius:
		return 0 // as xwidget.Surface
	case theme.SizeNameText:
		return 14.5 * t.scale
	case theme.SizeNameCaptionText:
		return 12.5 * t.scale
	case theme.SizeNameSubHeadingText:
		return 18 * t.scale
	case theme.SizeNameHeadingText:
		return 23 * t.scale
	case theme.SizeNameInlineIcon:
		return 20 * t.scale
	case theme.SizeNameLineSpacing:
		return 6 * t.scale
	}
	return t.Theme.Size(name)
}
