//go:build !windows

package main

import "fyne.io/fyne/v2/lang"

// messageBox shows nothing: this program has a console.
func messageBox(string) {}

func openGLAdvice() string {
	return lang.L("start.no-opengl")
}
