package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"clinichandbook/cmd/clinic-handbook/internal/xvfb"
	"clinichandbook/handbook/notebook"
)

// TestNoteSurvives ends the real program amid a note, in every way there is. The note
// is saved if the program could do that, and else in its editor at the next start.
func TestNoteSurvives(t *testing.T) {
	const text = "for Robin"
	for _, c := range []struct {
		name  string
		end   os.Signal // nil: its display ends
		saved bool
	}{
		{"terminated", syscall.SIGTERM, true},
		{"interrupted", os.Interrupt, true},
		{"session ended", syscall.SIGHUP, true},
		{"killed", os.Kill, false},
		{"display gone", nil, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newScreen(t)
			display, endDisplay, err := xvfb.Start()
			s.must(err)
			defer endDisplay()
			s.env = append(s.env, "DISPLAY="+display)
			app := exec.Command(s.program, "--entry", "faq/can-i-drive")
			app.Env = s.env
			s.must(app.Start())
			s.run("timeout", "60", "xdotool", "search", "--sync", "--name", "^Clinic Handbook$")
			time.Sleep(2 * time.Second)
			s.key("ctrl+e")
			time.Sleep(time.Second)
			s.typed(text)
			time.Sleep(time.Second)
			if c.end == nil {
				endDisplay()
			} else {
				s.must(app.Process.Signal(c.end))
			}
			err = app.Wait()
			if (err == nil) != c.saved {
				t.Errorf("it ends with %v", err)
			}
			dir := filepath.Join(s.home, "clinic-handbook")
			if note := notebook.Open(dir).Note("faq/can-i-drive"); (note == text) != c.saved {
				t.Errorf("the note is %q", note)
			}
			drafts := ""
			files, _ := filepath.Glob(filepath.Join(dir, "drafts-*.json"))
			for _, f := range files {
				data, err := os.ReadFile(f)
				s.must(err)
				drafts += string(data)
			}
			if strings.Contains(drafts, text) == c.saved {
				t.Errorf("the drafts are %q", drafts)
			}
		})
	}
}
