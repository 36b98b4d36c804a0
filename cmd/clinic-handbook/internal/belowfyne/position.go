package belowfyne

import "github.com/go-gl/glfw/v3.4/glfw"

// listenForMoves reports where a window is after each move or resize, so that it opens
// there again: Fyne can set a position but does not report it. Needed in Fyne 2.8.1.
func listenForMoves(window *glfw.Window, moved func(x, y int)) {
	moved(window.GetPos())
	var next glfw.PosCallback
	next = window.SetPosCallback(func(win *glfw.Window, x, y int) {
		if next != nil {
			next(win, x, y)
		}
		moved(x, y)
	})
	var nextSize glfw.SizeCallback
	nextSize = window.SetSizeCallback(func(win *glfw.Window, width, height int) {
		if nextSize != nil {
			nextSize(win, width, height)
		}
		moved(win.GetPos())
	})
}

// gripSize is how much of a window's top left corner must be on a screen, in pixels,
// so that the mouse can grab it.
const gripSize = 60

// moveToScreen moves a window to the main screen if it cannot be grabbed where it is,
// for example after a second screen was disconnected. Needed in Fyne 2.8.1.
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
