package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// OnAlarm gives buttons on the background of an emergency its colors.
func OnAlarm(o fyne.CanvasObject) *container.ThemeOverride {
	return container.NewThemeOverride(o, alarmTheme{fyne.CurrentApp().Settings().Theme()})
}

// alarmTheme is a theme for buttons on ColorAlarm. Its colors differ from those
// around it in the same way in every palette.
type alarmTheme struct{ fyne.Theme }

// Color implements fyne.Theme.
func (t alarmTheme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch name {
	case theme.ColorNameButton:
		return t.Theme.Color(ColorOnAlarm, variant)
	case theme.ColorNameForeground:
		return t.Theme.Color(ColorAlarm, variant)
	case theme.ColorNameHover, theme.ColorNamePressed:
		return color.NRGBA{A: 0x18} // over the button
	}
	return t.Theme.Color(name, variant)
}
