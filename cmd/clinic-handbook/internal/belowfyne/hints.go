package belowfyne

import "github.com/go-gl/glfw/v3.4/glfw"

// askForColorsOnly asks for a window without a depth and a stencil buffer. Fyne
// paints objects back to front and uses neither, but a software renderer clears
// and stores both for every frame.
//
// MEASURE. Needed in Fyne 2.8.1.
func askForColorsOnly() {
	glfw.WindowHint(glfw.DepthBits, 0)
	glfw.WindowHint(glfw.StencilBits, 0)
}
