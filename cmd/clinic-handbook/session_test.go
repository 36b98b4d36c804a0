//go:build linux

package main

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jezek/xgb/xproto"

	"clinichandbook/cmd/clinic-handbook/internal/x11"
	"clinichandbook/cmd/clinic-handbook/internal/x11/x11test"
	"clinichandbook/handbook/notebook"
)

// connect is a connection to the display of a test.
func (s *screen) connect() *x11.Conn {
	s.t.Helper()
	for _, v := range s.env {
		if name, value, _ := strings.Cut(v, "="); name == "DISPLAY" {
			s.t.Setenv("DISPLAY", value)
		}
	}
	c, err := x11.Connect()
	s.must(err)
	s.t.Cleanup(c.Close)
	return c
}

// until waits for a state.
func (s *screen) until(what string, reached func() bool) {
	s.t.Helper()
	for end := time.Now().Add(2 * time.Minute); !reached(); {
		if time.Now().After(end) {
			s.t.Fatalf("this does not happen: %s", what)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// TestCopiedOutlivesProgram copies a line in the real window, closes it, and pastes.
func TestCopiedOutlivesProgram(t *testing.T) {
	s := newScreen(t)
	desk := s.connect()
	s.start()
	s.typed("throwing up")
	s.want(t, "page", "Nausea or vomiting")
	pasted := func() string {
		text, err := x11test.Paste(desk, "CLIPBOARD", "UTF8_STRING")
		s.must(err)
		return text
	}
	s.until("a line is copied", func() bool {
		s.key("ctrl+shift+c")
		return pasted() != ""
	})
	copied := pasted()
	s.key("ctrl+q")
	s.until("the window is closed", func() bool { return !s.hasWindow() })
	if got := pasted(); got != copied || !strings.Contains(got, "throwing up") {
		t.Errorf("after the program has ended, %q is pasted, want %q", got, copied)
	}
}

// hasWindow reports whether the program has a window.
func (s *screen) hasWindow() bool {
	return s.run("sh", "-c", "xdotool search --name '^Clinic Handbook$' || true") != ""
}

// TestFrontKey presses the key that brings the window to the front while another
// program has the keys.
func TestFrontKey(t *testing.T) {
	s := newScreen(t)
	kept := notebook.Open(filepath.Join(s.home, "clinic-handbook"))
	s.must(kept.SetWindow(func(w *notebook.Window) { w.FrontKey = "Ctrl+Alt+H" }))
	s.start()
	other := s.connect()
	window, err := xproto.NewWindowId(other.Conn)
	s.must(err)
	s.must(xproto.CreateWindowChecked(other.Conn, 0, window, other.Root(), 0, 0, 1366, 768, 0, xproto.WindowClassInputOutput, 0, 0, nil).Check())
	s.must(xproto.MapWindowChecked(other.Conn, window).Check())
	s.must(xproto.SetInputFocusChecked(other.Conn, xproto.InputFocusParent, window, xproto.TimeCurrentTime).Check())
	focused := func() xproto.Window {
		reply, err := xproto.GetInputFocus(other.Conn).Reply()
		s.must(err)
		return reply.Focus
	}
	if focused() != window {
		t.Fatal("the other program does not have the keys")
	}
	s.run("xdotool", "key", "ctrl+alt+h")
	s.until("the window comes to the front", func() bool { return focused() != window })
	s.typed("throwing up")
	s.want(t, "front", "Nausea or vomiting")
}
