package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
)

// RouteColor is the color of a route. A word and an icon always say the same.
func RouteColor(r handbook.Route) fyne.ThemeColorName {
	switch r {
	case handbook.FrontDesk:
		return ColorDesk
	case handbook.Emergency:
		return ColorEmergency
	case handbook.Nurse:
	}
	return ColorNurse
}

// RouteIcon shows who answers: each level has a shape, a sign, and a color of its
// own.
func RouteIcon(r handbook.Route) fyne.Resource {
	back, _ := RouteTint(r)
	switch r {
	case handbook.FrontDesk:
		return mark("mark-desk.svg", deskMark, ColorDesk, back)
	case handbook.Emergency:
		return mark("mark-emergency.svg", emergencyMark, ColorEmergency, back)
	case handbook.Nurse:
	}
	return mark("mark-nurse.svg", nurseMark, ColorNurse, back)
}

// RouteTint is the background of the card to read out, and the color around it.
func RouteTint(r handbook.Route) (background, edge fyne.ThemeColorName) {
	switch r {
	case handbook.FrontDesk:
		return ColorSay, ColorSayEdge
	case handbook.Emergency:
		return ColorUrgent, ColorUrgentEdge
	case handbook.Nurse:
	}
	return ColorNote, ColorNoteEdge
}

// BandIcon shows how urgent a side effect is.
func BandIcon(b handbook.Band) fyne.Resource { return Tinted(bandPicture(b)) }

// bandPicture is the picture of a band, and the name of its color.
func bandPicture(b handbook.Band) (fyne.Resource, fyne.ThemeColorName) {
	switch b {
	case handbook.BandEmergency:
		return theme.WarningIcon(), ColorEmergency
	case handbook.BandCall:
		return drawn("phone.svg", phonePath), ColorNurse
	case handbook.BandExpected:
	}
	return theme.InfoIcon(), ColorQuiet
}
