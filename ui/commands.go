package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook"
	"clinichandbook/ui/look"
	"clinichandbook/ui/page"
)

// chord is a key with its modifiers.
type chord struct {
	key fyne.KeyName
	mod fyne.KeyModifier
}

const (
	ctrl      = fyne.KeyModifierShortcutDefault
	ctrlShift = fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift
	alt       = fyne.KeyModifierAlt
)

// keyNames are the labels of keys that Fyne names differently.
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
		return &fyne.ShortcutCopy{} // the driver reports this key as that type
	}
	return &desktop.CustomShortcut{KeyName: c.key, Modifier: c.mod}
}

// command is something that a key or a menu item does. The menu, the page of keyboard
// shortcuts, and the table in the user's guide are made from the table of commands.
// Names are keys of translations.
type command struct {
	menu  string
	sub   string // submenu of the menu, or ""
	name  string
	keys  []chord
	rune  rune   // typed for it while the search field is empty, or 0
	words string // name of what is typed for it, or ""
	run   func(*Window)
	plain bool // a key of the results: no menu item
	strip bool // works in the strip too
	basic bool // one to learn first
	// enabled reports whether the command does anything now; nil means always.
	enabled func(*Window) bool
	// shown reports whether there is such a command now; nil means always.
	shown func(*Window) bool
}

// here reports whether a window has the command now.
func (c command) here(w *Window) bool { return c.shown == nil || c.shown(w) }

// keyText lists the keys of a command: "Ctrl+K, Ctrl+L, /".
func (c command) keyText() string {
	var keys []string
	for _, k := range c.keys {
		if k != (chord{fyne.KeyEqual, ctrlShift}) && k != (chord{fyne.KeyEqual, ctrl}) { // the + of some keyboards
			keys = append(keys, k.String())
		}
	}
	if c.rune != 0 {
		keys = append(keys, string(c.rune))
	}
	if c.words != "" {
		keys = append(keys, lang.L(c.words))
	}
	return strings.Join(keys, ", ")
}

// commands is the table of all commands, in the order of the menus.
func commands() []command {
	table := []command{
		{menu: "menu.file", name: "command.new-window", keys: []chord{{fyne.KeyN, ctrl}}, run: openWindow},
		{menu: "menu.file", name: "command.close-window", keys: []chord{{fyne.KeyW, ctrl}}, run: closeWindow},
		{menu: "menu.file", name: "command.print", keys: []chord{{fyne.KeyP, ctrl}}, run: printPage},
		{menu: "menu.file", name: "command.print-all", keys: []chord{{fyne.KeyP, ctrlShift}}, run: printAll},
		{menu: "menu.file", name: "command.quit", keys: []chord{{fyne.KeyQ, ctrl}}, run: quit, strip: true},
		{menu: "menu.edit", name: "command.copy", keys: []chord{{fyne.KeyC, ctrl}}, run: copySelection, strip: true},
		{menu: "menu.edit", name: "command.copy-say", keys: []chord{{fyne.KeyC, ctrlShift}}, run: copySay, strip: true, enabled: hasEntry},
		{menu: "menu.edit", name: "command.save", keys: []chord{{fyne.KeyD, ctrl}}, run: onEntry((*page.Entry).ToggleSaved), basic: true, enabled: hasEntry},
		{menu: "menu.edit", name: "command.note", keys: []chord{{fyne.KeyE, ctrl}}, run: onEntry((*page.Entry).EditNote), enabled: hasEntry},
		{menu: "menu.edit", name: "command.find", keys: []chord{{fyne.KeyF, ctrl}}, run: openFinder},
		{menu: "menu.edit", name: "command.find-next", keys: []chord{{fyne.KeyF3, 0}, {fyne.KeyG, ctrl}}, run: func(w *Window) { findNext(w, 1) }},
		{menu: "menu.edit", name: "command.find-previous", keys: []chord{{fyne.KeyG, ctrlShift}}, run: func(w *Window) { findNext(w, -1) }},
		{menu: "menu.search", name: "command.search", keys: []chord{{fyne.KeyK, ctrl}, {fyne.KeyL, ctrl}}, rune: '/', run: (*Window).focusField},
		{menu: "menu.search", name: "command.type", words: "key.letters", plain: true},
	}
	for f := range filterCount {
		table = append(table, command{menu: "menu.search", name: f.key(), keys: []chord{{fyne.KeyName(rune('1' + f)), ctrl}}, run: func(w *Window) { w.choose(f) }})
	}
	table = append(table, []command{
		{menu: "menu.search", name: "command.topic", keys: []chord{{fyne.Key6, ctrl}}, run: func(w *Window) { w.search.topics.open() }, shown: severalTopics},
		{menu: "menu.search", name: "command.next-result", keys: []chord{{fyne.KeyDown, 0}}, run: func(w *Window) { w.move(1) }, plain: true, basic: true},
		{menu: "menu.search", name: "command.previous-result", keys: []chord{{fyne.KeyUp, 0}}, run: func(w *Window) { w.move(-1) }, plain: true},
		{menu: "menu.search", name: "command.screen-down", keys: []chord{{fyne.KeyPageDown, 0}}, run: func(w *Window) { w.move(w.search.list.screen()) }, plain: true},
		{menu: "menu.search", name: "command.screen-up", keys: []chord{{fyne.KeyPageUp, 0}}, run: func(w *Window) { w.move(-w.search.list.screen()) }, plain: true},
		{menu: "menu.search", name: "command.first-result", keys: []chord{{fyne.KeyHome, 0}}, run: func(w *Window) { w.move(-len(w.search.list.rows)) }, plain: true},
		{menu: "menu.search", name: "command.last-result", keys: []chord{{fyne.KeyEnd, 0}}, run: func(w *Window) { w.move(len(w.search.list.rows)) }, plain: true},
		{menu: "menu.search", name: "command.enter-page", keys: []chord{{fyne.KeyReturn, 0}}, run: (*Window).enterPage, plain: true, basic: true},
		{menu: "menu.search", name: "command.escape", keys: []chord{{fyne.KeyEscape, 0}}, run: (*Window).escape, plain: true, basic: true},
		{menu: "menu.go", name: "command.back", keys: []chord{{fyne.KeyLeft, alt}}, run: (*Window).Back, enabled: func(w *Window) bool { return w.history.can(-1) }},
		{menu: "menu.go", name: "command.forward", keys: []chord{{fyne.KeyRight, alt}}, run: (*Window).Forward, enabled: func(w *Window) bool { return w.history.can(1) }},
		{menu: "menu.go", name: "command.home", keys: []chord{{fyne.KeyHome, alt}}, run: (*Window).goHome},
		{menu: "menu.go", name: "command.effects", keys: []chord{{fyne.KeyT, ctrl}}, run: (*Window).openEffects},
		{menu: "menu.go", name: "clinic.title", keys: []chord{{fyne.KeyO, ctrl}}, run: (*Window).openClinic},
		{menu: "menu.go", name: "first.title", run: (*Window).openFirstStart},
		{menu: "menu.go", name: "problems.title", keys: []chord{{fyne.KeyO, ctrlShift}}, run: opens(pageProblems)},
		{menu: "menu.go", name: "red-flags.title", keys: []chord{{fyne.KeyR, ctrlShift}}, run: opens(pageRedFlags)},
		{menu: "menu.table", name: "command.compare", keys: []chord{{fyne.KeyB, ctrl}}, run: func(w *Window) { w.area.effects.Compare() }, enabled: (*Window).onEffects},
		{menu: "menu.table", name: "command.effects-by-name", keys: []chord{{fyne.Key1, alt}}, run: sortEffects(page.EffectsByName)},
		{menu: "menu.table", name: "command.effects-by-band", keys: []chord{{fyne.Key2, alt}}, run: sortEffects(page.EffectsByBand)},
		{menu: "menu.table", name: "command.effects-by-answers", keys: []chord{{fyne.Key3, alt}}, run: sortEffects(page.EffectsByAnswers)},
		{menu: "menu.table", name: "command.effects-by-common", keys: []chord{{fyne.Key4, alt}}, run: sortEffects(page.EffectsByCommon)},
		{menu: "menu.table", name: "command.effects-by-when", keys: []chord{{fyne.Key5, alt}}, run: sortEffects(page.EffectsByWhen)},
		{menu: "menu.table", name: "command.effects-by-settles", keys: []chord{{fyne.Key6, alt}}, run: sortEffects(page.EffectsBySettles)},
		{menu: "menu.table", name: "command.effects-by-topic", keys: []chord{{fyne.Key7, alt}}, run: sortEffects(page.EffectsByTopic), shown: severalTopics},
		{menu: "menu.view", name: "command.larger", keys: []chord{{fyne.KeyPlus, ctrl}, {fyne.KeyEqual, ctrl}, {fyne.KeyEqual, ctrlShift}}, run: func(w *Window) { zoomText(w, 1) }, strip: true},
		{menu: "menu.view", name: "command.smaller", keys: []chord{{fyne.KeyMinus, ctrl}}, run: func(w *Window) { zoomText(w, -1) }, strip: true},
		{menu: "menu.view", name: "command.default-size", keys: []chord{{fyne.Key0, ctrl}}, run: func(w *Window) { setTextSize(w, look.DefaultTextSize) }, strip: true},
		{menu: "menu.view", name: "command.menu", keys: []chord{{fyne.KeyF10, 0}}, run: (*Window).ToggleMenu, plain: true},
		{menu: "menu.view", name: "command.full-screen", keys: []chord{{fyne.KeyF11, 0}}, run: func(w *Window) { w.win.SetFullScreen(!w.win.FullScreen()) }},
		{menu: "menu.view", name: "command.check", keys: []chord{{fyne.KeyF5, 0}}, run: lookForNews},
		{menu: "menu.view", name: "command.strip", keys: []chord{{fyne.KeyM, ctrl}}, run: toggleStrip, strip: true},
		{menu: "menu.view", name: "command.settings", keys: []chord{{fyne.KeyComma, ctrl}}, run: opens(pageSettings)},
		{menu: "menu.help", name: "keys.title", keys: []chord{{fyne.KeyF1, 0}}, rune: '?', run: opens(pageKeys), basic: true},
		{menu: "menu.help", name: "guide.title", keys: []chord{{fyne.KeyF1, ctrl}}, run: (*Window).openGuide},
	}...)
	table = append(table, ownerCommands()...)
	return append(table, command{menu: "menu.help", name: "about.title", run: showAbout})
}

func severalTopics(w *Window) bool { return w.lib.several() }

// hasEntry reports whether the page is an entry.
func hasEntry(w *Window) bool { return w.entry() != nil }

// opens is the command that opens a page.
func opens(p pageID) func(*Window) { return func(w *Window) { w.openPage(p) } }

// onEntry is a command for the entry on the page, if there is one.
func onEntry(do func(*page.Entry, *handbook.Entry)) func(*Window) {
	return func(w *Window) {
		if e := w.entry(); e != nil {
			do(w.area.entry, e)
		}
	}
}

// keyList is the table of commands for the pages that show it.
func keyList(w *Window) []page.Key {
	var keys []page.Key
	for _, c := range commands() {
		if c.keyText() == "" || !c.here(w) {
			continue // only in the menu
		}
		keys = append(keys, page.Key{Group: lang.L(c.menu), Keys: c.keyText(), Name: lang.L(c.name), Basic: c.basic})
	}
	return keys
}
