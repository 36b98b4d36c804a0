package belowfyne

import (
	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// Callbacks report events that Fyne does not. They are called on Fyne's goroutine.
type Callbacks struct {
	// Escape is called before the focused widget, and reports whether it used the
	// key.
	Escape func() bool
	// Back and Forward are the side buttons of the mouse.
	Back, Forward func()
	// Menu is the key that opens the menu: Alt alone.
	Menu func()
	// Paste gets the text that the middle button of the mouse pastes.
	Paste func(string)
	// Moved reports the position of the window on the screen, in pixels, initially
	// and after each move.
	Moved func(x, y int)
}

// Native is GLFW's window of a Fyne window. It is nil where there is none.
type Native struct{ window *glfw.Window }

// Listen makes a window that is shown call back. It also moves the window to the
// main screen if it was on one that is gone, and polls for keys between two frames
// (see keyWatch).
func Listen(w fyne.Window, c Callbacks) *Native {
	window := glfwWindow(w)
	if window == nil {
		return nil
	}
	listenForEscape(window, c.Escape)
	listenForSideButtons(window, c.Back, c.Forward)
	listenForMiddleButton(window, c.Paste)
	listenForMenuKey(window, c.Menu)
	listenForKeypad(window)
	moveToScreen(window)
	listenForMoves(window, c.Moved)
	watchKeys(window)
	return &Native{window}
}

// glfwWindow is the window whose OpenGL context is current while Fyne runs
// something in the context of w.
func glfwWindow(w fyne.Window) (window *glfw.Window) {
	if native, ok := w.(interface{ RunWithContext(func()) }); ok {
		native.RunWithContext(func() { window = glfw.GetCurrentContext() })
	}
	return window
}
