package main

import (
	"os/exec"
	"strings"
	"testing"
	"time"
)

// TestNoWindow: a start that cannot show a window ends by itself, with one line
// that says what to do.
func TestNoWindow(t *testing.T) {
	skipSlow(t, "builds the program")
	program, err := buildProgram()
	if err != nil {
		t.Fatal(err)
	}
	runtimeDir := t.TempDir()
	for _, c := range []struct {
		name string
		env  []string
		want string
	}{
		{"no display", nil, "There is no display here"},
		{"no display, but a folder for one", []string{"XDG_RUNTIME_DIR=" + runtimeDir}, "There is no display here"},
		{"X11 display that is not there", []string{"DISPLAY=:65000"}, "DISPLAY=:65000 cannot be reached"},
		{"X11 display on a host that is not there", []string{"DISPLAY=nowhere.invalid:0"}, "cannot be reached"},
		{"Wayland display that is not there", []string{"WAYLAND_DISPLAY=wayland-9"}, "WAYLAND_DISPLAY=wayland-9 cannot be reached"},
		{"Wayland session that is not there", []string{"WAYLAND_DISPLAY=wayland-9", "XDG_SESSION_TYPE=wayland", "XDG_RUNTIME_DIR=" + runtimeDir}, "cannot be reached"},
		{"display without OpenGL", []string{"DISPLAY=" + startDisplay(t, "-extension", "GLX")}, "no OpenGL 2.1"},
		{"in Spanish", []string{"LANG=es_ES.UTF-8"}, "Aquí no hay pantalla"},
	} {
		t.Run(c.name, func(t *testing.T) {
			app := exec.Command(program)
			app.Env = append([]string{"HOME=" + t.TempDir(), "PATH=/usr/bin:/bin", "LANG=en_US.UTF-8"}, c.env...)
			var console strings.Builder
			app.Stdout, app.Stderr = &console, &console
			if err := app.Start(); err != nil {
				t.Fatal(err)
			}
			late := time.AfterFunc(time.Minute, func() { app.Process.Kill() })
			defer late.Stop()
			app.Wait()
			if code := app.ProcessState.ExitCode(); code != noWindow {
				t.Errorf("it ends with %v, want code %d", app.ProcessState, noWindow)
			}
			said := console.String()
			if !strings.HasPrefix(said, "clinic-handbook: ") || strings.Count(said, "\n") != 1 || !strings.Contains(said, c.want) {
				t.Errorf("it says\n%s\nwant one line with %q", said, c.want)
			}
		})
	}
}
