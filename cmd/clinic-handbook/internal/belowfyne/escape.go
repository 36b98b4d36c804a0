package belowfyne

import "github.com/go-gl/glfw/v3.4/glfw"

// listenForEscape makes Esc close a dialog: to Fyne the key belongs to the focused
// field alone, so a dialog with a field in it would stay. Needed in Fyne 2.8.1.
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
