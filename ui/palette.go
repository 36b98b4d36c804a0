package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Color names of our own, beside Fyne's.
const (
	colorSay       fyne.ThemeColorName = "say"       // ground of the "Say this" card
	colorNote      fyne.ThemeColorName = "note"      // ground of "Your note" and of notices
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
	colorPane      fyne.ThemeColorName = "pane"      // ground of bars and of plain cards
)

// palette gives every color that the screens use. A name that is missing here
// would come from Fyne's own theme; a test holds that none is.
type palette map[fyne.ThemeColorName]color.Color

func rgb(v uint32) color.Color { return rgba(v, 0xff) }

func rgba(v uint32, alpha uint8) color.Color {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: alpha}
}

// Fyne lays ColorNameFocus over the ground of the chosen menu item and of a
// focused button in its dialogs, under text that keeps its color. It lets some
// of the ground through, so that dark text and light text can be read on it.
// What shows the focus by a line has ColorNamePrimary.

func lightPalette() palette {
	return palette{
		theme.ColorNameBackground:          rgb(0xffffff),
		theme.ColorNameForeground:          rgb(0x1b2733),
		theme.ColorNamePrimary:             rgb(0x0b6b74),
		theme.ColorNameForegroundOnPrimary: rgb(0xffffff),
		theme.ColorNameHyperlink:           rgb(0x0b5f8a),
		theme.ColorNamePlaceHolder:         rgb(0x53606c),
		theme.ColorNameDisabled:            rgb(0x53606c),
		theme.ColorNameButton:              rgb(0xebf0f1),
		theme.ColorNameDisabledButton:      rgb(0xf4f6f7),
		theme.ColorNameInputBackground:     color.Transparent,
		theme.ColorNameInputBorder:         rgb(0x76848f),
		theme.ColorNameMenuBackground:      rgb(0xffffff),
		theme.ColorNameOverlayBackground:   rgb(0xffffff),
		theme.ColorNameSelection:           rgb(0xcfe8ea),
		theme.ColorNameFocus:               rgba(0x1d8692, 0xd4),
		theme.ColorNameHover:               rgb(0xe1eced),
		theme.ColorNamePressed:             rgb(0xcfe8ea),
		theme.ColorNameSeparator:           rgb(0xd5dcdf),
		theme.ColorNameScrollBar:           rgb(0x76848f),
		theme.ColorNameError:               rgb(0xb3121d),
		theme.ColorNameSuccess:             rgb(0x0b6b44),
		theme.ColorNameWarning:             rgb(0x8f4a00),
		colorSay:                           rgb(0xe3f3f0),
		colorNote:                          rgb(0xfbf3dd),
		colorAlarm:                         rgb(0xb3121d),
		colorOnAlarm:                       rgb(0xffffff),
		colorArticle:                       rgb(0x6a5790),
		colorOfficial:                      rgb(0x1a63a0),
		colorClinic:                        rgb(0x0b6b44),
		colorQuiet:                         rgb(0x53606c),
		colorUnset:                         rgb(0x8f4a00),
		colorEmergency:                     rgb(0xb3121d),
		colorNurse:                         rgb(0x8f4a00),
		colorDesk:                          rgb(0x0b6b44),
		colorPane:                          rgb(0xf4f6f7),
	}
}

func darkPalette() palette {
	return palette{
		theme.ColorNameBackground:          rgb(0x161c22),
		theme.ColorNameForeground:          rgb(0xe8edf1),
		theme.ColorNamePrimary:             rgb(0x4fc0c9),
		theme.ColorNameForegroundOnPrimary: rgb(0x0c1418),
		theme.ColorNameHyperlink:           rgb(0x7cc4f0),
		theme.ColorNamePlaceHolder:         rgb(0xa9b5bf),
		theme.ColorNameDisabled:            rgb(0xa9b5bf),
		theme.ColorNameButton:              rgb(0x2a353e),
		theme.ColorNameDisabledButton:      rgb(0x1c242b),
		theme.ColorNameInputBackground:     color.Transparent,
		theme.ColorNameInputBorder:         rgb(0x73828e),
		theme.ColorNameMenuBackground:      rgb(0x1c242b),
		theme.ColorNameOverlayBackground:   rgb(0x1c242b),
		theme.ColorNameSelection:           rgb(0x1f4a4f),
		theme.ColorNameFocus:               rgba(0x00828b, 0xdc),
		theme.ColorNameHover:               rgb(0x2b3842),
		theme.ColorNamePressed:             rgb(0x1f4a4f),
		theme.ColorNameSeparator:           rgb(0x34414b),
		theme.ColorNameScrollBar:           rgb(0x8593a0),
		theme.ColorNameError:               rgb(0xff8a8f),
		theme.ColorNameSuccess:             rgb(0x58c795),
		theme.ColorNameWarning:             rgb(0xf0a95a),
		colorSay:                           rgb(0x17352f),
		colorNote:                          rgb(0x362d17),
		colorAlarm:                         rgb(0xb3121d),
		colorOnAlarm:                       rgb(0xffffff),
		colorArticle:                       rgb(0xb6a5db),
		colorOfficial:                      rgb(0x6db3ec),
		colorClinic:                        rgb(0x58c795),
		colorQuiet:                         rgb(0xa9b5bf),
		colorUnset:                         rgb(0xf0a95a),
		colorEmergency:                     rgb(0xff8a8f),
		colorNurse:                         rgb(0xf0a95a),
		colorDesk:                          rgb(0x58c795),
		colorPane:                          rgb(0x1c242b),
	}
}

func contrastPalette() palette {
	return palette{
		theme.ColorNameBackground:          rgb(0x000000),
		theme.ColorNameForeground:          rgb(0xffffff),
		theme.ColorNamePrimary:             rgb(0xffe04d),
		theme.ColorNameForegroundOnPrimary: rgb(0x000000),
		theme.ColorNameHyperlink:           rgb(0x8fdcff),
		theme.ColorNamePlaceHolder:         rgb(0xe0e0e0),
		theme.ColorNameDisabled:            rgb(0xe0e0e0),
		theme.ColorNameButton:              rgb(0x2b2b2b),
		theme.ColorNameDisabledButton:      rgb(0x000000),
		theme.ColorNameInputBackground:     color.Transparent,
		theme.ColorNameInputBorder:         rgb(0xffffff),
		theme.ColorNameMenuBackground:      rgb(0x000000),
		theme.ColorNameOverlayBackground:   rgb(0x000000),
		theme.ColorNameSelection:           rgb(0x143c66),
		theme.ColorNameFocus:               rgba(0x2694fb, 0x9c),
		theme.ColorNameHover:               rgb(0x3a3a3a),
		theme.ColorNamePressed:             rgb(0x143c66),
		theme.ColorNameSeparator:           rgb(0xffffff),
		theme.ColorNameScrollBar:           rgb(0xffffff),
		theme.ColorNameError:               rgb(0xffb0b0),
		theme.ColorNameSuccess:             rgb(0x8df5bf),
		theme.ColorNameWarning:             rgb(0xffc985),
		colorSay:                           rgb(0x0a2a2e),
		colorNote:                          rgb(0x2e2600),
		colorAlarm:                         rgb(0x8b0000),
		colorOnAlarm:                       rgb(0xffffff),
		colorArticle:                       rgb(0xd9c8ff),
		colorOfficial:                      rgb(0x8fdcff),
		colorClinic:                        rgb(0x8df5bf),
		colorQuiet:                         rgb(0xe0e0e0),
		colorUnset:                         rgb(0xffc985),
		colorEmergency:                     rgb(0xffb0b0),
		colorNurse:                         rgb(0xffc985),
		colorDesk:                          rgb(0x8df5bf),
		colorPane:                          rgb(0x000000),
	}
}
