package belowfyne

import (
	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// WorkArea is the room for windows on the main screen, in units of a window
// with that scale, or zero where it is not known. With FYNE_SCALE=1.5 a window of
// the usual size is larger than a screen of 1366×768. Needed in Fyne 2.8.1, which
// does not report the size of a screen.
func WorkArea(scale float32) fyne.Size {
	monitor := glfw.GetPrimaryMonitor()
	if monitor == nil || scale <= 0 {
		return fyne.Size{}
	}
	_, _, width, height := monitor.GetWorkarea()
	return fyne.NewSize(float32(width)/scale, float32(height)/scale)
}

// PollEvents handles the events that are pending. Fyne's first frame reports
// the window's first size late, so it would undo a resize made before that.
// Needed in Fyne 2.8.1.
func PollEvents() { glfw.PollEvents() }

// gripSize is how much of a window's top left corner must be on a screen, in
// pixels, for a person to grab it.
const gripSize = 60

// moveToScreen moves a window to the main screen if it cannot be grabbed where
// it is, as after a second screen was taken away.
func moveToScreen(window *glfw.Window) {
	monitor := glfw.GetPrimaryMonitor()
	if monitor == nil || canBeGrabbed(window.GetPos()) {
		return
	}
	x, y, _, _ := monitor.GetWorkarea()
	window.SetPos(x, y)
}

func canBeGrabbed(x, y int) bool {
	for _, m := range glfw.GetMonitors() {
		left, top, width, height := m.GetWorkarea()
		if x+gripSize > left && y+gripSize > top && x+gripSize < left+width && y+gripSize < top+height {
			return true
		}
	}
	return false
}
