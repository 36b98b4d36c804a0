//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// settleSession keeps Fyne from asking the desktop session for what it does not
// have: it would print that, or start a message bus that outlives the program.
func settleSession() {
	if !hasWayland() && os.Getenv("FYNE_PLATFORM") == "" {
		os.Setenv("FYNE_PLATFORM", "x11") // libwayland prints that it finds no folder
	}
	if !hasBus() && os.Getenv("FYNE_THEME") == "" {
		os.Setenv("FYNE_THEME", "unknown") // neither light nor dark, and nobody who could tell
	}
}

// hasWayland reports whether there is a place where a Wayland display can be.
func hasWayland() bool {
	return os.Getenv("XDG_RUNTIME_DIR") != "" || os.Getenv("WAYLAND_SOCKET") != "" || filepath.IsAbs(os.Getenv("WAYLAND_DISPLAY"))
}

// hasBus reports whether a message bus of this computer runs already, at the
// places where Fyne's library looks before it starts one.
func hasBus() bool {
	if address := os.Getenv("DBUS_SESSION_BUS_ADDRESS"); address != "" {
		return strings.HasPrefix(address, "unix:")
	}
	for _, name := range []string{"bus", "dbus-session"} {
		if _, err := os.Stat(fmt.Sprintf("/run/user/%d/%s", os.Getuid(), name)); err == nil {
			return true
		}
	}
	return false
}
