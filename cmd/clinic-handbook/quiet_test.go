package main

import (
	"bytes"
	"os"
	"os/exec"
	"testing"
	"time"
)

// TestQuietStart checks that the real program prints nothing on a healthy
// system, however bare it is, nor when it is closed amid typing.
func TestQuietStart(t *testing.T) {
	s := newScreen(t)
	display := s.env[len(os.Environ())] // DISPLAY=
	for _, c := range []struct {
		name string
		env  []string
	}{
		{"bare", nil},
		{"locale C", []string{"LC_ALL=C", "LANG=C"}},
		{"a locale that is not installed", []string{"LANG=gl_ES.UTF-8"}},
		{"a folder for the session that is not there", []string{"XDG_RUNTIME_DIR=/nonexistent"}},
		{"a message bus that is not there", []string{"DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent"}},
		{"a message bus elsewhere", []string{"DBUS_SESSION_BUS_ADDRESS=tcp:host=192.0.2.1,port=1"}},
		{"no path", []string{"PATH="}},
	} {
		t.Run(c.name, func(t *testing.T) {
			app := exec.Command(s.program)
			app.Env = append([]string{display, "HOME=" + t.TempDir(), "PATH=/usr/bin:/bin"}, c.env...)
			var console bytes.Buffer
			app.Stdout, app.Stderr = &console, &console
			s.must(app.Start())
			s.run("timeout", "60", "xdotool", "search", "--sync", "--name", "^Clinic Handbook$")
			time.Sleep(1500 * time.Millisecond)
			s.run("xdotool", "type", "--delay", "20", "can i drive") // whoever watches keys must not outlive the window
			s.key("ctrl+q")
			ended := make(chan error, 1)
			go func() { ended <- app.Wait() }()
			select {
			case err := <-ended:
				if err != nil {
					t.Errorf("it ends with %v", err)
				}
			case <-time.After(30 * time.Second):
				app.Process.Kill()
				t.Error("it does not end")
			}
			if console.Len() > 0 {
				t.Errorf("it prints\n%s", console.String())
			}
		})
	}
}
