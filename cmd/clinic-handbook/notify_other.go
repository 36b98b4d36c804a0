//go:build !windows

package main

import "fyne.io/fyne/v2/lang"

// messageBox shows nothing: this program has a console.
func messageBox(string) {}

func openGLAdvice() string {
	return lang.L("This display offers no OpenGL 2.1, which the handbook draws with: install a graphics driver (the package libgl1-mesa-dri draws without a graphics card), or log in to a desktop that has one.")
}
