package main

import (
	"bytes"
	"encoding/binary"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"clinichandbook/ui/look"
)

// TestBarLetterByLetter types ten emergencies and ten ordinary calls into the real
// window, and looks at the bar after each letter: it never shows during an ordinary
// call, shows at the end of an emergency, and stays once it is there. With PICTURES
// set to a folder, each query leaves a picture of its end there.
func TestBarLetterByLetter(t *testing.T) {
	frames := t.TempDir()
	s := newScreen(t, "-fbdir", frames)
	s.start()
	frame := filepath.Join(frames, "Xvfb_screen0")
	for _, c := range []struct {
		query     string
		emergency bool
	}{
		{"my husband cant catch his breath", true},
		{"crushing pain in her chest", true},
		{"shes not waking up", true},
		{"i want to end it all", true},
		{"his face is drooping", true},
		{"took six of my pills by mistake", true},
		{"throat is closing up", true},
		{"vomiting blood since noon", true},
		{"no puedo respirar bien", true},
		{"mi hijo se tomo las pastillas", true},

		{"how long is the infusion", false},
		{"cant stop throwing up", false},
		{"where do i park", false},
		{"got a bill i dont understand", false},
		{"is it ok to eat before", false},
		{"feeling kind of floaty", false},
		{"side effects of ketamine", false},
		{"need to reschedule thursday", false},
		{"does my insurance cover this", false},
		{"cuanto cuesta la infusion", false},
	} {
		t.Run(c.query, func(t *testing.T) {
			s.key("Escape", "Escape")
			for range 20 { // until the window has heard both keys
				if !barShows(t, frame) {
					break
				}
				time.Sleep(250 * time.Millisecond)
			}
			if barShows(t, frame) {
				t.Fatal("the bar shows before anything is typed")
			}
			states := s.states(t, frame, c.query)
			t.Logf("%s", states)
			if dir := os.Getenv("PICTURES"); dir != "" {
				s.shoot("root", filepath.Join(dir, strings.ReplaceAll(c.query, " ", "-")+".png"))
			}
			switch first := strings.IndexByte(states, '#'); {
			case !c.emergency && first >= 0:
				t.Errorf("the bar shows at %q", c.query[:first+1])
			case c.emergency && first < 0:
				t.Error("the bar does not show")
			case c.emergency && strings.Contains(states[first:], "."):
				t.Errorf("the bar goes off again: %s", states)
			}
		})
	}
}

// states types a query and returns the bar's state after each letter: '#' for shown,
// '.' for hidden. The last one is that after a rest.
func (s *screen) states(t *testing.T, frame, query string) string {
	t.Helper()
	var states bytes.Buffer
	note := func() {
		if barShows(t, frame) {
			states.WriteByte('#')
		} else {
			states.WriteByte('.')
		}
	}
	for _, letter := range query {
		s.typed(string(letter))
		note()
	}
	time.Sleep(time.Second)
	note()
	return states.String()
}

// barPixels is how many pixels of its color the bar has at least: more than any mark
// in the list or on a page.
const barPixels = 20_000

// barShows reports whether the emergency bar is in a display's frame buffer.
func barShows(t *testing.T, frame string) bool {
	t.Helper()
	alarm, ok := look.AlarmColor.(color.NRGBA)
	if !ok {
		t.Fatalf("the bar's color is a %T", look.AlarmColor)
	}
	bar := []byte{alarm.B, alarm.G, alarm.R}
	found := 0
	for pixels := atRestPixels(t, frame); len(pixels) >= 4; pixels = pixels[4:] {
		if bytes.Equal(pixels[:3], bar) {
			found++
		}
	}
	return found > barPixels
}

// atRestPixels waits until the frame buffer no longer changes, and returns its
// pixels, four bytes each.
func atRestPixels(t *testing.T, frame string) []byte {
	t.Helper()
	var last []byte
	for range 25 {
		time.Sleep(40 * time.Millisecond)
		now, err := os.ReadFile(frame)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Equal(now, last) {
			break
		}
		last = now
	}
	// The file is an X window dump: its header's length and the number of its colors,
	// 12 bytes each, come before the pixels.
	header, colors := binary.BigEndian.Uint32(last), binary.BigEndian.Uint32(last[4*19:])
	return last[header+12*colors:]
}
