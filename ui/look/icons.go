package look

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Outlines on a canvas of 24 by 24.
const (
	phonePath  = "M6.6 10.8c1.4 2.8 3.8 5.1 6.6 6.6l2.2-2.2c.3-.3.7-.4 1-.2 1.1.4 2.3.6 3.6.6.5 0 1 .4 1 1V20c0 .6-.5 1-1 1-9.4 0-17-7.6-17-17 0-.6.4-1 1-1h3.5c.6 0 1 .4 1 1 0 1.2.2 2.4.6 3.6.1.3 0 .7-.3 1z"
	starPath   = "M12 2.6l2.9 6 6.5.9-4.7 4.6 1.1 6.5-5.8-3.1-5.8 3.1 1.1-6.5-4.7-4.6 6.5-.9z"
	hollowPath = "M12 6.5l-1.7 3.6-3.9.5 2.8 2.8-.7 3.9 3.5-1.9 3.5 1.9-.7-3.9 2.8-2.8-3.9-.5z" // inside the star
	housePath  = "M12 3 2 11.5h3V21h5.5v-6h3v6H19v-9.5h3z"
	pinPath    = "M8 3h8v2l-1.5 1v5l3 3v2h-4.6v5l-.9 1-.9-1v-5H6.5v-2l3-3V6L8 5z"
)

// StarIcon marks an entry that is saved, or that could be.
func StarIcon(saved bool) fyne.Resource {
	name, path := "star-hollow.svg", starPath+hollowPath
	if saved {
		name, path = "star.svg", starPath
	}
	return Tinted(drawn(name, path), theme.ColorNameForeground)
}

// PinIcon marks a window that stays on top.
func PinIcon() fyne.Resource { return theme.NewThemedResource(drawn("pin.svg", pinPath)) }

// ClinicIcon marks what the clinic wrote.
func ClinicIcon() fyne.Resource { return Tinted(drawn("house.svg", housePath), ColorClinic) }

// drawn is a picture made of one path.
func drawn(name, path string) fyne.Resource {
	svg := `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"><path fill="#000000" fill-rule="evenodd" d="` + path + `"/></svg>`
	return fyne.NewStaticResource(name, []byte(svg))
}

// icon is a picture in a color of the theme. Fyne's own colored resource
// rewrites its SVG on each refresh of everything that shows it, which takes
// longer than a search does; an icon does so once per theme.
type icon struct {
	fyne.Resource
	name    fyne.ThemeColorName
	color   color.Color // of the content
	content []byte
}

type iconKey struct {
	picture string
	name    fyne.ThemeColorName
	color   color.Color
}

// Tinted returns a picture in a color of the theme: the same resource each time
// while the theme stays the same, so that a widget need not read it again.
func Tinted(picture fyne.Resource, name fyne.ThemeColorName) fyne.Resource {
	t, ok := fyne.CurrentApp().Settings().Theme().(*Theme)
	if !ok {
		return theme.NewColoredResource(picture, name)
	}
	key := iconKey{picture.Name(), name, theme.Color(name)}
	if t.icons[key] == nil {
		t.icons[key] = &icon{Resource: picture, name: name}
	}
	return t.icons[key]
}

// Name implements fyne.Resource. It has the color, because Fyne 2.8.1 caches
// pictures by name: one in another color would be drawn in its place.
func (i *icon) Name() string {
	r, g, b, a := theme.Color(i.name).RGBA()
	return fmt.Sprintf("%04x%04x%04x%04x-%s", r, g, b, a, i.Resource.Name())
}

// Content implements fyne.Resource.
func (i *icon) Content() []byte {
	if c := theme.Color(i.name); c != i.color {
		i.color, i.content = c, theme.NewColoredResource(i.Resource, i.name).Content()
	}
	return i.content
}
