package main

import (
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestAtTheDesk goes through a morning at the desk in the real window: what
// Fyne's test driver cannot reach.
func TestAtTheDesk(t *testing.T) {
	s := newScreen(t)
	kill := s.start("throwing", "up")
	s.want(t, "desk-query", "Nausea or vomiting", "throwing up")

	second := exec.Command("timeout", "20", s.program, "--entry", "faq/can-i-drive")
	second.Env = s.env
	if out, err := second.CombinedOutput(); err != nil {
		t.Fatalf("the second start ends with %v\n%s", err, out)
	}
	s.want(t, "desk-second-start", "Can I drive afterwards?")
	if windows := strings.Fields(s.run("xdotool", "search", "--name", "^Clinic Handbook$")); len(windows) != 1 {
		t.Errorf("there are %d windows", len(windows))
	}

	s.run("xdotool", "mousemove", "600", "280", "click", "1") // into the line to read out
	s.typed("headache")
	s.want(t, "desk-typing-after-a-click", "Headache", "headache")

	s.run("xdotool", "click", "8") // the side button that goes back
	s.want(t, "desk-back", "Can I drive afterwards?")
	s.key("alt+Right")
	s.want(t, "desk-forward", "Headache", "headache")
	s.key("ctrl+l")
	s.typed("insur")
	s.want(t, "desk-ctrl-l", "Does insurance cover it?")

	s.key("ctrl+plus", "ctrl+equal")
	s.want(t, "desk-larger", "Text size 120 %")
	s.key("ctrl+0")
	s.want(t, "desk-usual-size", "Text size 100 %")
	s.run("xdotool", "mousemove", "600", "400", "sleep", "0.5", "keydown", "ctrl", "sleep", "0.5", "click", "4", "sleep", "0.5", "keyup", "ctrl")
	s.want(t, "desk-wheel", "Text size 110 %")
	s.run("xdotool", "mousemove", "100", "400", "sleep", "0.5", "keydown", "ctrl", "sleep", "0.5", "click", "5", "sleep", "0.5", "keyup", "ctrl")
	s.want(t, "desk-wheel-on-the-list", "Text size 100 %")

	s.key("ctrl+m")
	s.want(t, "desk-strip", "Does insurance cover it?")
	stripSize := func() string { return s.run("xdotool", "search", "--name", " strip$", "getwindowgeometry") }
	usual := stripSize()
	s.key("ctrl+plus")
	s.want(t, "desk-strip-larger", "Does insurance cover it?")
	if larger := stripSize(); larger == usual {
		t.Errorf("with larger text the strip stays\n%s", larger)
	}
	s.key("ctrl+0")
	s.key("Escape")
	s.typed("cant breath")
	s.want(t, "desk-strip-emergency", "EMERGENCY", "tell the caller to call")
	s.key("ctrl+m")
	s.want(t, "desk-strip-back", "Slow or shallow breathing", "When to get help now")

	s.key("ctrl+e")
	s.typed("Ask for Robin first")
	s.key("Escape")
	s.want(t, "desk-note", "Your note", "Ask for Robin first")
	kill() // as a power cut would
	s.start("--entry", "side-effects/slow-or-shallow-breathing")
	s.key("ctrl+f")
	s.typed("robin")
	s.key("Return", "Escape") // leads to the note and closes the find bar
	s.want(t, "desk-note-after-kill", "Your note", "Ask for Robin first")

	s.key("ctrl+comma")
	s.key(slices.Repeat([]string{"Tab"}, 12)...)
	s.key("Return")
	s.want(t, "desk-export", "Save File")
	s.key("Escape") // although the field for the name has the focus
	s.typed("nausea")
	s.want(t, "desk-export-closed", "Nausea or vomiting")

	s.key("Escape")
	s.run("xdotool", "search", "--name", "^Clinic Handbook$", "windowsize", "--sync", "1000", "600", "windowmove", "--sync", "40", "30")
	time.Sleep(500 * time.Millisecond)
	s.key("ctrl+q")
	time.Sleep(time.Second)
	s.start()
	if got := s.run("xdotool", "search", "--name", "^Clinic Handbook$", "getwindowgeometry"); !strings.Contains(got, "1000x600") || !strings.Contains(got, "Position: 40,30") {
		t.Errorf("after a restart the window is\n%s", got)
	}
}

// TestLargeScale checks that the window fits the screen when everything is
// drawn larger.
func TestLargeScale(t *testing.T) {
	for _, c := range []struct {
		scale         string
		width, height int // of the display
	}{
		{"1.25", 1366, 768},
		{"2", 3840, 2160},
	} {
		t.Run(c.scale, func(t *testing.T) {
			s := newScreen(t, "-screen", "0", fmt.Sprintf("%dx%dx24", c.width, c.height))
			s.env = append(s.env, "FYNE_SCALE="+c.scale)
			s.start("can", "i", "eat")
			s.want(t, "desk-scale-"+c.scale, "May I eat or drink before?", "Not reviewed")
			got := s.run("xdotool", "search", "--name", "^Clinic Handbook$", "getwindowgeometry")
			var id, x, y, atScreen, width, height int
			if _, err := fmt.Sscanf(got, "Window %d\n Position: %d,%d (screen: %d)\n Geometry: %dx%d", &id, &x, &y, &atScreen, &width, &height); err != nil {
				t.Fatalf("%v:\n%s", err, got)
			}
			if x < 0 || y < 0 || x+width > c.width || y+height > c.height {
				t.Errorf("the window does not fit the display of %d×%d:\n%s", c.width, c.height, got)
			}
		})
	}
}
