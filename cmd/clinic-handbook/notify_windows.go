package main

import (
	"fyne.io/fyne/v2/lang"
	"golang.org/x/sys/windows"

	"clinichandbook/ui"
)

// messageBox shows a message and waits until it is closed. It needs only Windows
// itself.
func messageBox(message string) {
	text, err := windows.UTF16PtrFromString(message)
	if err != nil {
		return
	}
	title, err := windows.UTF16PtrFromString(ui.Title)
	if err != nil {
		return
	}
	_, _ = windows.MessageBox(0, text, title, windows.MB_OK|windows.MB_ICONERROR|windows.MB_SETFOREGROUND|windows.MB_TOPMOST)
}

func openGLAdvice() string {
	return lang.L("start.no-opengl-windows")
}
