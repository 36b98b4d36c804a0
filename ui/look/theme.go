// Package look is what every screen shares: the themes with their palettes and
// type scale, the icons, and the building blocks of a page (titles, captions,
// cards, badges).
//
// It has no content and no behavior, and refuses to know more of the handbook than
// which color and icon a route, a band, or a voice has.
package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Text sizes, in percent of the default.
const (
	DefaultTextSize = 100
	TextSizeStep    = 10
	minTextSize     = 80
	maxTextSize     = 200
)

// ClampTextSize returns the nearest text size that is offered; 0 is the default.
func ClampTextSize(percent int) int {
	if percent == 0 {
		return DefaultTextSize
	}
	return min(max(percent, minTextSize), maxTextSize)
}

// Scheme is a choice of colors.
type Scheme string

// The schemes. System follows the desktop.
const (
	System       Scheme = ""
	Light        Scheme = "light"
	Dark         Scheme = "dark"
	HighContrast Scheme = "high-contrast"
)

// Theme adds the program's palette and sizes to Fyne's icons and fonts. Fyne's Noto
// Sans was compared with Inter, Open Sans, and Lato at 13 to 16 pixels, rendered in
// software: none is more legible.
type Theme struct {
	fyne.Theme
	light, dark palette
	scale       float32
	icons       map[iconKey]*icon // those in use
}

var _ fyne.Theme = (*Theme)(nil)

// NewTheme returns the theme for a scheme and a text size in percent.
func NewTheme(scheme Scheme, textSize int) *Theme {
	t := &Theme{
		Theme: theme.DefaultTheme(), light: lightPalette(), dark: darkPalette(),
		scale: float32(ClampTextSize(textSize)) / DefaultTextSize,
		icons: map[iconKey]*icon{},
	}
	switch scheme {
	case Light:
		t.dark = t.light
	case Dark:
		t.light = t.dark
	case HighContrast:
		t.light = contrastPalette()
		t.dark = t.light
	case System:
	}
	return t
}

// Color implements fyne.Theme.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	colors := t.light
	if variant == theme.VariantDark {
		colors = t.dark
	}
	if c, ok := colors[name]; ok {
		return c
	}
	return t.Theme.Color(name, variant)
}

// Size implements fyne.Theme.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if size, ok := sizes[name]; ok {
		return size * t.scale
	}
	if size, ok := fixed[name]; ok {
		return size
	}
	return t.Theme.Size(name)
}
