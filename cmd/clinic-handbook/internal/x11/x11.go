//go:build linux

// Package x11 is a separate connection to the X server, for what belongs to no window:
// a key that works in every program, and the clipboard after exit. It refuses displays
// of other computers, and does not touch the connection of the windows.
package x11

import (
	"errors"
	"io"
	"os"
	"strings"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// Conn is a connection to the X server of the environment.
type Conn struct {
	*xgb.Conn
	setup *xproto.SetupInfo
}

var errElsewhere = errors.New("the X server is on another computer")

// Connect connects to the X server of this computer. Where the display is another
// computer's, as it is within ssh, there is an error: nothing here goes over a network.
func Connect() (*Conn, error) {
	display := os.Getenv("DISPLAY")
	if !isHere(display) {
		return nil, errElsewhere
	}
	xgb.Logger.SetOutput(io.Discard) // what fails is returned
	c, err := xgb.NewConnDisplay(display)
	if err != nil {
		return nil, err
	}
	setup := xproto.Setup(c)
	if len(setup.Roots) == 0 {
		c.Close()
		return nil, errors.New("the X server has no screen")
	}
	return &Conn{c, setup}, nil
}

// isHere reports whether a display, such as ":0" or "unix:0.0", is reached by a socket
// of this computer.
func isHere(display string) bool {
	host, _, ok := strings.Cut(display, ":")
	return ok && (host == "" || host == "unix" || strings.HasPrefix(display, "/"))
}

// Root is the window behind all others.
func (c *Conn) Root() xproto.Window { return c.setup.DefaultScreen(c.Conn).Root }

// SameClient reports whether two windows are of the same program.
func (c *Conn) SameClient(a, b xproto.Window) bool {
	return a != 0 && (uint32(a)^uint32(b))&^c.setup.ResourceIdMask == 0
}

// Atom is the number of a name.
func (c *Conn) Atom(name string) (xproto.Atom, error) {
	reply, err := xproto.InternAtom(c.Conn, false, uint16(len(name)), name).Reply()
	if err != nil {
		return 0, err
	}
	return reply.Atom, nil
}

// Owner is the window that has a selection, or 0.
func (c *Conn) Owner(selection xproto.Atom) (xproto.Window, error) {
	reply, err := xproto.GetSelectionOwner(c.Conn, selection).Reply()
	if err != nil {
		return 0, err
	}
	return reply.Owner, nil
}

// Keycodes are the keys of the keyboard that type a symbol.
func (c *Conn) Keycodes(sym xproto.Keysym) ([]xproto.Keycode, error) {
	first := c.setup.MinKeycode
	reply, err := xproto.GetKeyboardMapping(c.Conn, first, byte(c.setup.MaxKeycode-first+1)).Reply()
	if err != nil {
		return nil, err
	}
	var codes []xproto.Keycode
	per := int(reply.KeysymsPerKeycode)
	for i := 0; per > 0 && i+per <= len(reply.Keysyms); i += per {
		if reply.Keysyms[i] == sym {
			codes = append(codes, first+xproto.Keycode(i/per))
		}
	}
	return codes, nil
}
