package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/damage"
	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"

	"clinichandbook/cmd/clinic-handbook/internal/xvfb"
)

// Keys that are no letters.
const (
	backspace xproto.Keysym = 0xff08
	enter     xproto.Keysym = 0xff0d
	escape    xproto.Keysym = 0xff1b
)

// screen is a virtual display. It presses keys and reports when pixels change.
type screen struct {
	stop  func() // the display
	name  string
	x     *xgb.Conn
	root  xproto.Window
	codes map[xproto.Keysym]xproto.Keycode
	drawn chan time.Time // when pixels changed
}

func newScreen() (*screen, error) {
	name, stop, err := xvfb.Start()
	if err != nil {
		return nil, err
	}
	s := &screen{name: name, stop: stop, drawn: make(chan time.Time, 1<<16)}
	if err := s.connect(); err != nil {
		s.close()
		return nil, fmt.Errorf("virtual display %s: %w", name, err)
	}
	return s, nil
}

func (s *screen) close() {
	if s.x != nil {
		s.x.Close()
	}
	s.stop()
}

func (s *screen) connect() error {
	xgb.Logger.SetOutput(io.Discard) // it logs what is returned anyway
	x, err := xgb.NewConnDisplay(s.name)
	if err != nil {
		return err
	}
	s.x = x
	setup := xproto.Setup(x)
	s.root = setup.DefaultScreen(x).Root
	if err := s.readKeys(setup.MinKeycode, setup.MaxKeycode); err != nil {
		return err
	}
	if err := xtest.Init(x); err != nil {
		return err
	}
	if err := damage.Init(x); err != nil {
		return err
	}
	if _, err := damage.QueryVersion(x, 1, 1).Reply(); err != nil {
		return err
	}
	id, err := damage.NewDamageId(x)
	if err != nil {
		return err
	}
	if err := damage.CreateChecked(x, id, xproto.Drawable(s.root), damage.ReportLevelRawRectangles).Check(); err != nil {
		return err
	}
	go s.listen()
	return nil
}

// readKeys learns which key makes which letter.
func (s *screen) readKeys(first, last xproto.Keycode) error {
	keys, err := xproto.GetKeyboardMapping(s.x, first, byte(last-first+1)).Reply()
	if err != nil {
		return err
	}
	s.codes = map[xproto.Keysym]xproto.Keycode{}
	per := int(keys.KeysymsPerKeycode)
	for i := 0; i < len(keys.Keysyms); i += per {
		s.codes[keys.Keysyms[i]] = first + xproto.Keycode(i/per)
	}
	return nil
}

// listen passes on changes of pixels until the display is closed.
func (s *screen) listen() {
	for {
		event, err := s.x.WaitForEvent()
		if event == nil && err == nil {
			return
		}
		if _, ok := event.(damage.NotifyEvent); ok {
			s.drawn <- time.Now()
		}
	}
}

// press presses a key and lets it go.
func (s *screen) press(key xproto.Keysym) error {
	code, ok := s.codes[key]
	if !ok {
		return fmt.Errorf("the keyboard has no key %q", rune(key))
	}
	xtest.FakeInput(s.x, xproto.KeyPress, byte(code), 0, s.root, 0, 0, 0)
	return xtest.FakeInputChecked(s.x, xproto.KeyRelease, byte(code), 0, s.root, 0, 0, 0).Check()
}

// rest waits until no pixel has changed for a while and returns when the
// first and the last did; ok is false when none changed at all.
func (s *screen) rest(patience, quiet time.Duration) (first, last time.Time, ok bool) {
	wait := patience
	for {
		select {
		case at := <-s.drawn:
			if !ok {
				first, ok = at, true
			}
			last, wait = at, quiet
		case <-time.After(wait):
			return first, last, ok
		}
	}
}

// appearance says when a window was drawn for the first and the last time.
type appearance struct{ first, last time.Time }

// appear waits until a window is drawn over the black screen, and then at rest.
func (s *screen) appear(quiet time.Duration) (appearance, error) {
	for {
		at, _, ok := s.rest(patience, 0)
		if !ok {
			return appearance{}, errors.New("no window is drawn")
		}
		pixel, err := xproto.GetImage(s.x, xproto.ImageFormatZPixmap, xproto.Drawable(s.root), xvfb.Width/2, xvfb.Height/2, 1, 1, 0x00ffffff).Reply()
		if err != nil {
			return appearance{}, err
		}
		if slices.Max(pixel.Data[:3]) == 0 {
			continue
		}
		seen := appearance{first: at, last: at}
		if _, last, ok := s.rest(quiet, quiet); ok {
			seen.last = last
		}
		return seen, nil
	}
}

// fill makes the window cover the screen.
func (s *screen) fill() error {
	tree, err := xproto.QueryTree(s.x, s.root).Reply()
	if err != nil {
		return err
	}
	for _, window := range tree.Children {
		attributes, err := xproto.GetWindowAttributes(s.x, window).Reply()
		if err != nil {
			return err
		}
		if attributes.MapState == xproto.MapStateViewable {
			xproto.ConfigureWindow(s.x, window,
				xproto.ConfigWindowX|xproto.ConfigWindowY|xproto.ConfigWindowWidth|xproto.ConfigWindowHeight,
				[]uint32{0, 0, xvfb.Width, xvfb.Height})
		}
	}
	return nil
}
