//go:build linux

package main

import (
	"encoding/binary"
	"testing"

	"github.com/jezek/xgb/xproto"

	"clinichandbook/cmd/clinic-handbook/internal/x11"
)

// TestDeadWindowManager starts the program where a window manager that has died left
// its properties on the root window: the window that they name is gone.
func TestDeadWindowManager(t *testing.T) {
	s := newScreen(t)
	desk := s.connect()
	dying, err := x11.Connect()
	s.must(err)
	gone, err := xproto.NewWindowId(dying.Conn)
	s.must(err)
	s.must(xproto.CreateWindowChecked(dying.Conn, 0, gone, dying.Root(), 0, 0, 1, 1, 0, xproto.WindowClassInputOutput, 0, 0, nil).Check())
	dying.Close()
	set := func(name string, of xproto.Atom, values ...uint32) {
		atom, err := xproto.InternAtom(desk.Conn, false, uint16(len(name)), name).Reply()
		s.must(err)
		var data []byte
		for _, v := range values {
			data = binary.LittleEndian.AppendUint32(data, v)
		}
		s.must(xproto.ChangePropertyChecked(desk.Conn, xproto.PropModeReplace, desk.Root(), atom.Atom, of, 32, uint32(len(values)), data).Check())
	}
	set("_NET_SUPPORTING_WM_CHECK", xproto.AtomWindow, uint32(gone))
	set("_NET_ACTIVE_WINDOW", xproto.AtomWindow, uint32(gone))
	set("_NET_WORKAREA", xproto.AtomCardinal, 1<<31, 1<<31, 0, 0)
	set("_NET_CURRENT_DESKTOP", xproto.AtomCardinal, 1<<30)
	set("_NET_SUPPORTED", xproto.AtomAtom, 1<<20, 0)
	s.start()
	s.typed("throwing up")
	s.want(t, "dead-manager", "Nausea or vomiting")
	s.key("F11", "F11", "ctrl+m", "ctrl+m")
	s.typed("can i drive")
	s.want(t, "dead-manager-later", "Can I drive afterwards?")
}
