package clipboard

import (
	"fmt"
	"io"
	"os/exec"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"

	"clinichandbook/cmd/clinic-handbook/internal/x11"
)

const (
	selection = "CLIPBOARD"
	manager   = "CLIPBOARD_MANAGER"
)

const (
	maxText  = 64 << 20    // bytes of text that are kept
	maxChunk = 64 << 10    // bytes that are sent in one request
	patience = time.Second // how long the end of the program waits for the other one
)

// Keep starts the program without a window if the clipboard would be empty after
// this process: if a window of this process has it, and there is no clipboard
// manager. The text is asked for only then. Window is any window of this process.
func Keep(program string, window uint32, text func() string) error {
	conn, err := x11.Connect()
	if err != nil {
		return err
	}
	defer conn.Close()
	var owners [2]xproto.Window
	for i, name := range []string{selection, manager} {
		atom, err := conn.Atom(name)
		if err != nil {
			return err
		}
		if owners[i], err = conn.Owner(atom); err != nil {
			return err
		}
	}
	if !conn.SameClient(owners[0], xproto.Window(window)) || owners[1] != 0 {
		return nil
	}
	copied := text()
	if copied == "" || len(copied) > maxText {
		return nil
	}
	return start(exec.Command(program, Flag, strconv.Itoa(int(owners[0]))), copied)
}

// start starts the process that serves a text, and waits until it does.
func start(cmd *exec.Cmd, text string) error {
	cmd.Stdin = strings.NewReader(text)
	ready, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} // it outlives a terminal
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("keep the clipboard: %w", err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		_, _ = io.ReadAll(ready)
	}()
	select {
	case <-done:
	case <-time.After(patience):
	}
	return nil
}

// HandOut takes over the clipboard from a window and serves the text that it reads
// until another program copies something or the session ends. It closes ready when it
// owns the clipboard, or cannot get it.
func HandOut(from string, in io.Reader, ready io.WriteCloser) error {
	defer ready.Close()
	window, err := strconv.ParseUint(from, 10, 32)
	if err != nil {
		return err
	}
	text, err := io.ReadAll(io.LimitReader(in, maxText))
	if err != nil {
		return err
	}
	conn, err := x11.Connect()
	if err != nil {
		return err
	}
	defer conn.Close()
	h := &selectionOwner{conn: conn, text: text}
	took, err := h.takeOver(xproto.Window(window))
	if err != nil || !took {
		return err
	}
	ready.Close()
	debug.FreeOSMemory() // left over from starting the program
	return h.serve()
}

// selectionOwner owns the clipboard.
type selectionOwner struct {
	conn      *x11.Conn
	window    xproto.Window
	text      []byte
	clipboard xproto.Atom
	targets   xproto.Atom
	asText    []xproto.Atom // the targets that are answered with the text
}

// takeOver takes the clipboard from a window and reports whether it did: another
// program may have copied something in the meantime.
func (h *selectionOwner) takeOver(from xproto.Window) (bool, error) {
	var err error
	atom := func(name string) (a xproto.Atom) {
		if err == nil {
			a, err = h.conn.Atom(name)
		}
		return a
	}
	h.clipboard, h.targets = atom(selection), atom("TARGETS")
	for _, name := range []string{"UTF8_STRING", "text/plain;charset=utf-8", "text/plain", "STRING"} {
		h.asText = append(h.asText, atom(name))
	}
	if err != nil {
		return false, err
	}
	if owner, err := h.conn.Owner(h.clipboard); err != nil || owner != from {
		return false, err
	}
	if h.window, err = xproto.NewWindowId(h.conn.Conn); err != nil {
		return false, err
	}
	err = xproto.CreateWindowChecked(h.conn.Conn, 0, h.window, h.conn.Root(), -1, -1, 1, 1, 0, xproto.WindowClassInputOnly, 0, 0, nil).Check()
	if err != nil {
		return false, err
	}
	if err := xproto.SetSelectionOwnerChecked(h.conn.Conn, h.window, h.clipboard, xproto.TimeCurrentTime).Check(); err != nil {
		return false, err
	}
	return true, nil
}

// serve answers until another program has the clipboard or the session ends.
func (h *selectionOwner) serve() error {
	for {
		event, failed := h.conn.WaitForEvent()
		switch e := event.(type) {
		case xproto.SelectionClearEvent:
			return nil
		case xproto.SelectionRequestEvent:
			h.answer(e)
		case nil:
			if failed == nil {
				return nil // the session has ended
			} // else the window that asked is gone
		}
	}
}

// answer gives a program what it asks for, or says that there is no such thing.
func (h *selectionOwner) answer(r xproto.SelectionRequestEvent) {
	property := r.Property
	if property == 0 {
		property = r.Target // as old programs expect
	}
	switch {
	case r.Target == h.targets:
		h.sendTargets(r.Requestor, property)
	case h.isText(r.Target):
		h.sendText(r.Requestor, property, r.Target)
	default:
		property = 0
	}
	notify := xproto.SelectionNotifyEvent{Time: r.Time, Requestor: r.Requestor, Selection: r.Selection, Target: r.Target, Property: property}
	xproto.SendEvent(h.conn.Conn, false, r.Requestor, 0, string(notify.Bytes()))
}

func (h *selectionOwner) isText(target xproto.Atom) bool {
	for _, a := range h.asText {
		if a == target {
			return true
		}
	}
	return false
}

func (h *selectionOwner) sendTargets(to xproto.Window, property xproto.Atom) {
	targets := append([]xproto.Atom{h.targets}, h.asText...)
	data := make([]byte, 4*len(targets))
	for i, a := range targets {
		xgb.Put32(data[4*i:], uint32(a))
	}
	xproto.ChangeProperty(h.conn.Conn, xproto.PropModeReplace, to, property, xproto.AtomAtom, 32, uint32(len(targets)), data)
}

// sendText sends the text in as many requests as it needs.
func (h *selectionOwner) sendText(to xproto.Window, property, target xproto.Atom) {
	mode, rest := byte(xproto.PropModeReplace), h.text
	for {
		chunk := rest[:min(len(rest), maxChunk)]
		xproto.ChangeProperty(h.conn.Conn, mode, to, property, target, 8, uint32(len(chunk)), chunk)
		rest = rest[len(chunk):]
		if len(rest) == 0 {
			return
		}
		mode = xproto.PropModeAppend
	}
}
