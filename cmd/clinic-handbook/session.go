package main

import (
	"errors"
	"io"

	"fyne.io/fyne/v2"

	"clinichandbook/cmd/clinic-handbook/internal/belowfyne"
	"clinichandbook/cmd/clinic-handbook/internal/clipboard"
	"clinichandbook/cmd/clinic-handbook/internal/hotkey"
	"clinichandbook/ui"
)

// frontKey is the key that brings the window to the front from any other program.
type frontKey struct {
	stop func() // nil without a key
}

// watch calls a function on Fyne's goroutine each time the key is pressed in any
// program. It replaces the previous key; without a name, there is none.
func (f *frontKey) watch(name fyne.KeyName, mod fyne.KeyModifier, pressed func()) error {
	if f.stop != nil {
		f.stop()
		f.stop = nil
	}
	if name == "" {
		return nil
	}
	if belowfyne.Wayland() {
		return ui.ErrNoFrontKey
	}
	stop, err := hotkey.Watch(hotkey.Key{Name: name, Mod: mod}, func() { fyne.Do(pressed) })
	switch {
	case errors.Is(err, hotkey.ErrTaken):
		return ui.ErrFrontKeyTaken
	case errors.Is(err, hotkey.ErrImpossible):
		return ui.ErrNoFrontKey
	case err != nil:
		return err
	}
	f.stop = stop
	return nil
}

// keepClipboard keeps what was copied available after the program has ended.
func keepClipboard(program string, w *ui.Window) {
	if window := belowfyne.X11Window(w.Window()); window != 0 {
		_ = clipboard.Keep(program, window, fyne.CurrentApp().Clipboard().Content) // no window is left to report it
	}
}

// handOut serves the clipboard of a window that has closed, and returns the exit
// code.
func handOut(window string, stdin io.Reader, stdout io.WriteCloser) int {
	if err := clipboard.HandOut(window, stdin, stdout); err != nil {
		return noWindow
	}
	return done
}
