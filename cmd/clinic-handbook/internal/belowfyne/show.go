package belowfyne

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// Why a computer shows no window.
var (
	ErrNoDisplay = errors.New("no display")
	ErrNoOpenGL  = errors.New("no OpenGL 2.1")
)

// Show builds a window and puts it on the screen. The error is ErrNoDisplay or
// ErrNoOpenGL: without a display Fyne panics, and without OpenGL it only logs that
// there is no window, and never ends, so that each start would leave an invisible
// process. Any other panic is passed on. Needed in Fyne 2.8.1.
func Show(build func() fyne.Window) (err error) {
	defer func() {
		if p := recover(); p != nil {
			if err = missing(p); err == nil {
				panic(p)
			}
		}
	}()
	w := build()
	w.Show()
	if !isShown(w) {
		return ErrNoOpenGL
	}
	return nil
}

// isShown reports whether the system has a window for one of Fyne's.
func isShown(w fyne.Window) bool {
	native, ok := w.(driver.NativeWindow)
	if !ok {
		return false
	}
	var handle uintptr
	native.RunNative(func(context any) {
		switch c := context.(type) {
		case driver.WindowsWindowContext:
			handle = c.HWND
		case driver.X11WindowContext:
			handle = c.WindowHandle
		case driver.WaylandWindowContext:
			handle = c.WaylandSurface
		case driver.MacWindowContext:
			handle = c.NSWindow
		}
	})
	return handle != 0
}

// missing says what the computer lacks, from a panic while showing the window, or nil
// if the panic is of another kind.
func missing(p any) error {
	err, ok := p.(error)
	if !ok {
		return nil
	}
	var cause *glfw.Error
	switch {
	case errors.As(err, &cause) && cause.Code.String() == "NotInitialized":
		return ErrNoDisplay
	case cause != nil:
		return ErrNoOpenGL
	case strings.HasPrefix(err.Error(), "failed to compile OpenGL shader"),
		strings.HasPrefix(err.Error(), "failed to link OpenGL program"):
		return ErrNoOpenGL
	}
	return nil
}
