package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The color names that this program adds to Fyne's.
const (
	ColorSay       fyne.ThemeColorName = "say"       // background of the card to read out
	ColorNote      fyne.ThemeColorName = "note"      // background of notes and notices
	ColorUrgent    fyne.ThemeColorName = "urgent"    // background of a page's card in an emergency
	ColorAlarm     fyne.ThemeColorName = "alarm"     // background of the emergency bar
	ColorOnAlarm   fyne.ThemeColorName = "onAlarm"   // text on it
	ColorArticle   fyne.ThemeColorName = "article"   // the source article's side bar
	ColorOfficial  fyne.ThemeColorName = "official"  // the published sources' side bar
	ColorClinic    fyne.ThemeColorName = "clinic"    // the clinic's side bar, and its values
	ColorQuiet     fyne.ThemeColorName = "quiet"     // captions and citations
	ColorUnset     fyne.ThemeColorName = "unset"     // clinic values that are not set, and warnings
	ColorEmergency fyne.ThemeColorName = "emergency" // emergency marks and conditions
	ColorNurse     fyne.ThemeColorName = "nurse"     // nurse marks
	ColorDesk      fyne.ThemeColorName = "desk"      // front-desk marks
	ColorPane      fyne.ThemeColorName = "pane"      // background of bars and plain cards
)

// palette has every color that the screens use. A missing name would fall
// through to Fyne's own theme.
type palette map[fyne.ThemeColorName]color.Color

// AlarmColor is the background of the emergency bar, the same in every palette.
var AlarmColor = rgb(0xb3121d)

func rgb(v uint32) color.Color { return rgba(v, 0xff) }

func rgba(v uint32, alpha uint8) color.Color {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: alpha}
}

// Fyne paints ColorNameFocus over the background of the selected menu item and
// of a focused dialog button, below text that keeps its color. It is translucent
// so that both dark and light text stay readable. Focus rings use
// ColorNamePrimary. ColorNameHover is translucent for the same reason: it is
// painted over buttons of every importance.

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
		theme.ColorNameHover:               rgba(0x000000, 0x14),
		theme.ColorNamePressed:             rgb(0xcfe8ea),
		theme.ColorNameSeparator:           rgb(0xd5dcdf),
		theme.ColorNameScrollBar:           rgb(0x76848f),
		theme.ColorNameError:               rgb(0xb3121d),
		theme.ColorNameSuccess:             rgb(0x0b6b44),
		theme.ColorNameWarning:             rgb(0x8f4a00),
		ColorSay:                           rgb(0xe3f3f0),
		ColorNote:                          rgb(0xfbf3dd),
		ColorUrgent:                        rgb(0xfceaea),
		ColorAlarm:                         AlarmColor,
		ColorOnAlarm:                       rgb(0xffffff),
		ColorArticle:                       rgb(0x6a5790),
		ColorOfficial:                      rgb(0x1a63a0),
		ColorClinic:                        rgb(0x0b6b44),
		ColorQuiet:                         rgb(0x53606c),
		ColorUnset:                         rgb(0x8f4a00),
		ColorEmergency:                     rgb(0xb3121d),
		ColorNurse:                         rgb(0x8f4a00),
		ColorDesk:                          rgb(0x0b6b44),
		ColorPane:                          rgb(0xf4f6f7),
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
		theme.ColorNameHover:               rgba(0xffffff, 0x1e),
		theme.ColorNamePressed:             rgb(0x1f4a4f),
		theme.ColorNameSeparator:           rgb(0x34414b),
		theme.ColorNameScrollBar:           rgb(0x8593a0),
		theme.ColorNameError:               rgb(0xff8a8f),
		theme.ColorNameSuccess:             rgb(0x58c795),
		theme.ColorNameWarning:             rgb(0xf0a95a),
		ColorSay:                           rgb(0x17352f),
		ColorNote:                          rgb(0x362d17),
		ColorUrgent:                        rgb(0x3b191d),
		ColorAlarm:                         AlarmColor,
		ColorOnAlarm:                       rgb(0xffffff),
		ColorArticle:                       rgb(0xb6a5db),
		ColorOfficial:                      rgb(0x6db3ec),
		ColorClinic:                        rgb(0x58c795),
		ColorQuiet:                         rgb(0xa9b5bf),
		ColorUnset:                         rgb(0xf0a95a),
		ColorEmergency:                     rgb(0xff8a8f),
		ColorNurse:                         rgb(0xf0a95a),
		ColorDesk:                          rgb(0x58c795),
		ColorPane:                          rgb(0x1c242b),
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
		theme.ColorNameHover:               rgba(0xffffff, 0x22),
		theme.ColorNamePressed:             rgb(0x143c66),
		theme.ColorNameSeparator:           rgb(0xffffff),
		theme.ColorNameScrollBar:           rgb(0xffffff),
		theme.ColorNameError:               rgb(0xffb0b0),
		theme.ColorNameSuccess:             rgb(0x8df5bf),
		theme.ColorNameWarning:             rgb(0xffc985),
		ColorSay:                           rgb(0x0a2a2e),
		ColorNote:                          rgb(0x2e2600),
		ColorUrgent:                        rgb(0x330000),
		ColorAlarm:                         rgb(0x8b0000),
		ColorOnAlarm:                       rgb(0xffffff),
		ColorArticle:                       rgb(0xd9c8ff),
		ColorOfficial:                      rgb(0x8fdcff),
		ColorClinic:                        rgb(0x8df5bf),
		ColorQuiet:                         rgb(0xe0e0e0),
		ColorUnset:                         rgb(0xffc985),
		ColorEmergency:                     rgb(0xffb0b0),
		ColorNurse:                         rgb(0xffc985),
		ColorDesk:                          rgb(0x8df5bf),
		ColorPane:                          rgb(0x000000),
	}
}
