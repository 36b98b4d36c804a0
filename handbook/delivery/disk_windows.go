package delivery

import (
	"errors"
	"time"

	"golang.org/x/sys/windows"
)

// scanWait is how long a virus scanner may hold on to a new file.
const scanWait = time.Second

// rename returns when the rename is on the disk; os.Rename may not.
func rename(from, to string) error {
	src, err := windows.UTF16PtrFromString(from)
	if err != nil {
		return err
	}
	dst, err := windows.UTF16PtrFromString(to)
	if err != nil {
		return err
	}
	for deadline := time.Now().Add(scanWait); ; time.Sleep(5 * time.Millisecond) {
		err := windows.MoveFileEx(src, dst, windows.MOVEFILE_REPLACE_EXISTING|windows.MOVEFILE_WRITE_THROUGH)
		busy := errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED)
		if !busy || time.Now().After(deadline) {
			return err
		}
	}
}

// syncDir has nothing to do: the rename was written through.
func syncDir(string) error { return nil }
