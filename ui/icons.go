package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/export"
)

// routeColors are the colors of the routes; a word and an icon say the same.
var routeColors = map[handbook.Route]fyne.ThemeColorName{
	handbook.FrontDesk: colorDesk,
	handbook.Nurse:     colorNurse,
	handbook.Emergency: colorEmergency,
}

// routeIcon is the icon that tells who answers.
func routeIcon(route handbook.Route) fyne.Resource {
	icon := map[handbook.Route]fyne.Resource{
		handbook.FrontDesk: theme.ConfirmIcon(),
		handbook.Nurse:     theme.AccountIcon(),
		handbook.Emergency: theme.WarningIcon(),
	}[route]
	return tinted(icon, routeColors[route])
}

// phonePath is a telephone receiver.
const phonePath = "M6.6 10.8c1.4 2.8 3.8 5.1 6.6 6.6l2.2-2.2c.3-.3.7-.4 1-.2 1.1.4 2.3.6 3.6.6.5 0 1 .4 1 1V20c0 .6-.5 1-1 1-9.4 0-17-7.6-17-17 0-.6.4-1 1-1h3.5c.6 0 1 .4 1 1 0 1.2.2 2.4.6 3.6.1.3 0 .7-.3 1z"

// bandIcon is the icon of a band of side effects.
func bandIcon(band string) fyne.Resource { return tinted(bandPicture(band)) }

// bandPicture is what the icon of a band shows, and in which color.
func bandPicture(band string) (fyne.Resource, fyne.ThemeColorName) {
	switch band {
	case export.BandLabel(handbook.BandEmergency).English():
		return theme.WarningIcon(), colorEmergency
	case export.BandLabel(handbook.BandCall).English():
		return drawn("phone.svg", phonePath), colorNurse
	}
	return theme.InfoIcon(), colorQuiet
}

// routeBadge tells in words, icon and color who answers.
func routeBadge(route handbook.Route) fyne.CanvasObject {
	return container.NewHBox(
		container.NewCenter(widget.NewIcon(routeIcon(route))),
		colored(lang.L(export.RouteLabel(route).English()), routeColors[route], true),
	)
}

// The outline of a star, and of the hollow in it.
const (
	starPath   = "M12 2.6l2.9 6 6.5.9-4.7 4.6 1.1 6.5-5.8-3.1-5.8 3.1 1.1-6.5-4.7-4.6 6.5-.9z"
	hollowPath = "M12 6.5l-1.7 3.6-3.9.5 2.8 2.8-.7 3.9 3.5-1.9 3.5 1.9-.7-3.9 2.8-2.8-3.9-.5z"
)

// starIcon marks an entry that is saved, or that could be.
func starIcon(saved bool) fyne.Resource {
	name, path := "star-hollow.svg", starPath+hollowPath
	if saved {
		name, path = "star.svg", starPath
	}
	return tinted(drawn(name, path), theme.ColorNameForeground)
}

// pinIcon marks a window that stays on top.
func pinIcon() fyne.Resource {
	return theme.NewThemedResource(drawn("pin.svg", "M8 3h8v2l-1.5 1v5l3 3v2h-4.6v5l-.9 1-.9-1v-5H6.5v-2l3-3V6L8 5z"))
}

// drawn is a picture of one path.
func drawn(name, path string) fyne.Resource {
	svg := `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"><path fill="#000000" fill-rule="evenodd" d="` + path + `"/></svg>`
	return fyne.NewStaticResource(name, []byte(svg))
}

// icon is a picture in a color of the theme.
type icon struct {
	fyne.Resource
	color   fyne.ThemeColorName
	drawn   color.Color
	content []byte
}

// icons are those in use. Fyne colors a picture at every refresh of everything
// that shows it, which takes longer than a search; each of these is colored once
// for a theme. Only the window's own goroutine draws.
var icons = map[iconKey]*icon{}

type iconKey struct {
	picture string
	color   fyne.ThemeColorName
	drawn   color.Color
}

// tinted is a picture in a color of the theme. It is the same resource as long
// as the theme is the same: what shows it already need not read it again.
func tinted(picture fyne.Resource, name fyne.ThemeColorName) fyne.Resource {
	key := iconKey{picture.Name(), name, theme.Color(name)}
	if icons[key] == nil {
		icons[key] = &icon{Resource: picture, color: name}
	}
	return icons[key]
}

// Content implements fyne.Resource.
func (i *icon) Content() []byte {
	if c := theme.Color(i.color); c != i.drawn {
		i.drawn, i.content = c, theme.NewColoredResource(i.Resource, i.color).Content()
	}
	return i.content
}
