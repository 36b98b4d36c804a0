package belowfyne

import (
	"os"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// primarySelection is the text that was selected last in any program, which the
// middle button of the mouse pastes on X11.
func primarySelection() (text string) {
	if os.Getenv("DISPLAY") == "" {
		return ""
	}
	defer func() { _ = recover() }() // on Wayland there is none
	return glfw.GetX11SelectionString()
}
