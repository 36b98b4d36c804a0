package belowfyne

import "github.com/go-gl/glfw/v3.4/glfw"

// Restore brings a minimized window back. Fyne's Show and RequestFocus leave it
// minimized. Needed in Fyne 2.8.1.
func (n *Native) Restore() {
	if n != nil && n.window.GetAttrib(glfw.Iconified) == glfw.True {
		n.window.Restore()
	}
}
