package main

import (
	"github.com/go-gl/glfw/v3.4/glfw"

	"clinichandbook/ui"
)

// reachBelowFyne makes work what Fyne has no words for, but the library below
// it has: the mouse's side buttons, and a minimized window that is to come to
// the front. That library's window is the current one while it is drawn.
func reachBelowFyne(w *ui.Window) {
	w.OnFirstFrame(func() {
		window := glfw.GetCurrentContext()
		if window == nil {
			return
		}
		w.OnRaise(func() {
			if window.GetAttrib(glfw.Iconified) == glfw.True {
				window.Restore()
			}
		})
		hearSideButtons(window, w)
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
