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

// RouteIcon shows who answers.
func RouteIcon(r handbook.Route) fyne.Resource {
	picture := theme.AccountIcon()
	switch r {
	case handbook.FrontDesk:
		picture = theme.ConfirmIcon()
	case handbook.Emergency:
		picture = theme.WarningIcon()
	case handbook.Nurse:
	}
	return Tinted(picture, RouteColor(r))
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

// VoiceColor is the color of whoever says something.
func VoiceColor(v handbook.Voice) fyne.ThemeColorName {
	switch v {
	case handbook.VoiceArticle:
		return ColorArticle
	case handbook.VoiceOfficial:
		return ColorOfficial
	case handbook.VoiceClinic:
		return ColorClinic
	case handbook.VoiceHandbook:
	}
	return ColorQuiet
}
