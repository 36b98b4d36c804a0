package ui

import (
	"time"

	"fyne.io/fyne/v2"
)

// Driver is what the program does for the window below Fyne. Without it, the window
// works, but a little slower.
type Driver struct {
	// Later calls a function after the next frame is drawn, or immediately if nil.
	Later func(func())
	// LayOut lays out everything new in the window now, or does nothing if nil.
	LayOut func(fyne.Window)
	// Restyle draws every window again after the theme in use has changed. If nil,
	// another theme is set instead.
	Restyle func()
	// Restore brings a minimized window back, or does nothing if nil.
	Restore func()
	// After calls a function on Fyne's goroutine after some time, unless the
	// returned one is called before. If nil, a rest in typing has no effect.
	After func(time.Duration, func()) (stop func())
	// Opened is called with another window once it is shown.
	Opened func(*Window)
	// Maximized reports whether the first window fills the screen; no if nil.
	Maximized func() bool
	// Float makes a window that is shown stay above others, or not, and reports
	// whether it could.
	Float func(fyne.Window, bool) bool
	// ReportMoves reports where a window that is shown is, in pixels.
	ReportMoves func(w fyne.Window, moved func(x, y int))
	// WatchKey calls a function when a key is pressed in any program. It replaces the
	// previous key; without a name, there is none. It is nil if the system has no such
	// keys. The error may be ErrFrontKeyTaken or ErrNoFrontKey.
	WatchKey func(name fyne.KeyName, mod fyne.KeyModifier, pressed func()) error
	// Leaving is called before the program ends, if not nil.
	Leaving func()
}
