//go:build linux

package main

import (
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"

	"clinichandbook/cmd/clinic-handbook/internal/x11"
)

// TestWindowIsAsItWasLeft ends the program and starts it again under a window manager:
// the window fills the screen as before, has its former size once it does not, and the
// strip is where it was, as large, and no longer above other windows.
func TestWindowIsAsItWasLeft(t *testing.T) {
	needsRest(t)
	s := newScreen(t)
	s.manageWindows()
	s.start()
	window := func() string { return s.windowID("^Clinic Handbook$") }
	s.placeWindow(window(), 1000, 600, 140, 60)
	s.setMaximized(window(), true)
	s.until("the window fills the screen", func() bool { return s.geometry(window()).width > 1300 })
	s.key("ctrl+q")
	s.until("the program has ended", func() bool { return !s.hasWindow() })
	s.start()
	s.until("the window fills the screen again", func() bool { return s.geometry(window()).width > 1300 })
	s.setMaximized(window(), false)
	s.until("the window has its former size", func() bool {
		g := s.geometry(window())
		return g.width == 1000 && g.height == 600
	})

	s.key("ctrl+m")
	strip := s.strip()
	s.placeWindow(strip, 620, 420, 300, 120)
	at := s.geometry(strip)
	if !s.isAbove(strip) {
		t.Error("the strip is not above other windows at first")
	}
	x, y := s.find("Pinned")
	s.point(x, y)
	s.run("xdotool", "click", "1")
	s.until("the strip is loose", func() bool { return !s.isAbove(strip) })
	if now := s.geometry(strip); now != at {
		t.Errorf("letting go moves the strip from %+v to %+v", at, now)
	}
	s.key("ctrl+m", "ctrl+q")
	s.until("the program has ended", func() bool { return !s.hasWindow() })
	s.start()
	s.key("ctrl+m")
	strip = s.strip()
	s.until("the strip is where it was", func() bool { return s.geometry(strip) == at })
	if s.isAbove(strip) {
		t.Error("the strip is pinned again")
	}
}

// manageWindows starts a window manager, and waits until programs can find it: one that
// starts before does not know later that its window fills the screen.
func (s *screen) manageWindows() {
	s.t.Helper()
	manager := exec.Command("openbox")
	manager.Env = s.env
	s.must(manager.Start())
	s.t.Cleanup(func() { manager.Process.Kill(); manager.Wait() })
	c := s.connect()
	s.until("the window manager is there", func() bool {
		check, err := xproto.GetProperty(c.Conn, false, c.Root(), s.atom(c, "_NET_SUPPORTING_WM_CHECK"), xproto.AtomWindow, 0, 1).Reply()
		s.must(err)
		return check.ValueLen == 1
	})
}

// geometry is where a window is, without its frame, in pixels.
type geometry struct{ x, y, width, height int }

func (s *screen) geometry(window string) (g geometry) {
	s.t.Helper()
	var id, at int
	out := s.run("xdotool", "getwindowgeometry", window)
	if _, err := fmt.Sscanf(out, "Window %d\n Position: %d,%d (screen: %d)\n Geometry: %dx%d", &id, &g.x, &g.y, &at, &g.width, &g.height); err != nil {
		s.t.Fatalf("%v:\n%s", err, out)
	}
	return g
}

// windowID is the window with a name.
func (s *screen) windowID(name string) string {
	s.t.Helper()
	id, _, _ := strings.Cut(s.run("timeout", "60", "xdotool", "search", "--sync", "--onlyvisible", "--name", name), "\n")
	return id
}

// placeWindow gives a window a size and a place, and waits until it has come to rest.
func (s *screen) placeWindow(window string, width, height, x, y int) {
	s.t.Helper()
	s.run("xdotool", "windowsize", window, fmt.Sprint(width), fmt.Sprint(height), "windowmove", window, fmt.Sprint(x), fmt.Sprint(y), "sleep", "1")
	if g := s.geometry(window); g.width != width || g.height != height {
		s.t.Fatalf("the window is %+v", g)
	}
}

// setMaximized asks the window manager to let a window fill the screen, or not.
func (s *screen) setMaximized(window string, on bool) {
	s.t.Helper()
	c := s.connect()
	action := uint32(0)
	if on {
		action = 1
	}
	data := []uint32{action, uint32(s.atom(c, "_NET_WM_STATE_MAXIMIZED_VERT")), uint32(s.atom(c, "_NET_WM_STATE_MAXIMIZED_HORZ")), 1, 0}
	event := xproto.ClientMessageEvent{Format: 32, Window: s.xWindow(window), Type: s.atom(c, "_NET_WM_STATE"), Data: xproto.ClientMessageDataUnionData32New(data)}
	const mask = xproto.EventMaskSubstructureNotify | xproto.EventMaskSubstructureRedirect
	s.must(xproto.SendEventChecked(c.Conn, false, c.Root(), mask, string(event.Bytes())).Check())
}

// isAbove reports whether a window stays above others.
func (s *screen) isAbove(window string) bool {
	s.t.Helper()
	c := s.connect()
	state, err := xproto.GetProperty(c.Conn, false, s.xWindow(window), s.atom(c, "_NET_WM_STATE"), xproto.AtomAtom, 0, 32).Reply()
	s.must(err)
	above := uint32(s.atom(c, "_NET_WM_STATE_ABOVE"))
	for i := 0; i+4 <= len(state.Value); i += 4 {
		if xgb.Get32(state.Value[i:]) == above {
			return true
		}
	}
	return false
}

func (s *screen) atom(c *x11.Conn, name string) xproto.Atom {
	s.t.Helper()
	a, err := c.Atom(name)
	s.must(err)
	return a
}

// xWindow is the window with an id that xdotool prints.
func (s *screen) xWindow(id string) xproto.Window {
	s.t.Helper()
	n, err := strconv.ParseUint(id, 10, 32)
	s.must(err)
	return xproto.Window(n)
}
