package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/ui/look"
)

// menu is the main menu. It opens below the button at the end of the bar: a menu bar
// would cost the answer a line.
func (k keyboard) menu() *fyne.MainMenu {
	k.w.toolbar.items = nil
	var menus []*fyne.Menu
	last := ""
	for _, c := range commands() {
		if c.plain || c.words != "" || !c.here(k.w) {
			continue
		}
		if c.menu != last {
			last = c.menu
			menus = append(menus, fyne.NewMenu(lang.L(c.menu)))
		}
		item := fyne.NewMenuItem(lang.L(c.name), func() { k.run(c, k.w.win) })
		if len(c.keys) > 0 {
			item.Label += keyTab + c.keys[0].String()
		}
		if c.enabled != nil {
			k.w.toolbar.items = append(k.w.toolbar.items, menuItem{item, c.enabled})
		}
		menu := menus[len(menus)-1]
		if c.sub != "" {
			menu = submenu(menu, lang.L(c.sub))
		}
		menu.Items = append(menu.Items, item)
	}
	for _, m := range menus {
		if m.Label == lang.L("menu.edit") {
			m.Items = append(k.editing(), m.Items...)
		}
		alignKeys(m.Items)
		for _, i := range m.Items {
			if i.ChildMenu != nil {
				alignKeys(i.ChildMenu.Items)
			}
		}
	}
	return fyne.NewMainMenu(menus...)
}

// submenu is the menu inside a menu with a name.
func submenu(in *fyne.Menu, name string) *fyne.Menu {
	if n := len(in.Items); n > 0 && in.Items[n-1].ChildMenu != nil && in.Items[n-1].Label == name {
		return in.Items[n-1].ChildMenu
	}
	item := fyne.NewMenuItem(name, nil)
	item.ChildMenu = fyne.NewMenu(name)
	in.Items = append(in.Items, item)
	return item.ChildMenu
}

// popUp opens the main menu below its button or, if i is not negative, one of its
// menus. Its first item is active.
func popUp(w *Window, i int) {
	if w.dialogOpen() || w.strip != nil {
		return
	}
	t := &w.toolbar
	t.menu = keyboard{w}.menu()
	grayMenu(w)
	menu := fyne.NewMenu("")
	if i >= 0 {
		menu = t.menu.Items[i]
	} else {
		letters := mnemonics(t.menu)
		for j, m := range t.menu.Items {
			item := fyne.NewMenuItem(m.Label+keyTab+chord{letters[j], alt}.String(), nil)
			item.ChildMenu = m
			menu.Items = append(menu.Items, item)
		}
		alignKeys(menu.Items)
	}
	t.open = look.Menu(menu, w.win.Canvas())
	size := t.more.Size()
	t.open.ShowAtRelativePosition(fyne.NewPos(size.Width-t.open.MinSize().Width, size.Height+look.Space1), t.more)
	t.open.ActivateNext()
}

// mnemonics are the letters that open the menus with Alt: of each name the first
// letter that no other menu has.
func mnemonics(main *fyne.MainMenu) []fyne.KeyName {
	var letters []fyne.KeyName
	for _, m := range main.Items {
		letter := fyne.KeyUnknown
		for _, r := range strings.ToUpper(m.Label) {
			if name := fyne.KeyName(r); r >= 'A' && r <= 'Z' && !slices.Contains(letters, name) {
				letter = name
				break
			}
		}
		letters = append(letters, letter)
	}
	return letters
}

// menuItem is an item that is disabled at times.
type menuItem struct {
	item    *fyne.MenuItem
	enabled func(*Window) bool
}

// grayMenu grays out the items that do nothing now.
func grayMenu(w *Window) {
	for _, m := range w.toolbar.items {
		m.item.Disabled = !m.enabled(w)
	}
}

// editing are the items for the field with the focus. Their keys are those of the
// field itself.
func (k keyboard) editing() []*fyne.MenuItem {
	board := k.w.app.Clipboard()
	var items []*fyne.MenuItem
	for _, e := range []struct {
		name, key string
		does      fyne.Shortcut
		enabled   func(*Window) bool
	}{
		{lang.L("edit.undo"), "Ctrl+Z", &fyne.ShortcutUndo{}, inField},
		{lang.L("edit.redo"), "Ctrl+Y", &fyne.ShortcutRedo{}, inField},
		{lang.L("edit.cut"), "Ctrl+X", &fyne.ShortcutCut{Clipboard: board}, func(w *Window) bool { return inField(w) && selectedIn(w) != "" }},
		{lang.L("edit.paste"), "Ctrl+V", &fyne.ShortcutPaste{Clipboard: board}, inField},
		{lang.L("edit.select-all"), "Ctrl+A", &fyne.ShortcutSelectAll{}, func(w *Window) bool { return inField(w) || w.win.Canvas().Focused() == w.area.pager }},
	} {
		item := fyne.NewMenuItem(e.name+keyTab+e.key, func() {
			if f, ok := k.w.win.Canvas().Focused().(fyne.Shortcutable); ok {
				f.TypedShortcut(e.does)
			}
		})
		items = append(items, item)
		k.w.toolbar.items = append(k.w.toolbar.items, menuItem{item, e.enabled})
	}
	return append(items, fyne.NewMenuItemSeparator())
}

// inField reports whether a text field has the focus.
func inField(w *Window) bool {
	_, field := w.win.Canvas().Focused().(interface{ SetPlaceHolder(string) })
	return field
}

// selectedIn is the selected text in the focused widget.
func selectedIn(w *Window) string {
	if f, ok := w.win.Canvas().Focused().(interface{ SelectedText() string }); ok {
		return f.SelectedText()
	}
	return ""
}

// keyTab is between the name of an item and its key until the keys are aligned.
const keyTab = "\t"

// alignKeys puts the keys of a menu in one column. They are part of the label, since
// Fyne 2.8.1 shows its own at a fifth of the contrast of text.
func alignKeys(items []*fyne.MenuItem) {
	width := func(text string) float32 {
		return fyne.MeasureText(text, theme.TextSize(), fyne.TextStyle{}).Width
	}
	const gap = look.Space6
	widest := float32(0)
	for _, i := range items {
		name, _, _ := strings.Cut(i.Label, keyTab)
		widest = max(widest, width(name))
	}
	space := width("  ") - width(" ")
	for _, i := range items {
		name, key, ok := strings.Cut(i.Label, keyTab)
		if !ok {
			continue
		}
		n := int((widest+gap-width(name))/space + 0.5)
		i.Label = name + strings.Repeat(" ", n) + key
	}
}

// showAbout says which program and which handbook this is.
func showAbout(w *Window) {
	text := look.Body(lang.L("about.text", map[string]any{
		"Program": w.app.Metadata().Version, "Version": w.lib.book.Version(), "Count": len(w.lib.book.Entries()),
	}))
	text.Wrapping = fyne.TextWrapOff
	dialog.ShowCustom(lang.L("about.title"), lang.L("button.close"), text, w.win)
}
