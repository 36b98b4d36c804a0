package main

import (
	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"

	"clinichandbook/ui"
)

// reachBelowFyne makes work what Fyne has no words for, but the library below
// it has: the mouse's side buttons, where the window is, a minimized window that
// is to come to the front, Esc in a dialog, and keys between two frames. That
// library's window is the one whose OpenGL context is current.
func reachBelowFyne(w *ui.Window) {
	native, ok := w.Window().(interface{ RunWithContext(func()) })
	if !ok {
		return // in a test
	}
	native.RunWithContext(func() {
		window := glfw.GetCurrentContext()
		if window == nil {
			return
		}
		w.SetDriver(ui.Driver{Later: afterFrame, LayOut: layOut, After: after, Restore: func() {
			if window.GetAttrib(glfw.Iconified) == glfw.True {
				window.Restore()
			}
		}})
		hearSideButtons(window, w)
		hearEscape(window, w)
		hearPlace(window, w)
		watchKeys(window)
	})
}

// layOut gives everything new in a window its place now. Otherwise the driver
// does so while it draws a frame, finds that something has changed, and draws a
// second one just like it (Fyne 2.8.1).
func layOut(w fyne.Window) {
	canvas, ok := w.Canvas().(interface{ EnsureMinSize() bool })
	if !ok {
		return
	}
	size := w.Canvas().Size() // soon another one, while the window is being resized
	if canvas.EnsureMinSize() && w.Canvas().Size() != size {
		w.Resize(w.Canvas().Size()) // no smaller than its content
	}
}

// hearEscape makes Esc close a dialog although a field in it has the focus: to
// Fyne the key is then the field's alone.
func hearEscape(window *glfw.Window, w *ui.Window) {
	var others glfw.KeyCallback
	others = window.SetKeyCallback(func(win *glfw.Window, key glfw.Key, scancode int, action glfw.Action, mods glfw.ModifierKey) {
		if key == glfw.KeyEscape && action == glfw.Press && w.CloseDialog() {
			return
		}
		if others != nil {
			others(win, key, scancode, action, mods)
		}
	})
}

// hearSideButtons makes the mouse's side buttons go back and forward. Fyne
// tells of such a click, but not of which button.
func hearSideButtons(window *glfw.Window, w *ui.Window) {
	var others glfw.MouseButtonCallback
	others = window.SetMouseButtonCallback(func(win *glfw.Window, button glfw.MouseButton, action glfw.Action, mods glfw.ModifierKey) {
		switch {
		case button == glfw.MouseButton4 && action == glfw.Press:
			w.Back()
		case button == glfw.MouseButton5 && action == glfw.Press:
			w.Forward()
		case button < glfw.MouseButton4 && others != nil:
			others(win, button, action, mods)
		}
	})
}

// hearPlace tells the window where it is on the screen, and fetches it back
// from a screen that is gone.
func hearPlace(window *glfw.Window, w *ui.Window) {
	x, y := window.GetPos()
	if monitor := glfw.GetPrimaryMonitor(); monitor != nil && !onScreen(x, y) {
		x, y, _, _ = monitor.GetWorkarea()
		window.SetPos(x, y)
	}
	w.Moved(x, y)
	var others glfw.PosCallback
	others = window.SetPosCallback(func(win *glfw.Window, x, y int) {
		if others != nil {
			others(win, x, y)
		}
		w.Moved(x, y)
	})
}

// gripSize is how much of a window's top left corner must be on a screen, in
// pixels: enough to take hold of it.
const gripSize = 60

// onScreen reports whether a window at x, y can be taken hold of.
func onScreen(x, y int) bool {
	for _, m := range glfw.GetMonitors() {
		left, top, width, height := m.GetWorkarea()
		if x+gripSize > left && y+gripSize > top && x+gripSize < left+width && y+gripSize < top+height {
			return true
		}
	}
	return false
}
