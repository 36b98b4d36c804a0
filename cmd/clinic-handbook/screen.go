package main

import (
	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// workArea is the room for windows on the main screen, in units, or zero where
// it is not known. Fyne does not tell, but the library below it does, once
// Fyne has started it.
func workArea(scale float32) fyne.Size {
	monitor := glfw.GetPrimaryMonitor()
	if monitor == nil || scale <= 0 {
		return fyne.Size{}
	}
	_, _, width, height := monitor.GetWorkarea()
	return fyne.NewSize(float32(width)/scale, float32(height)/scale)
}
