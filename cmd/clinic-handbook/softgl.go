package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"clinichandbook/cmd/clinic-handbook/internal/belowfyne"
	"clinichandbook/cmd/clinic-handbook/internal/instance"
)

// softgl is installed with the program for computers without OpenGL, such as
// remote desktops and virtual machines: Mesa's renderer, which needs no graphics
// driver. It must not be in the program's own folder, or every computer would use
// it.
const softgl = "softgl/opengl32.dll"

// softglMark in the environment marks a process that draws with softgl, and must
// not start another one.
const softglMark = "CLINIC_HANDBOOK_SOFTGL"

// headStart is how long the program waits for the second process to fail before it
// ends and leaves that process running.
const headStart = 5 * time.Second

// useSoftware loads softgl in a process that was started for it. If the renderer is
// missing, the window says so.
func useSoftware(program string) error {
	if os.Getenv(softglMark) == "" {
		return nil
	}
	return belowfyne.UseOpenGL(filepath.Join(filepath.Dir(program), softgl))
}

// errNoSoftware means that there is no software renderer.
var errNoSoftware = errors.New("no renderer that needs no graphics driver")

// runSoftware starts the program again with the software renderer, and returns its
// exit code, or done if it still runs after the head start. OpenGL is tried first at
// each start, which costs a fraction of a second: the same desk may have OpenGL on its
// own screen but not in a remote session.
func runSoftware(program string, args []string, stdout, stderr io.Writer) (int, error) {
	info, err := os.Stat(filepath.Join(filepath.Dir(program), softgl))
	if err != nil || !info.Mode().IsRegular() || os.Getenv(softglMark) != "" {
		return 0, errNoSoftware
	}
	cmd := exec.Command(program, args...)
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
