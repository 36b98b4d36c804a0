//go:build linux

package main

import (
	"path/filepath"
	"strings"
	"testing"

	"clinichandbook/cmd/clinic-handbook/internal/x11/x11test"
	"clinichandbook/handbook/notebook"
)

// TestLongPaste pastes into the search field what does not fit: the end with the cursor
// is in sight, and Home and Shift with the wheel move along the text.
func TestLongPaste(t *testing.T) {
	needsRest(t)
	s := newScreen(t)
	s.must(x11test.Offer(s.connect(), "CLIPBOARD", "alpha "+strings.Repeat("and so on ", 15)+"zulu"))
	s.start()
	const field = "780x40+190+12"
	shows := func(what, want string) {
		t.Helper()
		s.until(what, func() bool { return strings.Contains(s.readPart(field), want) })
	}
	s.key("ctrl+k", "ctrl+v")
	shows("the end of a long paste is in sight", "zulu")
	s.key("Home")
	shows("Home shows the beginning", "alpha")
	s.point(500, 30)
	s.run("xdotool", "keydown", "shift", "click", "--repeat", "100", "5", "keyup", "shift")
	shows("Shift with the wheel scrolls sideways", "zulu")
}

// TestTextSizeOnKeyboards makes the text smaller and larger with the keys that are "-"
// and "+" on several keyboards, and resets it.
func TestTextSizeOnKeyboards(t *testing.T) {
	needsRest(t)
	s := newScreen(t)
	s.start()
	dir := filepath.Join(s.home, "clinic-handbook")
	for _, c := range []struct{ layout, minus, plus string }{ // codes of keys
		{"us", "20", "shift+21"},
		{"de", "61", "35"},
		{"fr", "15", "shift+21"},
		{"es", "61", "35"},
		{"se", "61", "20"},
	} {
		s.run("setxkbmap", c.layout)
		for _, step := range []struct {
			key  string
			size int
		}{{c.minus, 90}, {c.plus, 100}, {c.plus, 110}, {"19", 100}} {
			s.key("ctrl+" + step.key)
			size := func() int { return notebook.Open(dir).Window().TextSize }
			s.until(c.layout+": the text gets another size", func() bool { return size() == step.size || step.size == 100 && size() == 0 })
		}
	}
}
