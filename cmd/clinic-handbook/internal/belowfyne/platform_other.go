//go:build !linux

package belowfyne

import "fyne.io/fyne/v2"

// X11Window is the number of a window on X11: none here.
func X11Window(fyne.Window) uint32 { return 0 }

// Wayland reports whether the windows are on Wayland.
func Wayland() bool { return false }
