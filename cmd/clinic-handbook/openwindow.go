package main

import (
	"errors"
	"fmt"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"clinichandbook/cmd/clinic-handbook/internal/belowfyne"
	"clinichandbook/ui"
)

// openWindow builds the window and puts it on the screen. The error is
// belowfyne.ErrNoDisplay or belowfyne.ErrNoOpenGL.
func openWindow(build func() *ui.Window) (w *ui.Window, err error) {
	err = belowfyne.Show(func() fyne.Window {
		w = build()
		return w.Window()
	})
	return w, err
}

// advice says in one sentence why there is no window and what to do.
func advice(err error) string {
	if errors.Is(err, belowfyne.ErrNoOpenGL) {
		return openGLAdvice()
	}
	for _, name := range []string{"WAYLAND_DISPLAY", "DISPLAY"} {
		if display := os.Getenv(name); display != "" {
			return lang.L("start.unreachable-display",
				map[string]any{"Display": fmt.Sprintf("%s=%s", name, display)})
		}
	}
	return lang.L("start.no-display")
}
