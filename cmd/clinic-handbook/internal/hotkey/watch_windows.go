package hotkey

import (
	"errors"
	"runtime"
	"unsafe"

	"fyne.io/fyne/v2"
	"golang.org/x/sys/windows"
)

// Names and numbers of the Windows API.
const (
	modAlt      = 0x0001
	modControl  = 0x0002
	modShift    = 0x0004
	modWin      = 0x0008
	modNoRepeat = 0x4000
	vkF1        = 0x70
	wmQuit      = 0x0012
	wmHotkey    = 0x0312
)

// message is the MSG of the Windows API.
type message struct {
	window  windows.HWND
	message uint32
	w, l    uintptr
	time    uint32
	x, y    int32
}

// id is the number of the key among those of its thread.
const id = 1

// Watch calls a function, on another goroutine, each time a key is pressed in any
// program, until stop is called. The error is ErrTaken or that of Windows.
func Watch(k Key, pressed func()) (stop func(), err error) {
	user := windows.NewLazySystemDLL("user32.dll")
	register, unregister := user.NewProc("RegisterHotKey"), user.NewProc("UnregisterHotKey")
	get, post := user.NewProc("GetMessageW"), user.NewProc("PostThreadMessageW")
	type started struct {
		thread uint32
		err    error
	}
	ready := make(chan started)
	go func() {
		runtime.LockOSThread() // the key belongs to a thread, which ends with the goroutine
		if ok, _, err := register.Call(0, id, modifiers(k.Mod)|modNoRepeat, virtualKey(k)); ok == 0 {
			if errors.Is(err, windows.ERROR_HOTKEY_ALREADY_REGISTERED) {
				err = ErrTaken
			}
			ready <- started{err: err}
			return
		}
		defer func() { _, _, _ = unregister.Call(0, id) }()
		ready <- started{thread: windows.GetCurrentThreadId()}
		var m message
		for {
			if more, _, _ := get.Call(uintptr(unsafe.Pointer(&m)), 0, 0, 0); int32(more) <= 0 {
				return
			}
			if m.message == wmHotkey {
				pressed()
			}
		}
	}()
	s := <-ready
	if s.err != nil {
		return nil, s.err
	}
	return func() { _, _, _ = post.Call(uintptr(s.thread), wmQuit, 0, 0) }, nil
}

func virtualKey(k Key) uintptr {
	if n := k.functionKey(); n > 0 {
		return vkF1 + uintptr(n-1)
	}
	return uintptr(k.letter())
}

func modifiers(mod fyne.KeyModifier) uintptr {
	var mask uintptr
	for _, m := range []struct {
		mod  fyne.KeyModifier
		mask uintptr
	}{
		{fyne.KeyModifierShift, modShift},
		{fyne.KeyModifierControl, modControl},
		{fyne.KeyModifierAlt, modAlt},
		{fyne.KeyModifierSuper, modWin},
	} {
		if mod&m.mod != 0 {
			mask |= m.mask
		}
	}
	return mask
}
