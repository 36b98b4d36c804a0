package belowfyne

import (
	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// Callbacks are what a window wants to know that Fyne does not tell. They are
// called on Fyne's goroutine.
type Callbacks struct {
	// Escape is called before whatever has the focus and reports that it has
	// used the key. To Fyne, Esc belongs to the focused field alone, so a dialog
	// with a field in it would not close.
	Escape func() bool
	// Back and Forward are the side buttons of the mouse. Fyne reports such a
	// click, but not the button.
	Back, Forward func()
	// Moved reports the position of the window on the screen, in pixels, first
	// of all where it is now. Fyne can set a position but has none to read.
	Moved func(x, y int)
}

// Native is GLFW's window of a Fyne window. It is nil where there is none.
type Native struct{ window *glfw.Window }

// Listen makes a window that is shown call back. It also moves the window to
// the main screen if it was on one that is gone, and starts to look for keys
// between two frames (see keyWatch). Needed in Fyne 2.8.1.
func Listen(w fyne.Window, c Callbacks) *Native {
	window := glfwWindow(w)
	if window == nil {
		return nil
	}
	listenForEscape(window, c.Escape)
	listenForSideButtons(window, c.Back, c.Forward)
	moveToScreen(window)
	listenForMoves(window, c.Moved)
	watchKeys(window)
	return &Native{window}
}

// Restore brings a minimized window back. Fyne's Show and RequestFocus leave it
// minimized. Needed in Fyne 2.8.1.
func (n *Native) Restore() {
	if n != nil && n.window.GetAttrib(glfw.Iconified) == glfw.True {
		n.window.Restore()
	}
}

// glfwWindow is the window whose OpenGL context is current while Fyne runs
// something in the context of w.
func glfwWindow(w fyne.Window) (window *glfw.Window) {
	if native, ok := w.(interface{ RunWithContext(func()) }); ok {
		native.RunWithContext(func() { window = glfw.GetCurrentContext() })
	}
	return window
}

func listenForEscape(window *glfw.Window, escape func() bool) {
	var next glfw.KeyCallback
	next = window.SetKeyCallback(func(win *glfw.Window, key glfw.Key, scancode int, action glfw.Action, mods glfw.ModifierKey) {
		if key == glfw.KeyEscape && action == glfw.Press && escape() {
			return
		}
		if next != nil {
			next(win, key, scancode, action, mods)
		}
	})
}

func listenForSideButtons(window *glfw.Window, back, forward func()) {
	var next glfw.MouseButtonCallback
	next = window.SetMouseButtonCallback(func(win *glfw.Window, button glfw.MouseButton, action glfw.Action, mods glfw.ModifierKey) {
		switch {
		case button == glfw.MouseButton4 && action == glfw.Press:
			back()
		case button == glfw.MouseButton5 && action == glfw.Press:
			forward()
		case button < glfw.MouseButton4 && next != nil:
			next(win, button, action, mods)
		}
	})
}

func listenForMoves(window *glfw.Window, moved func(x, y int)) {
	moved(window.GetPos())
	var next glfw.PosCallback
	next = window.SetPosCallback(func(win *glfw.Window, x, y int) {
		if next != nil {
			next(win, x, y)
		}
		moved(x, y)
	})
}
