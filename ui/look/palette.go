package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/ui/xwidget"
)

// The color names that this program adds to Fyne's. Urgency has colors: green,
// amber and red, each with a mark. All else is neutral, with one accent.
const (
	ColorPane       fyne.ThemeColorName = "pane"       // background of bars, the list, and boxes
	ColorLane       fyne.ThemeColorName = "lane"       // background of a column of a board
	ColorBar        fyne.ThemeColorName = "bar"        // the bar along what one voice says
	ColorPale       fyne.ThemeColorName = "pale"       // icons of buttons that do nothing now
	ColorSay        fyne.ThemeColorName = "say"        // background of what the front desk may read out
	ColorSayEdge    fyne.ThemeColorName = "sayEdge"    // around it
	ColorNote       fyne.ThemeColorName = "note"       // background of what a nurse answers, and of notices
	ColorNoteEdge   fyne.ThemeColorName = "noteEdge"   // around it
	ColorUrgent     fyne.ThemeColorName = "urgent"     // background of an emergency on a page
	ColorUrgentEdge fyne.ThemeColorName = "urgentEdge" // around it
	ColorAlarm      fyne.ThemeColorName = "alarm"      // background of the emergency bar
	ColorOnAlarm    fyne.ThemeColorName = "onAlarm"    // text on it
	ColorQuiet      fyne.ThemeColorName = "quiet"      // captions, citations, icons
	ColorUnset      fyne.ThemeColorName = "unset"      // clinic values that are not set, and warnings
	ColorEmergency  fyne.ThemeColorName = "emergency"  // emergency marks and conditions
	ColorNurse      fyne.ThemeColorName = "nurse"      // nurse marks
	ColorDesk       fyne.ThemeColorName = "desk"       // front-desk marks, and what is in order
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

// Fyne paints ColorNameFocus over the background of a focused dialog button, and of
// the active item of its own menus, below text that keeps its color. It is translucent
// so that both dark and light text stay readable. Focus rings use
// ColorNamePrimary. ColorNameHover is translucent for the same reason: it is
// painted over buttons of every importance.

func lightPalette() palette {
	return palette{
		theme.ColorNameBackground:          rgb(0xf5f7f8),
		theme.ColorNameForeground:          rgb(0x16212b),
		theme.ColorNamePrimary:             rgb(0x0b6b74),
		theme.ColorNameForegroundOnPrimary: rgb(0xffffff),
		theme.ColorNameHyperlink:           rgb(0x0b5f8a),
		theme.ColorNamePlaceHolder:         rgb(0x4d5a66),
		theme.ColorNameDisabled:            rgb(0x4d5a66),
		theme.ColorNameButton:              rgb(0xffffff),
		theme.ColorNameDisabledButton:      rgb(0xf5f7f8),
		theme.ColorNameInputBackground:     color.Transparent,
		theme.ColorNameInputBorder:         rgb(0x76848f),
		theme.ColorNameMenuBackground:      rgb(0xffffff),
		theme.ColorNameOverlayBackground:   rgb(0xffffff),
		theme.ColorNameSelection:           rgb(0xdceff0),
		theme.ColorNameFocus:               rgba(0x1d8692, 0xd4),
		theme.ColorNameHover:               rgba(0x000000, 0x14),
		theme.ColorNamePressed:             rgb(0xcfe8ea),
		theme.ColorNameShadow:              rgba(0x16212b, 0x1c),
		theme.ColorNameSeparator:           rgb(0xdfe5e8),
		theme.ColorNameScrollBar:           rgb(0x76848f),
		theme.ColorNameError:               rgb(0xb3121d),
		theme.ColorNameSuccess:             rgb(0x0b6b44),
		theme.ColorNameWarning:             rgb(0x8f4a00),
		ColorSay:                           rgb(0xe7f3ec),
		ColorNote:                          rgb(0xfff3e2),
		ColorUrgent:                        rgb(0xfdebea),
		ColorAlarm:                         AlarmColor,
		ColorOnAlarm:                       rgb(0xffffff),
		ColorQuiet:                         rgb(0x4d5a66),
		ColorUnset:                         rgb(0x854400),
		ColorEmergency:                     rgb(0xb3121d),
		ColorNurse:                         rgb(0x854400),
		ColorDesk:                          rgb(0x0f6b43),
		ColorPane:                          rgb(0xffffff),
		ColorLane:                          rgb(0xebeff1),
		ColorBar:                           rgb(0xc3cfd1),
		ColorPale:                          rgb(0xc3cfd1),
		ColorSayEdge:                       rgb(0xb5dac4),
		ColorNoteEdge:                      rgb(0xefcf9a),
		ColorUrgentEdge:                    rgb(0xf2bab9),
		xwidget.ColorSelected:              rgb(0xb0dfe3),
		xwidget.ColorFound:                 rgb(0xffe28a),
		xwidget.ColorFoundNow:              rgb(0xffb84d),
	}
}

func darkPalette() palette {
	return palette{
		theme.ColorNameBackground:          rgb(0x12181d),
		theme.ColorNameForeground:          rgb(0xe8edf1),
		theme.ColorNamePrimary:             rgb(0x4fc0c9),
		theme.ColorNameForegroundOnPrimary: rgb(0x0c1418),
		theme.ColorNameHyperlink:           rgb(0x7cc4f0),
		theme.ColorNamePlaceHolder:         rgb(0xa9b5bf),
		theme.ColorNameDisabled:            rgb(0xa9b5bf),
		theme.ColorNameButton:              rgb(0x1c242b),
		theme.ColorNameDisabledButton:      rgb(0x161d23),
		theme.ColorNameInputBackground:     color.Transparent,
		theme.ColorNameInputBorder:         rgb(0x73828e),
		theme.ColorNameMenuBackground:      rgb(0x1c242b),
		theme.ColorNameOverlayBackground:   rgb(0x1c242b),
		theme.ColorNameSelection:           rgb(0x1c3a40),
		theme.ColorNameFocus:               rgba(0x00828b, 0xdc),
		theme.ColorNameHover:               rgba(0xffffff, 0x1e),
		theme.ColorNamePressed:             rgb(0x1f4a4f),
		theme.ColorNameShadow:              rgba(0x000000, 0x50),
		theme.ColorNameSeparator:           rgb(0x2c3841),
		theme.ColorNameScrollBar:           rgb(0x8593a0),
		theme.ColorNameError:               rgb(0xff8a8f),
		theme.ColorNameSuccess:             rgb(0x58c795),
		theme.ColorNameWarning:             rgb(0xf0a95a),
		ColorSay:                           rgb(0x14291f),
		ColorNote:                          rgb(0x30240f),
		ColorUrgent:                        rgb(0x371a1c),
		ColorAlarm:                         AlarmColor,
		ColorOnAlarm:                       rgb(0xffffff),
		ColorQuiet:                         rgb(0xa9b5bf),
		ColorUnset:                         rgb(0xf0a95a),
		ColorEmergency:                     rgb(0xff8a8f),
		ColorNurse:                         rgb(0xf0a95a),
		ColorDesk:                          rgb(0x58c795),
		ColorPane:                          rgb(0x182027),
		ColorLane:                          rgb(0x0c1115),
		ColorBar:                           rgb(0x3c4a54),
		ColorPale:                          rgb(0x3c4a54),
		ColorSayEdge:                       rgb(0x2a5a41),
		ColorNoteEdge:                      rgb(0x6b4f20),
		ColorUrgentEdge:                    rgb(0x7c3338),
		xwidget.ColorSelected:              rgb(0x164a55),
		xwidget.ColorFound:                 rgb(0x5c4a12),
		xwidget.ColorFoundNow:              rgb(0x8a5a00),
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
		theme.ColorNameButton:              rgb(0x1a1a1a),
		theme.ColorNameDisabledButton:      rgb(0x000000),
		theme.ColorNameInputBackground:     color.Transparent,
		theme.ColorNameInputBorder:         rgb(0xffffff),
		theme.ColorNameMenuBackground:      rgb(0x000000),
		theme.ColorNameOverlayBackground:   rgb(0x000000),
		theme.ColorNameSelection:           rgb(0x143c66),
		theme.ColorNameFocus:               rgba(0x2694fb, 0x9c),
		theme.ColorNameHover:               rgba(0xffffff, 0x22),
		theme.ColorNamePressed:             rgb(0x143c66),
		theme.ColorNameShadow:              rgba(0xffffff, 0x30),
		theme.ColorNameSeparator:           rgb(0xffffff),
		theme.ColorNameScrollBar:           rgb(0xffffff),
		theme.ColorNameError:               rgb(0xffb0b0),
		theme.ColorNameSuccess:             rgb(0x8df5bf),
		theme.ColorNameWarning:             rgb(0xffc985),
		ColorSay:                           rgb(0x001a0d),
		ColorNote:                          rgb(0x1f1500),
		ColorUrgent:                        rgb(0x2a0000),
		ColorAlarm:                         rgb(0x8b0000),
		ColorOnAlarm:                       rgb(0xffffff),
		ColorQuiet:                         rgb(0xe0e0e0),
		ColorUnset:                         rgb(0xffc985),
		ColorEmergency:                     rgb(0xffb0b0),
		ColorNurse:                         rgb(0xffc985),
		ColorDesk:                          rgb(0x8df5bf),
		ColorPane:                          rgb(0x000000),
		ColorLane:                          rgb(0x101010),
		ColorBar:                           rgb(0xffffff),
		ColorPale:                          rgb(0x6a6a6a),
		ColorSayEdge:                       rgb(0x8df5bf),
		ColorNoteEdge:                      rgb(0xffc985),
		ColorUrgentEdge:                    rgb(0xffb0b0),
		xwidget.ColorSelected:              rgb(0x0050a0),
		xwidget.ColorFound:                 rgb(0x5a4a00),
		xwidget.ColorFoundNow:              rgb(0x7a3e00),
	}
}
