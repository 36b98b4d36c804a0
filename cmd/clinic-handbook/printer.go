package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"fyne.io/fyne/v2"

	"clinichandbook/cmd/clinic-handbook/internal/crash"
	"clinichandbook/ui"
)

// printer opens pages in the system's viewer for web pages, in the environment
// that the program was started in. The pages are in a temporary folder of this
// user.
func printer(env []string, faults *crash.Reporter) ui.Printer {
	return ui.Printer{
		Dir: filepath.Join(os.TempDir(), fmt.Sprintf("clinic-handbook-print-%d", max(os.Getuid(), 0))),
		View: func(file string, failed func(error)) {
			go func() {
				defer faults.Catch()
				cmd := viewer(runtime.GOOS, file)
				cmd.Env = env
				if err := cmd.Run(); err != nil {
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
