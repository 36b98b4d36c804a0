package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"fyne.io/fyne/v2/lang"
	"github.com/go-gl/glfw/v3.4/glfw"

	"clinichandbook/ui"
)

// Why a machine shows no window.
var (
	errNoDisplay = errors.New("no display")
	errNoOpenGL  = errors.New("no OpenGL 2.1")
)

// appear builds the window and puts it on the screen. Without a display Fyne
// panics, and without OpenGL it only prints that there is no window: both are
// errNoDisplay or errNoOpenGL here. Every other panic goes on.
func appear(build func() *ui.Window) (w *ui.Window, err error) {
	defer func() {
		if p := recover(); p != nil {
			if err = missing(p); err == nil {
				panic(p)
			}
		}
	}()
	w = build()
	askForColorsOnly()
	if !show(w.Window()) {
		return nil, errNoOpenGL
	}
	return w, nil
}

// show shows a window and reports whether it is on the screen. Without OpenGL
// 2.1, Fyne goes on without a window, and Run would never end.
func show(w fyne.Window) bool {
	w.Show()
	native, ok := w.(driver.NativeWindow)
	if !ok {
		return true // in a test
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

// askForColorsOnly asks for a window without a depth and a stencil buffer. Fyne
// draws one object over the other and uses neither, but without a graphics card
// each frame would clear and keep them: 4 MB, and a tenth of a frame's time.
func askForColorsOnly() {
	glfw.WindowHint(glfw.DepthBits, 0)
	glfw.WindowHint(glfw.StencilBits, 0)
}

// missing is what a machine lacks when showing the window panics, or nil when
// the panic is of another kind.
func missing(p any) error {
	err, ok := p.(error)
	if !ok {
		return nil
	}
	var cause *glfw.Error
	switch {
	case errors.As(err, &cause) && cause.Code.String() == "NotInitialized":
		return errNoDisplay
	case cause != nil:
		return errNoOpenGL
	case strings.HasPrefix(err.Error(), "failed to compile OpenGL shader"),
		strings.HasPrefix(err.Error(), "failed to link OpenGL program"):
		return errNoOpenGL
	}
	return nil
}

// advice says in one sentence why there is no window and what to do.
func advice(err error) string {
	if errors.Is(err, errNoOpenGL) {
		return openGLAdvice()
	}
	for _, name := range []string{"WAYLAND_DISPLAY", "DISPLAY"} {
		if display := os.Getenv(name); display != "" {
			return lang.L("The display {{.Display}} cannot be reached: log in to a desktop on this computer and start the handbook there.",
				map[string]any{"Display": fmt.Sprintf("%s=%s", name, display)})
		}
	}
	return lang.L("There is no display here to show the handbook on: log in to a desktop on this computer and start the handbook there.")
}
