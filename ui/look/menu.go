package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Menu is a menu, to be shown where the caller wants it.
func Menu(menu *fyne.Menu, c fyne.Canvas) *widget.PopUpMenu {
	m := widget.NewPopUpMenu(menu, c)
	container.NewThemeOverride(m, menuTheme{}) // the menu has the theme from now on, though it is shown without its container
	return m
}

// menuTheme paints the active item of a menu in the color of a selected row, on which
// an item that does nothing now is readable, too.
type menuTheme struct{ resized }

// Color implements fyne.Theme.
func (t menuTheme) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	if n == theme.ColorNameFocus {
		n = theme.ColorNameSelection
	}
	return t.resized.Color(n, v)
}
