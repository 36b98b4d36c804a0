package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"clinichandbook/cmd/clinic-handbook/internal/instance"
)

// softglFolder is installed with the program for computers without OpenGL, such
// as remote desktops and virtual machines. It contains a copy of the program and
// Mesa's renderer, which needs no graphics driver. The renderer must not be in the
// program's own folder: then every computer would draw with it.
const softglFolder = "softgl"

// softglMark in the environment marks the process as the copy, which must not
// start another one.
const softglMark = "CLINIC_HANDBOOK_SOFTGL"

// headStart is how long the program waits for the copy to fail before it ends and
// leaves the copy running.
const headStart = 5 * time.Second

// programFolder is the folder of a program, also for its copy in softglFolder.
func programFolder(program string) string {
	dir := filepath.Dir(program)
	if strings.EqualFold(filepath.Base(dir), softglFolder) {
		return filepath.Dir(dir)
	}
	return dir
}

// softwareCopy is the copy of a program in softglFolder, or "" if there is none
// or the program is the copy.
func softwareCopy(program string) string {
	copied := filepath.Join(programFolder(program), softglFolder, filepath.Base(program))
	info, err := os.Stat(copied)
	if err != nil || !info.Mode().IsRegular() || os.Getenv(softglMark) != "" || filepath.Dir(copied) == filepath.Dir(program) {
		return ""
	}
	return copied
}

// errNoCopy means that there is no copy to draw in the program's place.
var errNoCopy = errors.New("no copy that draws without a graphics driver")

// runSoftware starts the copy that draws without a graphics driver, and returns
// its exit code, or done if it still runs after its head start. It is tried again
// at each start, which costs a fraction of a second: the same desk may have OpenGL
// on its own screen and none in a remote session.
func runSoftware(program string, args []string, stdout, stderr io.Writer) (int, error) {
	copied := softwareCopy(program)
	if copied == "" {
		return 0, errNoCopy
	}
	cmd := exec.Command(copied, args...)
	cmd.Env = append(os.Environ(), softglMark+"=1")
	cmd.Stdout, cmd.Stderr = stdout, stderr
	instance.AllowForeground()
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case <-time.After(headStart):
		return done, nil
	case <-ended:
	}
	if code := cmd.ProcessState.ExitCode(); code >= done && code <= lastCode {
		return code, nil // it has said why
	}
	return 0, errors.New(cmd.ProcessState.String())
}
