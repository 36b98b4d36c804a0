package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Color names of our own, beside Fyne's.
const (
	colorSay       fyne.ThemeColorName = "say"       // ground of the "Say this" card
	colorAlarm     fyne.ThemeColorName = "alarm"     // ground of the emergency banner
	colorOnAlarm   fyne.ThemeColorName = "onAlarm"   // text on it
	colorArticle   fyne.ThemeColorName = "article"   // bar of the source article
	colorOfficial  fyne.ThemeColorName = "official"  // bar of official sources
	colorClinic    fyne.ThemeColorName = "clinic"    // bar of the clinic's rules
	colorQuiet     fyne.ThemeColorName = "quiet"     // captions, citations
	colorUnset     fyne.ThemeColorName = "unset"     // clinic values that are not set
	colorEmergency fyne.ThemeColorName = "emergency" // emergency badge and conditions
	colorNurse     fyne.ThemeColorName = "nurse"     // nurse badge
	colorDesk      fyne.ThemeColorName = "desk"      // front-desk badge
	colorPane      fyne.ThemeColorName = "pane"      // ground of the list
)

// handbookTheme is a calm palette over Fyne's default theme.
type handbookTheme struct{ fyne.Theme }

var _ fyne.Theme = handbookTheme{}

func newTheme() fyne.Theme { return handbookTheme{theme.DefaultTheme()} }

func rgb(v uint32) color.Color {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}
}

var lightColors = map[fyne.ThemeColorName]color.Color{
	theme.ColorNameBackground:  rgb(0xffffff),
	theme.ColorNameForeground:  rgb(0x1b2733),
	theme.ColorNamePrimary:     rgb(0x0b6b74),
	theme.ColorNameHyperlink:   rgb(0x0b5f8a),
	theme.ColorNamePlaceHolder: rgb(0x56636f),
	theme.ColorNameDisabled:    rgb(0x56636f),
	theme.ColorNameSelection:   rgb(0xcfe8ea),
	theme.ColorNameHover:       rgb(0xe9f1f2),
	colorSay:                   rgb(0xe6f4f1),
	colorAlarm:                 rgb(0xb3121d),
	colorOnAlarm:               rgb(0xffffff),
	colorArticle:               rgb(0x7b6a9c),
	colorOfficial:              rgb(0x1f6fb2),
	colorClinic:                rgb(0x0b7a4b),
	colorQuiet:                 rgb(0x56636f),
	colorUnset:                 rgb(0x8f4a00),
	colorEmergency:             rgb(0xb3121d),
	colorNurse:                 rgb(0x8f4a00),
	colorDesk:                  rgb(0x0b6b44),
	colorPane:                  rgb(0xf4f6f7),
}

var darkColors = map[fyne.ThemeColorName]color.Color{
	theme.ColorNameBackground:  rgb(0x161c22),
	theme.ColorNameForeground:  rgb(0xe8edf1),
	theme.ColorNamePrimary:     rgb(0x4fc0c9),
	theme.ColorNameHyperlink:   rgb(0x7cc4f0),
	theme.ColorNamePlaceHolder: rgb(0xa4b0ba),
	theme.ColorNameDisabled:    rgb(0xa4b0ba),
	theme.ColorNameSelection:   rgb(0x1f4a4f),
	theme.ColorNameHover:       rgb(0x24303a),
	colorSay:                   rgb(0x17352f),
	colorAlarm:                 rgb(0xb3121d),
	colorOnAlarm:               rgb(0xffffff),
	colorArticle:               rgb(0xb6a5db),
	colorOfficial:              rgb(0x6db3ec),
	colorClinic:                rgb(0x58c795),
	colorQuiet:                 rgb(0xa4b0ba),
	colorUnset:                 rgb(0xf0a95a),
	colorEmergency:             rgb(0xff8a8f),
	colorNurse:                 rgb(0xf0a95a),
	colorDesk:                  rgb(0x58c795),
	colorPane:                  rgb(0x1c242b),
}

// Color implements fyne.Theme.
func (t handbookTheme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	colors := lightColors
	if variant == theme.VariantDark {
		colors = darkColors
	}
	if c, ok := colors[name]; ok {
		return c
	}
	return t.Theme.Color(name, variant)
}

// Size implements fyne.Theme. Text stands closer than Fyne sets it, so that an
// answer fits on a small screen.
func (t handbookTheme) Size(name fyne.ThemeSizeName) float32 {
	if name == theme.SizeNameInnerPadding {
		return 6
	}
	return t.Theme.Size(name)
}
