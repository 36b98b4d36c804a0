package ui

import (
	"slices"

	"fyne.io/fyne/v2"
)

// keyboard finds the command of a key.
type keyboard struct{ w *Window }

// run runs a command on the page for what was typed last. It alone knows in which
// states there are no commands: an open dialog gets all keys, and a hidden window, which
// still receives earlier ones, ignores them. It reports whether the command ran.
func (k keyboard) run(c command, from fyne.Window) bool {
	if k.w.dialogOpen() || from != frontWindow(k.w) || !c.here(k.w) {
		return false
	}
	k.w.catchUp()
	if c.enabled == nil || c.enabled(k.w) {
		c.run(k.w)
	}
	return true
}

// listen makes the keys work. Fields pass on those that they do not use.
func (k keyboard) listen(c fyne.Canvas) {
	for _, cmd := range commands() {
		for _, key := range cmd.keys {
			if key.mod != 0 {
				c.AddShortcut(key.shortcut(), func(fyne.Shortcut) { k.run(cmd, k.w.win) })
			}
		}
	}
	for i, letter := range mnemonics(k.w.toolbar.menu) {
		c.AddShortcut(chord{letter, alt}.shortcut(), func(fyne.Shortcut) { popUp(k.w, i) })
	}
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) { k.typedKey(ev.Name) })
	c.SetOnTypedRune(k.typedRune)
}

// typedKey runs the command of a key that is pressed alone. A dialog gets the
// keys while it is open, and Esc closes it.
func (k keyboard) typedKey(name fyne.KeyName) bool {
	if k.w.dialogOpen() {
		if name == fyne.KeyEscape {
			k.w.CloseDialog()
		}
		return true
	}
	if k.w.search.field.Text != "" && (name == fyne.KeyHome || name == fyne.KeyEnd) && k.w.win.Canvas().Focused() == k.w.search.field {
		return false // the cursor moves
	}
	if name == fyne.KeyEnter {
		name = fyne.KeyReturn
	}
	if k.w.onEffects() && k.w.area.effects.Key(name) {
		return true
	}
	for _, c := range commands() {
		if slices.Contains(c.keys, chord{name, 0}) {
			k.run(c, k.w.win)
			return true
		}
	}
	return false
}

// typedRune is a letter typed outside the search field: it starts a search,
// unless a dialog is open.
func (k keyboard) typedRune(r rune) {
	if r == ' ' || k.w.dialogOpen() {
		return
	}
	k.w.focusField()
	if !k.command(r) {
		k.w.search.field.TypedRune(r)
	}
}

// fieldRune is a letter typed into the search field.
func (k keyboard) fieldRune(r rune) bool { return k.w.search.field.Text == "" && k.command(r) }

// command runs the command that is typed as one letter.
func (k keyboard) command(r rune) bool {
	for _, c := range commands() {
		if c.rune == r {
			k.run(c, k.w.win)
			return true
		}
	}
	return false
}
