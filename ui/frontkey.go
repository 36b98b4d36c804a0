package ui

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook/notebook"
	"clinichandbook/ui/page"
)

// What the program says when it cannot watch a key.
var (
	ErrFrontKeyTaken = errors.New("another program has the key")
	ErrNoFrontKey    = errors.New("keys from other programs cannot be had here")
)

// parseChord reads what String writes, for a key without a name of its own.
func parseChord(text string) (chord, bool) {
	parts := strings.Split(text, "+")
	last := len(parts) - 1
	c := chord{key: fyne.KeyName(parts[last])}
	for _, name := range parts[:last] {
		switch name {
		case "Ctrl":
			c.mod |= ctrl
		case "Shift":
			c.mod |= fyne.KeyModifierShift
		case "Alt":
			c.mod |= alt
		default:
			return chord{}, false
		}
	}
	return c, c.worksAnywhere()
}

// worksAnywhere reports whether a key types nothing and is unused in most programs: a
// letter, a digit, or the space bar with two modifiers, or a function key with one.
func (c chord) worksAnywhere() bool {
	modifiers := 0
	for _, m := range []fyne.KeyModifier{ctrl, fyne.KeyModifierShift, alt} {
		if c.mod&m != 0 {
			modifiers++
		}
	}
	if c.mod&^(ctrlShift|alt) != 0 {
		return false // the desktop uses those with the Windows key
	}
	if functionKey := len(c.key) > 1 && c.key[0] == 'F'; functionKey {
		return modifiers >= 1 && c.mod != fyne.KeyModifierShift
	}
	one := len(c.key) == 1 && (c.key[0] >= 'A' && c.key[0] <= 'Z' || c.key[0] >= '0' && c.key[0] <= '9')
	return modifiers >= 2 && (one || c.key == fyne.KeySpace)
}

// settingsHost is the window as its page of settings sees it.
type settingsHost struct{ host }

var _ page.SettingsHost = settingsHost{}

// FrontKey implements page.Fronter.
func (h settingsHost) FrontKey() string { return h.w.lib.kept.Window().FrontKey }

// NoFrontKey implements page.Fronter.
func (h settingsHost) NoFrontKey() string {
	if h.w.driver.WatchKey == nil {
		return lang.L("front-key.impossible")
	}
	return ""
}

// SetFrontKey implements page.Fronter.
func (h settingsHost) SetFrontKey(name fyne.KeyName, mod fyne.KeyModifier) bool {
	c := chord{name, mod}
	if !c.worksAnywhere() {
		return false
	}
	with := map[string]any{"Key": c.String()}
	for _, cmd := range commands() {
		if slices.Contains(cmd.keys, c) {
			with["Name"] = lang.L(cmd.name)
			h.Say(lang.L("front-key.own", with))
			return true
		}
	}
	before := h.FrontKey()
	if err := watchKey(h.w, c.String()); err != nil {
		h.Say(frontKeyFault(err, c.String()))
		_ = watchKey(h.w, before) // which was possible
		return true
	}
	h.rememberFrontKey(c.String())
	h.Say(lang.L("front-key.done", with))
	return true
}

// ClearFrontKey implements page.Fronter.
func (h settingsHost) ClearFrontKey() {
	h.Fail(watchKey(h.w, ""))
	h.rememberFrontKey("")
	h.Say(lang.L("front-key.removed"))
}

func (h settingsHost) rememberFrontKey(key string) {
	h.Fail(h.w.lib.kept.SetWindow(func(w *notebook.Window) { w.FrontKey = key }))
}

// watchKey makes a key bring the first window to the front from any other program; ""
// means no key.
func watchKey(w *Window, key string) error {
	if w.driver.WatchKey == nil {
		return nil
	}
	if key == "" {
		return w.driver.WatchKey("", 0, nil)
	}
	c, ok := parseChord(key)
	if !ok {
		return nil // from another version
	}
	return w.driver.WatchKey(c.key, c.mod, func() { comeForward(w.group.first) })
}

// comeForward brings the window to the front, ready for the next caller's words.
func comeForward(w *Window) {
	w.Raise()
	if w.strip == nil && !w.dialogOpen() {
		w.focusField()
	}
}

func frontKeyFault(err error, key string) string {
	with := map[string]any{"Key": key}
	switch {
	case errors.Is(err, ErrFrontKeyTaken):
		return lang.L("front-key.taken", with)
	case errors.Is(err, ErrNoFrontKey):
		return lang.L("front-key.impossible")
	}
	with["Reason"] = err.Error()
	return lang.L("front-key.failed", with)
}
