package main

import (
	"io"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// install copies a program into a folder, as an installer does, and makes the
// system forget what it has read of it, as after a night: a file counts as
// resident by the way in which it came into memory, and one that was just
// linked came otherwise.
func install(file, dir string) (string, error) {
	in, err := os.Open(file)
	if err != nil {
		return "", err
	}
	defer in.Close()
	out, err := os.OpenFile(filepath.Join(dir, filepath.Base(file)), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o755)
	if err != nil {
		return "", err
	}
	defer out.Close()
	if _, err := io.Copy(out, in); err != nil {
		return "", err
	}
	if err := out.Sync(); err != nil {
		return "", err
	}
	return out.Name(), unix.Fadvise(int(out.Fd()), 0, 0, unix.FADV_DONTNEED)
}
