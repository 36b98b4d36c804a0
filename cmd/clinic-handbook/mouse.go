package main

import (
	"github.com/go-gl/glfw/v3.4/glfw"

	"clinichandbook/ui"
)

// hearSideButtons makes the mouse's side buttons go back and forward. Fyne
// tells of such a click, but not of which button; the library below it does.
// Its window is the current one while it is drawn.
func hearSideButtons(w *ui.Window) {
	w.OnFirstFrame(func() {
		window := glfw.GetCurrentContext()
		if window == nil {
			return
		}
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
	})
}
