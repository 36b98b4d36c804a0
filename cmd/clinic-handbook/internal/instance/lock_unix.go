//go:build unix

package instance

import (
	"errors"
	"os"
	"syscall"
)

func tryLock(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return errLocked
	}
	return err
}

// AllowForeground does nothing: here a window may bring itself to the front.
func AllowForeground() {}

// session names the desktop session by its display.
func session() string { return os.Getenv("WAYLAND_DISPLAY") + " " + os.Getenv("DISPLAY") }
