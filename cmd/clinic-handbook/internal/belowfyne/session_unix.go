//go:build unix

package belowfyne

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// PrepareSession keeps Fyne from asking the desktop session for what it does not
// have: libwayland would print that it finds no folder, and godbus would start a
// message bus that outlives the program. Call it before Fyne starts. Needed in
// Fyne 2.8.1.
func PrepareSession() {
	if !hasWayland() && os.Getenv("FYNE_PLATFORM") == "" {
		os.Setenv("FYNE_PLATFORM", "x11")
	}
	if !hasBus() && os.Getenv("FYNE_THEME") == "" {
		os.Setenv("FYNE_THEME", "unknown") // neither light nor dark, so that Fyne does not ask the bus
	}
}

// hasWayland reports whether a Wayland display is possible here.
func hasWayland() bool {
	return os.Getenv("XDG_RUNTIME_DIR") != "" || os.Getenv("WAYLAND_SOCKET") != "" || filepath.IsAbs(os.Getenv("WAYLAND_DISPLAY"))
}

// hasBus reports whether a message bus of this computer is running, in the
// places where godbus looks before it starts one.
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
