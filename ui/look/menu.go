package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Menu is a menu that is not shown yet.
func Menu(menu *fyne.Menu, c fyne.Canvas) *widget.PopUpMenu {
	m := widget.NewPopUpMenu(menu, c)
	container.NewThemeOverride(m, menuTheme{})
	return m
}

// menuTheme gives menus room beside their texts, and paints the active item in the
// color of a selected row, on which an item that does nothing now is readable, too.
type menuTheme struct{ resized }

// Color implements fyne.Theme.
func (t menuTheme) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	if n == theme.ColorNameFocus {
		n = theme.ColorNameSelection
	}
	return t.resized.Color(n, v)
}
