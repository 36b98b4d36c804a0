package durable

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"time"
)

// The modes of new files. A file that is replaced keeps its mode.
const (
	ownerOnly fs.FileMode = 0o600
	byUmask   fs.FileMode = 0 // for everyone whom the umask allows
)

// Replace replaces the data of a file, or leaves it as it was. Only its owner can
// read a new file. A link stays a link: its target is replaced. Anything but a
// regular file is refused with ErrNotFile. The change is durable after SyncDir of
// the folder.
func Replace(d Disk, file string, data []byte) error {
	target, info, err := resolve(file)
	if err != nil {
		return err
	}
	if info != nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s: %w", file, ErrNotFile)
	}
	return replace(d, target, data, modeOf(info, ownerOnly))
}

// WriteFile writes a file that a person named, durably: readers get either the old
// data or the new. Like [Replace], it keeps modes and links. A new file gets the
// mode that the umask allows, and a device or a pipe is written to directly.
func WriteFile(file string, data []byte) error {
	target, info, err := resolve(file)
	switch {
	case err != nil:
		return err
	case info != nil && info.IsDir():
		return fmt.Errorf("%s: %w", file, ErrNotFile)
	case info != nil && !info.Mode().IsRegular():
		return writeThrough(target, data)
	}
	var d OS
	if err := replace(d, target, data, modeOf(info, byUmask)); err != nil {
		return err
	}
	if err := d.SyncDir(filepath.Dir(target)); err != nil {
		return &ChangedError{err}
	}
	return nil
}

// ChangedError means that a file was changed, but perhaps not completely or not
// durably. After any other error it is as it was.
type ChangedError struct{ Err error }

var _ error = (*ChangedError)(nil)

func (e *ChangedError) Error() string { return e.Err.Error() }
func (e *ChangedError) Unwrap() error { return e.Err }

// resolve follows the links of a file name. The info is nil if the file does not
// exist yet.
func resolve(file string) (target string, info fs.FileInfo, err error) {
	info, err = os.Lstat(file)
	if errors.Is(err, fs.ErrNotExist) {
		return file, nil, nil
	}
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return file, info, err
	}
	if target, err = filepath.EvalSymlinks(file); err != nil {
		return "", nil, err // a dangling link is not written through
	}
	info, err = os.Lstat(target)
	return target, info, err
}

func modeOf(info fs.FileInfo, otherwise fs.FileMode) fs.FileMode {
	if info == nil {
		return otherwise
	}
	return info.Mode().Perm()
}

func writeThrough(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		return &ChangedError{err}
	}
	return nil
}

// replace writes data to a temporary file and renames it.
func replace(d Disk, file string, data []byte, mode fs.FileMode) error {
	temp, err := write(d, file, data, mode)
	if err == nil {
		err = d.Rename(temp, file)
	}
	if err != nil {
		if temp != "" {
			_ = d.Remove(temp) // frees space on a full disk
		}
		return err
	}
	removeLeftovers(file, time.Now())
	return nil
}

// write writes and flushes a new file next to another. temp is its name, or "" if
// it was not created.
func write(d Disk, file string, data []byte, mode fs.FileMode) (temp string, err error) {
	name := file + "." + randomName() + newSuffix
	f, err := d.Create(name, mode)
	if err != nil {
		return "", err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	return name, errors.Join(err, f.Close())
}

// newSuffix ends the name of a file that is being written. Content folders ignore
// such names.
const newSuffix = ".new"

// randomName cannot be guessed, so nobody can plant a link there.
func randomName() string {
	var b [8]byte
	_, _ = rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

// leftover matches the names of files that a killed process was writing, now and in
// earlier versions.
var leftover = regexp.MustCompile(`^(.+\.[0-9a-f]{16}\.new|\.new-\d+(\.\w+)?)$`)

// leftoverAge is the age at which a temporary file counts as abandoned.
const leftoverAge = time.Hour

// removeLeftovers removes from the folder of a file what killed processes were
// writing. What cannot be removed stays: it does no harm.
func removeLeftovers(file string, now time.Time) {
	dir, base := filepath.Split(file)
	entries, err := os.ReadDir(filepath.Clean(dir))
	if err != nil {
		return
	}
	for _, e := range entries {
		if !e.Type().IsRegular() || !leftover.MatchString(e.Name()) && e.Name() != base+newSuffix {
			continue
		}
		if info, err := e.Info(); err == nil && now.Sub(info.ModTime()) > leftoverAge {
			_ = os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}
