// Package xvfb starts a virtual display for tests and measurements. It is the
// only code that does so, and imports nothing but the standard library, so that
// the modules of tools can use it, too.
package xvfb

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// The size of a display, in pixels: that of a small desk.
const (
	Width  = 1366
	Height = 768
)

// Start starts a display of Width×Height with options for Xvfb, such as
// "-extension", "GLX". It returns its name, such as ":5", once the display is
// ready. Call stop when done.
func Start(options ...string) (name string, stop func(), err error) {
	ready, write, err := os.Pipe()
	if err != nil {
		return "", nil, err
	}
	defer ready.Close()
	args := append([]string{"-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", Width, Height)}, options...)
	server := exec.Command("Xvfb", args...)
	server.ExtraFiles = []*os.File{write}
	err = server.Start()
	write.Close()
	if err != nil {
		return "", nil, fmt.Errorf("no virtual display, run make setup: %w", err)
	}
	stop = func() {
		_ = server.Process.Signal(os.Interrupt) // so that it removes its lock
		_ = server.Wait()
	}
	number, err := bufio.NewReader(ready).ReadString('\n')
	if err != nil {
		stop()
		return "", nil, fmt.Errorf("start Xvfb %s: %w", strings.Join(args, " "), err)
	}
	return ":" + strings.TrimSpace(number), stop, nil
}
