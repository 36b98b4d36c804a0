//go:build linux

package main

import (
	"strings"
	"testing"
	"time"

	"clinichandbook/cmd/clinic-handbook/internal/x11/x11test"
)

// TestMouseHabits does with the mouse, and with keys that the screen answers, what
// people are used to from other programs.
func TestMouseHabits(t *testing.T) {
	needsRest(t)
	s := newScreen(t)
	desk := s.connect()
	kill := s.start()
	secondary := func(x, y int) {
		s.point(x, y)
		s.run("xdotool", "sleep", "0.5", "click", "3", "sleep", "0.5")
	}

	s.want(t, "mouse-home", "Type what the caller says", "Before the visit")
	s.run("xdotool", "mousemove", "700", "500", "sleep", "0.5", "mousemove", "1101", "30", "sleep", "1") // the icon next to the last one
	const belowIcons = "700x42+666+50"
	s.until("the icon has a tooltip", func() bool {
		return strings.Contains(s.readPart(belowIcons, whiteLetters...), "Small strip on top")
	})
	x, y := s.find("Before the visit")
	secondary(x, y)
	s.want(t, "mouse-row-menu", "Open in new window", "Copy the answer", "Copy only what to say", "Save", "Print")
	s.key("Escape")
	secondary(400, 30)
	s.want(t, "mouse-field-menu", "Cut", "Copy", "Paste", "Select all")
	s.key("Escape")

	s.typed("throwing up")
	s.want(t, "mouse-page", "Hand over to a nurse if")
	x, y = s.find("Hand over to")
	secondary(x, y)
	s.want(t, "mouse-page-menu", "Select all", "Find on this page", "Open in new window")
	s.key("Escape")
	secondary(1160, 620) // right of all texts
	s.want(t, "mouse-margin-menu", "Select all", "Find on this page", "Open in new window")
	s.key("Escape")
	time.Sleep(time.Second) // until the menu is gone

	fromX, fromY := s.find("Nausea and")
	s.point(fromX, fromY)
	s.run("xdotool", "mousedown", "1", "sleep", "0.2", "mousemove_relative", "20", "20", "sleep", "0.2")
	s.point(x, y+30)
	s.run("xdotool", "sleep", "0.3", "mouseup", "1")
	selected := ""
	s.until("paragraphs and a list are selected", func() bool {
		s.key("ctrl+c")
		text, err := x11test.Paste(desk, "CLIPBOARD", "UTF8_STRING")
		s.must(err)
		selected = text
		return strings.Contains(text, "throwing up are common") && strings.Contains(text, "Emergency if\n") && strings.Count(text, "\n") > 3
	})
	t.Logf("selected: %q", selected)

	s.point(x, y)
	_, before := s.find("Hand over to")
	s.run("xdotool", "click", "5")
	_, after := s.find("Hand over to")
	const line = 24 // a line of text
	if lines := float64(before-after) / line; lines < 2.8 || lines > 3.2 {
		t.Errorf("a notch of the wheel scrolls %.1f lines", lines)
	}
	s.run("xdotool", "click", "4")
	s.point(958, 30) // at the end of the field
	s.run("xdotool", "click", "1")
	s.want(t, "mouse-clear", "Type what the caller says")

	s.key("ctrl+minus")
	s.want(t, "mouse-smaller", "Text size 90 %")
	s.key("ctrl+0", "F5")
	s.want(t, "mouse-f5", "No shared folder is set up")
	s.key("alt+f")
	if seen := s.want(t, "mouse-file", "New window", "Ctrl+N", "Quit", "Ctrl+Q"); strings.Count(seen, "Quit") != 1 {
		t.Errorf("the menu quits in more than one way:\n%s", seen)
	}
	s.key("Escape", "alt+h")
	s.want(t, "mouse-help", "Keyboard shortcuts", "About")
	s.key("Escape")

	s.typed("headache")
	s.want(t, "mouse-call", "Headache")
	time.Sleep(6 * time.Second) // the call
	kill()
	s.start()
	s.want(t, "mouse-today", "Today", "Headache")
}
