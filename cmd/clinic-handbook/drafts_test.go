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
			s.want(t, "drafts-"+c.name, "Nobody drives home")
			s.key("ctrl+e")
			time.Sleep(2 * time.Second)
			s.typed(text)
			dir := filepath.Join(s.home, "clinic-handbook")
			for range 100 { // a busy machine takes more than a second
				time.Sleep(100 * time.Millisecond)
				if strings.Contains(draftsIn(t, dir), text) {
					break
				}
			}
			if c.end == nil {
				endDisplay()
			} else {
				s.must(app.Process.Signal(c.end))
			}
			err = app.Wait()
			if (err == nil) != c.saved {
				t.Errorf("it ends with %v", err)
			}
			if note := notebook.Open(dir).Note("faq/can-i-drive"); (note == text) != c.saved {
				t.Errorf("the note is %q", note)
			}
			if drafts := draftsIn(t, dir); strings.Contains(drafts, text) == c.saved {
				t.Errorf("the drafts are %q", drafts)
			}
		})
	}
}

// draftsIn is what the files of drafts in a user's folder say.
func draftsIn(t *testing.T, dir string) string {
	t.Helper()
	drafts := ""
	files, _ := filepath.Glob(filepath.Join(dir, "drafts-*.json"))
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		drafts += string(data)
	}
	return drafts
}
