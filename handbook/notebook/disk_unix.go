//go:build unix

package notebook

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// isBusy is about Windows: here an open file can be read and replaced.
func isBusy(error) bool { return false }

func isRenameBusy(error) bool { return false }

func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

func isReadOnly(err error) bool {
	return errors.Is(err, syscall.EROFS) || errors.Is(err, fs.ErrPermission)
}

// isBadSector means that what the file held is gone.
func isBadSector(err error) bool { return errors.Is(err, syscall.EIO) }

func renameThrough(from, to string) error { return os.Rename(from, to) }

// syncDir makes a rename durable.
func syncDir(name string) error {
	d, err := os.Open(name)
	if err != nil {
		return err
	}
	defer d.Close()
	// Some network and FUSE file systems know no fsync of a directory.
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOTSUP) {
		return err
	}
	return nil
}
