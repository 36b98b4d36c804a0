package belowfyne

import (
	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// X11Window is the number of a window that is shown on X11, or 0.
func X11Window(w fyne.Window) uint32 {
	window := glfwWindow(w)
	if window == nil || Wayland() {
		return 0
	}
	return uint32(window.GetX11Window())
}

// Wayland reports whether the windows are on Wayland. Fyne decides that.
func Wayland() bool { return glfw.GetPlatform() == glfw.PlatformWayland }
