package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
)

// chord is a key and what is held with it.
type chord struct {
	key fyne.KeyName
	mod fyne.KeyModifier
}

const (
	ctrl      = fyne.KeyModifierShortcutDefault
	ctrlShift = fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift
	alt       = fyne.KeyModifierAlt
)

// keyNames are the words on the keys, where Fyne calls them something else.
var keyNames = map[fyne.KeyName]string{
	fyne.KeyPageUp: "PgUp", fyne.KeyPageDown: "PgDn", fyne.KeyReturn: "Enter", fyne.KeyEscape: "Esc",
	fyne.KeyPlus: "+",
}

func (c chord) String() string {
	name, ok := keyNames[c.key]
	if !ok {
		name = string(c.key)
	}
	for _, m := range []struct {
		mod  fyne.KeyModifier
		name string
	}{{fyne.KeyModifierShift, "Shift+"}, {fyne.KeyModifierAlt, "Alt+"}, {ctrl, "Ctrl+"}} {
		if c.mod&m.mod != 0 {
			name = m.name + name
		}
	}
	return name
}

func (c chord) shortcut() fyne.Shortcut {
	if c == (chord{fyne.KeyC, ctrl}) {
		return &fyne.ShortcutCopy{} // the driver knows this one by its own name
	}
	return &desktop.CustomShortcut{KeyName: c.key, Modifier: c.mod}
}

// command is one thing that the program does at a key. The table of them makes
// the menu, the keys page, and the table in the user's guide.
type command struct {
	menu  string // heading, and menu if it has an item there
	name  string
	keys  []chord
	typed string // what is typed for it with the search field empty, or words for it
	run   func(*Window)
	plain bool // a key of the results: no menu item
	strip bool // the strip hears it too
}

// keyText lists the keys of a command: "Ctrl+K, Ctrl+L, /".
func (c command) keyText() string {
	var keys []string
	for _, k := range c.keys {
		if k != (chord{fyne.KeyEqual, ctrlShift}) && k != (chord{fyne.KeyEqual, ctrl}) { // where + lies on some keyboards
			keys = append(keys, k.String())
		}
	}
	switch {
	case len(c.typed) > 1: // words, no key
		keys = append(keys, lang.L(c.typed))
	case c.typed != "":
		keys = append(keys, c.typed)
	}
	return strings.Join(keys, ", ")
}

// commands is the table of all keys, in the order of the menus.
func commands() []command {
	table := []command{
		{menu: "Search", name: "Go to the search field", keys: []chord{{fyne.KeyK, ctrl}, {fyne.KeyL, ctrl}}, typed: "/", run: (*Window).focusField},
		{menu: "Search", name: "Start a search from anywhere", typed: "letters", plain: true},
	}
	for i, c := range chips() {
		table = append(table, command{menu: "Search", name: c.label, keys: []chord{{fyne.KeyName(rune('1' + i)), ctrl}}, run: func(w *Window) { w.choose(i) }})
	}
	return append(table, []command{
		{menu: "Search", name: "Next result", keys: []chord{{fyne.KeyDown, 0}}, run: func(w *Window) { w.move(1) }, plain: true},
		{menu: "Search", name: "Result before", keys: []chord{{fyne.KeyUp, 0}}, run: func(w *Window) { w.move(-1) }, plain: true},
		{menu: "Search", name: "A screen of results down", keys: []chord{{fyne.KeyPageDown, 0}}, run: func(w *Window) { w.move(w.list.screen()) }, plain: true},
		{menu: "Search", name: "A screen of results up", keys: []chord{{fyne.KeyPageUp, 0}}, run: func(w *Window) { w.move(-w.list.screen()) }, plain: true},
		{menu: "Search", name: "First result", keys: []chord{{fyne.KeyHome, 0}}, run: func(w *Window) { w.move(-len(w.list.rows)) }, plain: true},
		{menu: "Search", name: "Last result", keys: []chord{{fyne.KeyEnd, 0}}, run: func(w *Window) { w.move(len(w.list.rows)) }, plain: true},
		{menu: "Search", name: "Into the page, to scroll it", keys: []chord{{fyne.KeyReturn, 0}}, run: (*Window).enterPage, plain: true},
		{menu: "Search", name: "Clear the field, then go home", keys: []chord{{fyne.KeyEscape, 0}}, run: (*Window).escape, plain: true},
		{menu: "Go", name: "Back", keys: []chord{{fyne.KeyLeft, alt}}, run: (*Window).Back},
		{menu: "Go", name: "Forward", keys: []chord{{fyne.KeyRight, alt}}, run: (*Window).Forward},
		{menu: "Go", name: "Home", keys: []chord{{fyne.KeyHome, alt}}, run: (*Window).goHome},
		{menu: "Go", name: "Side effects at a glance", keys: []chord{{fyne.KeyT, ctrl}}, run: (*Window).openSideEffects},
		{menu: "Go", name: "Our clinic", keys: []chord{{fyne.KeyO, ctrl}}, run: (*Window).openClinic},
		{menu: "Go", name: "Content problems", keys: []chord{{fyne.KeyO, ctrlShift}}, run: (*Window).openProblems},
		{menu: "Entry", name: "Save this entry, or take it off", keys: []chord{{fyne.KeyD, ctrl}}, run: (*Window).toggleSaved},
		{menu: "Entry", name: "Copy the selected text or the answer", keys: []chord{{fyne.KeyC, ctrl}}, run: (*Window).copySelection, strip: true},
		{menu: "Entry", name: "Copy only what to say", keys: []chord{{fyne.KeyC, ctrlShift}}, run: (*Window).copySay, strip: true},
		{menu: "Entry", name: "Write a note of your own", keys: []chord{{fyne.KeyE, ctrl}}, run: (*Window).editNote},
		{menu: "Entry", name: "Find in the page", keys: []chord{{fyne.KeyF, ctrl}}, run: (*Window).openFinder},
		{menu: "Entry", name: "Next place found", keys: []chord{{fyne.KeyF3, 0}, {fyne.KeyG, ctrl}}, run: func(w *Window) { w.find(1) }},
		{menu: "Entry", name: "Place found before", keys: []chord{{fyne.KeyG, ctrlShift}}, run: func(w *Window) { w.find(-1) }},
		{menu: "Entry", name: "Print what the page shows", keys: []chord{{fyne.KeyP, ctrl}}, run: (*Window).printPage},
		{menu: "Entry", name: "Print the whole handbook", keys: []chord{{fyne.KeyP, ctrlShift}}, run: (*Window).printAll},
		{menu: "Table", name: "Side effects by effect", keys: []chord{{fyne.Key1, alt}}, run: sortEffects(columnEffect)},
		{menu: "Table", name: "Side effects by band", keys: []chord{{fyne.Key2, alt}}, run: sortEffects(columnBand)},
		{menu: "Table", name: "Side effects by who answers", keys: []chord{{fyne.Key3, alt}}, run: sortEffects(columnAnswers)},
		{menu: "Table", name: "Side effects by how common", keys: []chord{{fyne.Key4, alt}}, run: sortEffects(columnCommon)},
		{menu: "Table", name: "Side effects by when", keys: []chord{{fyne.Key5, alt}}, run: sortEffects(columnWhen)},
		{menu: "Table", name: "Side effects by how they settle", keys: []chord{{fyne.Key6, alt}}, run: sortEffects(columnSettles)},
		{menu: "View", name: "Larger text", keys: []chord{{fyne.KeyPlus, ctrl}, {fyne.KeyEqual, ctrl}, {fyne.KeyEqual, ctrlShift}}, run: func(w *Window) { w.zoom(1) }, strip: true},
		{menu: "View", name: "Smaller text", keys: []chord{{fyne.KeyMinus, ctrl}}, run: func(w *Window) { w.zoom(-1) }, strip: true},
		{menu: "View", name: "Usual text size", keys: []chord{{fyne.Key0, ctrl}}, run: func(w *Window) { w.setTextSize(100) }, strip: true},
		{menu: "View", name: "Full screen", keys: []chord{{fyne.KeyF11, 0}}, run: (*Window).toggleFullScreen},
		{menu: "View", name: "Small strip on top of other windows, and back", keys: []chord{{fyne.KeyM, ctrl}}, run: (*Window).toggleStrip, strip: true},
		{menu: "View", name: "Settings", keys: []chord{{fyne.KeyComma, ctrl}}, run: (*Window).openSettings},
		{menu: "Help", name: "All keys", keys: []chord{{fyne.KeyF1, 0}}, typed: "?", run: (*Window).openKeys},
		{menu: "Help", name: "Quit", keys: []chord{{fyne.KeyQ, ctrl}}, run: (*Window).quit, strip: true},
	}...)
}

// run runs a command on what the reader asked for last.
func (w *Window) run(c command) {
	w.catchUp()
	c.run(w)
}

// hearKeys makes the keys work that no menu holds.
func (w *Window) hearKeys(c fyne.Canvas) {
	for _, cmd := range commands() {
		for i, k := range cmd.keys {
			if i > 0 && k.mod != 0 {
				c.AddShortcut(k.shortcut(), func(fyne.Shortcut) { w.run(cmd) })
			}
		}
	}
	c.SetOnTypedKey(func(k *fyne.KeyEvent) { w.typedKey(k.Name) })
	c.SetOnTypedRune(w.typedRune)
}

// typedKey runs the command of a key that is pressed alone. While a dialog lies
// over the window, it has the keys, and Esc closes it.
func (w *Window) typedKey(k fyne.KeyName) bool {
	if w.win.Canvas().Overlays().Top() != nil {
		if k == fyne.KeyEscape {
			w.CloseDialog()
		}
		return true
	}
	if k == fyne.KeyEnter {
		k = fyne.KeyReturn
	}
	if w.effectsKey(k) {
		return true
	}
	for _, c := range commands() {
		for _, have := range c.keys {
			if have == (chord{k, 0}) {
				w.run(c)
				return true
			}
		}
	}
	return false
}

// CloseDialog closes the dialog that lies over the window and reports whether
// there was one.
func (w *Window) CloseDialog() bool {
	overlays := w.win.Canvas().Overlays()
	top := overlays.Top()
	if top != nil {
		overlays.Remove(top)
	}
	return top != nil
}

// typedRune is a letter typed outside the search field: it starts a search,
// unless a dialog lies over the window.
func (w *Window) typedRune(r rune) {
	if r == ' ' || w.win.Canvas().Overlays().Top() != nil {
		return
	}
	w.focusField()
	if !w.commandRune(r) {
		w.field.TypedRune(r)
	}
}

// fieldRune is a letter typed into the search field.
func (w *Window) fieldRune(r rune) bool { return w.field.Text == "" && w.commandRune(r) }

// commandRune runs the command that is typed as one letter.
func (w *Window) commandRune(r rune) bool {
	for _, c := range commands() {
		if c.typed == string(r) {
			w.run(c)
			return true
		}
	}
	return false
}
