package belowfyne

import "github.com/go-gl/glfw/v3.4/glfw"

// listenForSideButtons makes the side buttons of a mouse go back and forward: Fyne
// reports such a click, but not which button it was. Needed in Fyne 2.8.1.
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

// listenForMiddleButton pastes with the middle button what was selected last, after
// the click has moved the focus. Needed in Fyne 2.8.1.
func listenForMiddleButton(window *glfw.Window, paste func(string)) {
	var next glfw.MouseButtonCallback
	next = window.SetMouseButtonCallback(func(win *glfw.Window, button glfw.MouseButton, action glfw.Action, mods glfw.ModifierKey) {
		if next != nil {
			next(win, button, action, mods)
		}
		if button == glfw.MouseButton3 && action == glfw.Press {
			if text := primarySelection(); text != "" {
				paste(text)
			}
		}
	})
}
