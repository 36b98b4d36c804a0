//go:build linux

package main

import (
	"slices"
	"strings"
	"testing"

	"clinichandbook/cmd/clinic-handbook/internal/x11/x11test"
)

// TestHabits does in the real window what people are used to from other programs. What
// a key did is read from the clipboard, so that nothing depends on how fast the screen
// is.
func TestHabits(t *testing.T) {
	s := newScreen(t)
	desk := s.connect()
	s.start()
	// copied waits until what is selected after some keys is what was expected.
	copied := func(what, want string, keys ...string) {
		t.Helper()
		got := ""
		s.until(what, func() bool {
			s.key(append(slices.Clone(keys), "ctrl+c")...)
			text, err := x11test.Paste(desk, "CLIPBOARD", "UTF8_STRING")
			s.must(err)
			got = text
			return strings.Contains(got, want)
		})
	}
	field := func(what, want string) {
		t.Helper()
		copied(what, want, "ctrl+k", "ctrl+a")
	}

	s.typed("throwing up now")
	field("typing", "throwing up now")
	copied("Shift+Home selects in the field", "throwing up now", "End", "shift+Home")
	copied("Shift+End selects in the field", "throwing up now", "Home", "shift+End")
	s.key("Escape")
	s.key("ctrl+z")
	field("Ctrl+Z brings back what Esc cleared", "throwing up now")

	offer := s.connect()
	s.must(x11test.Offer(offer, "PRIMARY", "cant sleep"))
	s.key("Escape")
	s.run("xdotool", "mousemove", "640", "30", "click", "2")
	field("the middle button pastes", "cant sleep")

	s.key("Escape")
	s.typed("throwing up")
	field("a search", "throwing up")
	s.key("KP_Down") // NumLock is off
	s.key("Return")
	copied("Ctrl+A selects the page of the keypad's result", "Bleeding that does not stop", "ctrl+a")

	s.key("Escape", "Escape", "ctrl+n")
	s.until("a second window", func() bool { return s.windows("^Clinic Handbook 2$") == 1 })
	s.key("ctrl+w")
	s.until("Ctrl+W closes one window", func() bool { return s.windows("^Clinic Handbook 2$") == 0 && s.hasWindow() })
	s.key("ctrl+q")
	s.until("Ctrl+Q ends the program", func() bool { return !s.hasWindow() })
}

// windows is how many windows have a name.
func (s *screen) windows(name string) int {
	return strings.Count(s.run("sh", "-c", "xdotool search --onlyvisible --name '"+name+"' || true"), "\n")
}
