package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"clinichandbook/cmd/clinic-handbook/instance"
)

// softglFolder stands beside the program where computers without OpenGL are to
// be expected: in remote desktops and virtual machines. It holds a copy of the
// program and Mesa's renderer, which needs no graphics driver. The renderer may
// not stand beside the program itself: every computer would draw with it.
const softglFolder = "softgl"

// softglMark in the environment tells the copy that it is the last resort.
const softglMark = "CLINIC_HANDBOOK_SOFTGL"

// headStart is how long the copy has to fail before the program leaves it to
// itself.
const headStart = 5 * time.Second

// programFolder is the folder of a program, also for its copy in softglFolder.
func programFolder(program string) string {
	dir := filepath.Dir(program)
	if strings.EqualFold(filepath.Base(dir), softglFolder) {
		return filepath.Dir(dir)
	}
	return dir
}

// softwareCopy is the copy of a program in softglFolder. It is "" where there
// is none, or where the program is the copy.
func softwareCopy(program string) string {
	copied := filepath.Join(programFolder(program), softglFolder, filepath.Base(program))
	info, err := os.Stat(copied)
	if err != nil || !info.Mode().IsRegular() || os.Getenv(softglMark) != "" || filepath.Dir(copied) == filepath.Dir(program) {
		return ""
	}
	return copied
}

// errNoCopy means that nothing draws in the program's stead.
var errNoCopy = errors.New("no copy that draws without a graphics driver")

// runSoftware starts the copy that draws without a graphics driver, and returns
// its exit code or, when it is still there after its head start, done. It is
// tried anew at each start, which costs a failed one, a fraction of a second:
// the same desk may have OpenGL at its own screen and none from afar.
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
		return code, nil // it has told what there is to tell
	}
	return 0, errors.New(cmd.ProcessState.String())
}
