//go:build linux

// Package x11test asks the X server, in tests, what other programs do.
package x11test

import (
	"github.com/jezek/xgb/xproto"

	"clinichandbook/cmd/clinic-handbook/internal/x11"
)

// maxPasted bounds what is read, in bytes.
const maxPasted = 16 << 20

// Paste returns what a program that has a selection makes of it, or "" if there is
// none or it refuses.
func Paste(c *x11.Conn, selection, target string) (string, error) {
	window, err := xproto.NewWindowId(c.Conn)
	if err != nil {
		return "", err
	}
	err = xproto.CreateWindowChecked(c.Conn, 0, window, c.Root(), -1, -1, 1, 1, 0, xproto.WindowClassInputOnly, 0, 0, nil).Check()
	if err != nil {
		return "", err
	}
	defer xproto.DestroyWindow(c.Conn, window)
	from, err := c.Atom(selection)
	if err != nil {
		return "", err
	}
	as, err := c.Atom(target)
	if err != nil {
		return "", err
	}
	xproto.ConvertSelection(c.Conn, window, from, as, as, xproto.TimeCurrentTime)
	for {
		event, failed := c.WaitForEvent()
		if event == nil {
			return "", failed
		}
		if e, ok := event.(xproto.SelectionNotifyEvent); ok && e.Requestor == window {
			if e.Property == 0 {
				return "", nil
			}
			reply, err := xproto.GetProperty(c.Conn, true, window, e.Property, xproto.GetPropertyTypeAny, 0, maxPasted/4).Reply()
			if err != nil {
				return "", err
			}
			return string(reply.Value), nil
		}
	}
}

// Offer makes a selection paste a text until the connection is closed.
func Offer(c *x11.Conn, selection, text string) error {
	atom, err := c.Atom(selection)
	if err != nil {
		return err
	}
	window, err := xproto.NewWindowId(c.Conn)
	if err != nil {
		return err
	}
	if err := xproto.CreateWindowChecked(c.Conn, 0, window, c.Root(), 0, 0, 1, 1, 0, xproto.WindowClassInputOnly, 0, 0, nil).Check(); err != nil {
		return err
	}
	if err := xproto.SetSelectionOwnerChecked(c.Conn, window, atom, xproto.TimeCurrentTime).Check(); err != nil {
		return err
	}
	go func() {
		for {
			event, failed := c.WaitForEvent()
			if event == nil && failed == nil {
				return
			}
			if r, ok := event.(xproto.SelectionRequestEvent); ok {
				xproto.ChangeProperty(c.Conn, xproto.PropModeReplace, r.Requestor, r.Property, r.Target, 8, uint32(len(text)), []byte(text))
				xproto.SendEvent(c.Conn, false, r.Requestor, 0, string(xproto.SelectionNotifyEvent{Requestor: r.Requestor, Selection: r.Selection, Target: r.Target, Property: r.Property}.Bytes()))
			}
		}
	}()
	return nil
}
