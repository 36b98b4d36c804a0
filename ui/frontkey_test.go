package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// watched is a driver that watches keys, of which another program has one.
type watched struct {
	chord
	pressed func()
}

const takenKey = "Ctrl+Alt+T"

func (d *watched) watch(name fyne.KeyName, mod fyne.KeyModifier, pressed func()) error {
	if (chord{name, mod}).String() == takenKey {
		return ErrFrontKeyTaken
	}
	d.chord, d.pressed = chord{name, mod}, pressed
	return nil
}

func TestFrontKeyIsSetInSettings(t *testing.T) {
	w := open(t)
	d := &watched{}
	w.SetDriver(Driver{WatchKey: d.watch})
	w.openPage(pageSettings)
	press := func(key fyne.KeyName, mod fyne.KeyModifier) {
		t.Helper()
		pressButton(t, w.area.pager.Content(), "Set a key")
		buttonOf(w.area.pager.Content(), "Press the key now").TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: mod})
	}
	pressButton(t, w.area.pager.Content(), "Set a key")
	wantSeen(t, w.status.bar, "such as Ctrl+Alt+H")
	buttonOf(w.area.pager.Content(), "Press the key now").TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if buttonOf(w.area.pager.Content(), "Set a key") == nil || w.history.now().page != pageSettings {
		t.Error("Esc does not only stop waiting for the key")
	}
	press(fyne.KeyT, ctrl|alt)
	wantSeen(t, w.status.bar, takenKey+" belongs to another program")
	press(fyne.KeyP, ctrlShift)
	wantSeen(t, w.status.bar, "Ctrl+Shift+P already does something", "Print the whole handbook")
	if d.key != "" || w.lib.kept.Window().FrontKey != "" {
		t.Errorf("a key that cannot be had is set: %v, %q", d.chord, w.lib.kept.Window().FrontKey)
	}
	press(fyne.KeyH, ctrl|alt)
	wantSeen(t, w.area.pager.Content(), "Ctrl+Alt+H", "Remove")
	if got := w.lib.kept.Window().FrontKey; got != "Ctrl+Alt+H" || d.String() != got {
		t.Errorf("kept: %q, watched: %v", got, d.chord)
	}
	d.pressed()
	if w.win.Canvas().Focused() != w.search.field {
		t.Error("the caret is not in the search field")
	}

	again := &watched{}
	w.SetDriver(Driver{WatchKey: again.watch})
	w.WatchFrontKey()
	if again.String() != "Ctrl+Alt+H" {
		t.Errorf("the next start watches %v", again.chord)
	}
	pressButton(t, w.area.pager.Content(), "Remove")
	if again.key != "" || w.lib.kept.Window().FrontKey != "" {
		t.Error("the key is not removed")
	}
}

func TestFrontKeyIsNotPossible(t *testing.T) {
	w := open(t)
	w.openPage(pageSettings)
	wantSeen(t, w.area.pager.Content(), "not possible here")
}

func TestWorksAnywhere(t *testing.T) {
	for _, c := range []struct {
		key  chord
		want bool
	}{
		{chord{fyne.KeyH, ctrl | alt}, true},
		{chord{fyne.Key7, fyne.KeyModifierShift | alt}, true},
		{chord{fyne.KeySpace, ctrl | alt}, true},
		{chord{fyne.KeyF9, ctrl}, true},
		{chord{fyne.KeyF9, 0}, false},
		{chord{fyne.KeyF9, fyne.KeyModifierShift}, false},
		{chord{fyne.KeyH, ctrl}, false},
		{chord{fyne.KeyTab, ctrl | alt}, false},
		{chord{fyne.KeyH, ctrl | fyne.KeyModifierSuper}, false},
	} {
		if got := c.key.worksAnywhere(); got != c.want {
			t.Errorf("%v: %v", c.key, got)
		}
		if back, ok := parseChord(c.key.String()); c.want && (!ok || back != c.key) {
			t.Errorf("%v is read as %v", c.key, back)
		}
	}
}
