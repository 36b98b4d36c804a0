package main

import (
	"github.com/go-gl/glfw/v3.4/glfw"

	"clinichandbook/ui"
)

// hearNative hears of the window what Fyne does not tell but the library below
// it does: the mouse's side buttons, and where the window is. Its window is the
// current one while it is drawn.
func hearNative(w *ui.Window) {
	w.OnFirstFrame(func() {
		window := glfw.GetCurrentContext()
		if window == nil {
			return
		}
		hearSideButtons(window, w)
		hearPlace(window, w)
	})
}

// hearSideButtons makes the mouse's side buttons go back and forward.
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
