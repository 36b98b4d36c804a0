package belowfyne

import (
	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// Maximized reports whether the window fills the screen. Fyne neither reports nor sets
// it. Needed in Fyne 2.8.1.
func (n *Native) Maximized() bool {
	return n != nil && n.window.GetAttrib(glfw.Maximized) == glfw.True
}

// Maximize makes the window fill the screen.
func (n *Native) Maximize() {
	if n != nil {
		n.window.Maximize()
	}
}

// Float makes a window that is shown stay above others, or not, and reports whether it
// could. Fyne asks for that only before the window is shown. Needed in Fyne 2.8.1.
func Float(w fyne.Window, on bool) bool {
	window := glfwWindow(w)
	if window == nil {
		return false
	}
	value := glfw.False
	if on {
		value = glfw.True
	}
	window.SetAttrib(glfw.Floating, value)
	return true
}

// ReportMoves reports where a window that is shown is, in pixels, first of all where it
// is now.
func ReportMoves(w fyne.Window, moved func(x, y int)) {
	if window := glfwWindow(w); window != nil {
		listenForMoves(window, moved)
	}
}
