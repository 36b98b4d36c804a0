package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"fyne.io/fyne/v2"

	"clinichandbook/ui"
)

// printer hands pages to the system's viewer for web pages. They lie in a
// folder of the user's own among the temporary ones.
func printer() ui.Printer {
	return ui.Printer{
		Dir: filepath.Join(os.TempDir(), fmt.Sprintf("clinic-handbook-print-%d", max(os.Getuid(), 0))),
		View: func(file string, failed func(error)) {
			go func() {
				if err := viewer(runtime.GOOS, file).Run(); err != nil {
					fyne.Do(func() { failed(err) })
				}
			}()
		},
	}
}

// viewer is the command that opens a file on a system.
func viewer(system, file string) *exec.Cmd {
	switch system {
	case "windows":
		return exec.Command("rundll32", "url.dll,FileProtocolHandler", file)
	case "darwin":
		return exec.Command("open", file)
	}
	return exec.Command("xdg-open", file)
}
