package look

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Outlines on a canvas of 24 by 24.
const (
	phonePath = "M6.6 10.8c1.4 2.8 3.8 5.1 6.6 6.6l2.2-2.2c.3-.3.7-.4 1-.2 1.1.4 2.3.6 3.6.6.5 0 1 .4 1 1V20c0 .6-.5 1-1 1-9.4 0-17-7.6-17-17 0-.6.4-1 1-1h3.5c.6 0 1 .4 1 1 0 1.2.2 2.4.6 3.6.1.3 0 .7-.3 1z"
	starPath  = "M12 2.6l2.9 6 6.5.9-4.7 4.6 1.1 6.5-5.8-3.1-5.8 3.1 1.1-6.5-4.7-4.6 6.5-.9z"
	housePath = "M12 3 2 11.5h3V21h5.5v-6h3v6H19v-9.5h3z"
	pinPath   = "M8 3h8v2l-1.5 1v5l3 3v2h-4.6v5l-.9 1-.9-1v-5H6.5v-2l3-3V6L8 5z"
)

// The marks of the levels, with an outline, and the background of the card of their
// level: the same on every row.
const (
	deskMark = `<circle cx="12" cy="12" r="10.8" fill="#B" stroke="#C" stroke-opacity=".5" stroke-width="1.1"/>` +
		`<path d="M7.6 12.6l3 3 5.8-6.4" fill="none" stroke="#C" stroke-width="1.7"/>`
	nurseMark = `<path d="M7 1.4h10q5.6 0 5.6 5.6v10q0 5.6-5.6 5.6h-10q-5.6 0-5.6-5.6v-10q0-5.6 5.6-5.6z" fill="#B" stroke="#C" stroke-opacity=".5" stroke-width="1.1"/>` +
		`<path d="M8.6 16.8v-9.4l6.8 9.2v-9.4" fill="none" stroke="#C" stroke-width="2"/>`
	emergencyMark = `<path d="M7.6 1.4h8.8l6.2 6.2v8.8l-6.2 6.2h-8.8l-6.2-6.2v-8.8z" fill="#B" stroke="#C" stroke-opacity=".6" stroke-width="1.1"/>` +
		`<path d="M12 6.2v7.6M12 15.9v2.3" fill="none" stroke="#C" stroke-width="2.2"/>`
)

// Quiet icons of one line weight, on a canvas of 24 by 24.
var strokes = map[string]string{
	"back":    `<path d="M14.5 5.5l-6.5 6.5 6.5 6.5"/>`,
	"forward": `<path d="M9.5 5.5l6.5 6.5-6.5 6.5"/>`,
	"home":    `<path d="M3.5 11.2l8.5-7.2 8.5 7.2M5.8 9.8v10h12.4v-10M10 19.8v-5.6h4v5.6"/>`,
	"search":  `<g stroke-width="1.3"><circle cx="8.1" cy="10.9" r="4.6"/><path d="M11.6 14.4l4.2 4.2"/></g>`, // small, and apart from the text: the box of a field is larger
	"clear":   `<path stroke-width="1.3" d="M7.4 7.4l9.2 9.2M16.6 7.4l-9.2 9.2"/>`,
	"table":   `<path d="M3.8 5h16.4v14h-16.4zM3.8 9.7h16.4M3.8 14.3h16.4M9.6 9.7v9.3"/>`,
	"strip":   `<path d="M3.8 5h16.4v14h-16.4zM11.5 12h8.7M11.5 12v7"/>`,
	"more":    `<circle cx="5" cy="12" r="1"/><circle cx="12" cy="12" r="1"/><circle cx="19" cy="12" r="1"/>`,
	"print":   `<path d="M7 8.5v-5h10v5M7 17h-3v-8.5h16v8.5h-3M7 13.5h10v7h-10z"/>`,
	"edit":    `<path d="M4.5 19.5l1-4.5 10.5-10.5 3.5 3.5-10.5 10.5zM13.5 7l3.5 3.5"/>`,
	"pin":     `<path d="M9 3.8h6v1.2l-.8.8v4.4l2.8 2.8v1.6h-10v-1.6l2.8-2.8v-4.4l-.8-.8zM12 14.6v6"/>`,
	"copy":    `<path d="M8.5 8.5h11v11h-11zM15.5 8.5v-4h-11v11h4"/>`,
	"tick":    `<path d="M5 12.5l4.5 4.5 9.5-10"/>`,
	"up":      `<path d="M5.5 14.5l6.5-6.5 6.5 6.5"/>`,
	"down":    `<path d="M5.5 9.5l6.5 6.5 6.5-6.5"/>`,
	"undo":    `<path d="M8.5 5l-4 4 4 4M4.8 9h9.2a5 5 0 0 1 0 10h-5"/>`,
	"redo":    `<path d="M15.5 5l4 4-4 4M19.2 9h-9.2a5 5 0 0 0 0 10h5"/>`,
	"star":    `<path d="M12 3.8l2.5 5.3 5.8.8-4.2 4.1 1 5.8-5.1-2.8-5.1 2.8 1-5.8-4.2-4.1 5.8-.8z"/>`,
}

// Icon is a quiet icon by its name.
func Icon(name string) fyne.Resource { return IconIn(name, ColorQuiet) }

// IconIn is an icon in a color of the theme.
func IconIn(name string, color fyne.ThemeColorName) fyne.Resource {
	return painted(name+".svg", `<g fill="none" stroke="#C" stroke-width="1.7" stroke-linejoin="round" stroke-linecap="round">`+strokes[name]+`</g>`, color)
}

// StarIcon marks an entry that is saved, or that could be.
func StarIcon(saved bool) fyne.Resource {
	if saved {
		return Tinted(drawn("star-full.svg", starPath), theme.ColorNamePrimary)
	}
	return Icon("star")
}

// PinIcon marks a window that stays on top.
func PinIcon() fyne.Resource { return theme.NewThemedResource(drawn("pin.svg", pinPath)) }

// ClinicIcon marks what the clinic wrote.
func ClinicIcon() fyne.Resource { return Tinted(drawn("house.svg", housePath), ColorDesk) }

// drawn is a picture made of one path.
func drawn(name, path string) fyne.Resource {
	svg := `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"><path fill="#000000" fill-rule="evenodd" d="` + path + `"/></svg>`
	return fyne.NewStaticResource(name, []byte(svg))
}

// icon is a picture in a color of the theme. Fyne's own colored resource
// rewrites its SVG whenever something that shows it is refreshed, which is slower
// than a search; an icon does so once per theme.
type icon struct {
	fyne.Resource
	paint   string // what is drawn, with #C for the color and #B for the background; or "" to recolor the resource
	name    fyne.ThemeColorName
	back    fyne.ThemeColorName // if there is a background
	color   color.Color         // of the content
	content []byte
}

type iconKey struct {
	picture string
	name    fyne.ThemeColorName
	color   color.Color
}

// Tinted returns a picture in a color of the theme, the same resource each time
// until the theme changes, so that a widget need not read it again.
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

// painted is a picture whose drawing names its color #C.
func painted(name, paint string, color fyne.ThemeColorName) *icon {
	r := Tinted(fyne.NewStaticResource(name, nil), color)
	if i, ok := r.(*icon); ok {
		i.paint = paint
		return i
	}
	return &icon{Resource: fyne.NewStaticResource(name, nil), paint: paint, name: color}
}

// mark is the mark of a level.
func mark(name, paint string, color, back fyne.ThemeColorName) fyne.Resource {
	i := painted(name, paint, color)
	i.back = back
	return i
}

// Name implements fyne.Resource. It includes the color, because Fyne 2.8.1 caches
// pictures by name.
func (i *icon) Name() string {
	r, g, b, a := theme.Color(i.name).RGBA()
	return fmt.Sprintf("%04x%04x%04x%04x-%s", r, g, b, a, i.Resource.Name())
}

// Content implements fyne.Resource.
func (i *icon) Content() []byte {
	c := theme.Color(i.name)
	switch {
	case c == i.color:
	case i.paint == "":
		i.color, i.content = c, theme.NewColoredResource(i.Resource, i.name).Content()
	default:
		paint := strings.NewReplacer("#C", hex(c), "#B", hex(theme.Color(i.back))).Replace(i.paint)
		i.color, i.content = c, []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">`+paint+`</svg>`)
	}
	return i.content
}

func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
