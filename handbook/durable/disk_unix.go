//go:build unix

package durable

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// busyError is for Windows: here an open file can be read and replaced.
func busyError(error) bool { return false }

func isRenameBusy(error) bool { return false }

// IsFull reports that no space is left.
func IsFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// IsReadOnly reports that a folder or file must not be read or written.
func IsReadOnly(err error) bool {
	return errors.Is(err, syscall.EROFS) || errors.Is(err, fs.ErrPermission)
}

// IsBadSector reports that the data of a file is lost.
func IsBadSector(err error) bool { return errors.Is(err, syscall.EIO) }

func renameThrough(from, to string) error { return os.Rename(from, to) }

// syncDir makes a rename durable.
func syncDir(name string) error {
	d, err := os.Open(name)
	if err != nil {
		return err
	}
	defer d.Close()
	// Some network and FUSE file systems have no fsync of a directory.
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOTSUP) {
		return err
	}
	return nil
}
