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

// OnAlarmQuiet gives a button of low importance on the background of an emergency
// its colors.
func OnAlarmQuiet(o fyne.CanvasObject) *container.ThemeOverride {
	return container.NewThemeOverride(o, quietAlarmTheme{current()})
}

// quietAlarmTheme is a theme for text straight on ColorAlarm.
type quietAlarmTheme struct{ fyne.Theme }

// Color implements fyne.Theme.
func (t quietAlarmTheme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch name {
	case theme.ColorNameForeground:
		return t.Theme.Color(ColorOnAlarm, variant)
	case theme.ColorNameHover, theme.ColorNamePressed:
		return color.NRGBA{A: 0x30}
	}
	return t.Theme.Color(name, variant)
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
