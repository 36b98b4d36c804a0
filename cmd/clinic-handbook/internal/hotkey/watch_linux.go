package hotkey

import (
	"errors"
	"os"
	"unicode"

	"fyne.io/fyne/v2"
	"github.com/jezek/xgb/xproto"

	"clinichandbook/cmd/clinic-handbook/internal/x11"
)

// firstFunctionKey is the symbol of F1.
const firstFunctionKey xproto.Keysym = 0xffbe

// locks are the states of CapsLock and NumLock in which a key is the same key.
var locks = []uint16{0, xproto.ModMaskLock, xproto.ModMask2, xproto.ModMaskLock | xproto.ModMask2}

// Watch calls a function, on another goroutine, each time a key is pressed in any
// program, until stop is called. The error is ErrTaken, ErrImpossible, or that of the
// X server.
func Watch(k Key, pressed func()) (stop func(), err error) {
	if os.Getenv("DISPLAY") == "" {
		return nil, ErrImpossible
	}
	conn, err := x11.Connect()
	if err != nil {
		return nil, err
	}
	if err := grab(conn, k); err != nil {
		conn.Close()
		return nil, err
	}
	go func() {
		for {
			event, failed := conn.WaitForEvent()
			if event == nil && failed == nil {
				return // stopped, or the session has ended
			}
			if _, ok := event.(xproto.KeyPressEvent); ok {
				pressed()
			}
		}
	}()
	return conn.Close, nil
}

// grab makes the X server pass on a key.
func grab(conn *x11.Conn, k Key) error {
	codes, err := conn.Keycodes(keysym(k))
	if err != nil {
		return err
	}
	if len(codes) == 0 {
		return ErrImpossible // this keyboard does not have it
	}
	for _, code := range codes {
		for _, lock := range locks {
			err := xproto.GrabKeyChecked(conn.Conn, false, conn.Root(), modifiers(k.Mod)|lock, code, xproto.GrabModeAsync, xproto.GrabModeAsync).Check()
			if access := (xproto.AccessError{}); errors.As(err, &access) {
				return ErrTaken
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func keysym(k Key) xproto.Keysym {
	if n := k.functionKey(); n > 0 {
		return firstFunctionKey + xproto.Keysym(n-1)
	}
	return xproto.Keysym(unicode.ToLower(rune(k.letter())))
}

func modifiers(mod fyne.KeyModifier) uint16 {
	var mask uint16
	for _, m := range []struct {
		mod  fyne.KeyModifier
		mask uint16
	}{
		{fyne.KeyModifierShift, xproto.ModMaskShift},
		{fyne.KeyModifierControl, xproto.ModMaskControl},
		{fyne.KeyModifierAlt, xproto.ModMask1},
		{fyne.KeyModifierSuper, xproto.ModMask4},
	} {
		if mod&m.mod != 0 {
			mask |= m.mask
		}
	}
	return mask
}
