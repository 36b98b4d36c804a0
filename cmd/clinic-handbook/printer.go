package main

import (
	"os/exec"
	"runtime"

	"fyne.io/fyne/v2"

	"clinichandbook/cmd/clinic-handbook/internal/crash"
	"clinichandbook/cmd/clinic-handbook/internal/tempdir"
	"clinichandbook/ui"
)

// printer writes pages to a temporary folder of this run, and opens them in the
// system's viewer for web pages, in the environment that the program was started
// in. The folder stays when the program ends: the viewer may not have read it yet.
func printer(env []string, faults *crash.Reporter) ui.Printer {
	var pages printFolder
	return ui.Printer{
		Write: pages.write,
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

// printPurpose names the temporary folders of pages.
const printPurpose = "print"

// printFolder is created when a page is first printed, and again if the system has
// removed it or something else is at its path.
type printFolder struct{ dir *tempdir.Dir }

func (p *printFolder) write(name string, page []byte) (file string, err error) {
	if p.dir != nil {
		if file, err = p.dir.Write(name, page); err == nil {
			return file, nil
		}
	}
	if p.dir, err = tempdir.New(printPurpose); err != nil {
		return "", err
	}
	return p.dir.Write(name, page)
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
