package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// mainMenu shows the table of keys and makes them work: those of a menu come
// before those of the focused field.
func (w *Window) mainMenu() *fyne.MainMenu {
	var menus []*fyne.Menu
	for _, c := range commands() {
		if len(c.keys) == 0 || c.plain {
			continue
		}
		if len(menus) == 0 || menus[len(menus)-1].Label != lang.L(c.menu) {
			menus = append(menus, fyne.NewMenu(lang.L(c.menu)))
		}
		item := fyne.NewMenuItem(lang.L(c.name)+" ("+c.keys[0].String()+")", func() { w.run(c) })
		item.Shortcut = menuKey(c.keys[0].shortcut().ShortcutName())
		menu := menus[len(menus)-1]
		menu.Items = append(menu.Items, item)
	}
	return fyne.NewMainMenu(menus...)
}

// menuKey is the key of a menu item by the name that the driver has for it. Fyne
// would show any other in a fifth of the strength of text, which few can read;
// the item's label names the key instead.
type menuKey string

// ShortcutName implements fyne.Shortcut.
func (k menuKey) ShortcutName() string { return string(k) }
