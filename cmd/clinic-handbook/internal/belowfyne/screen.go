package belowfyne

import (
	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// WorkArea is the room for windows on the main screen, in units of a window at that
// scale, or zero if it is unknown. At FYNE_SCALE=1.5, a window of the usual size is
// larger than a screen of 1366×768. Needed in Fyne 2.8.1, which does not report the
// size of a screen.
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
