package delivery

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"clinichandbook/handbook/content"
	"clinichandbook/handbook/durable"
)

// The files of a store, all in one folder of this computer.
const (
	copyFile  = "content.copy"
	olderFile = "content.older.copy" // the previous copyFile
	nextFile  = "content.next.copy"  // complete, and about to replace copyFile
	lockFile  = "content.lock"
)

// acceptedFiles both contain the latest pack of each key, in case one is damaged.
var acceptedFiles = [2]string{"accepted-1", "accepted-2"}

// maxCopy bounds what is read of a copy, in bytes.
const maxCopy = 2 * content.MaxSize

// lockWait is how long a store waits for another window that saves the same
// content.
const lockWait = 2 * time.Second

// store saves content on this computer's disk. Each file is replaced atomically, so
// the last one or the one before it is always complete. Each starts with the hash of
// the rest, so that damage is noticed.
type store struct{ dir string }

// copyHeader describes a copy.
type copyHeader struct {
	Kind      kind      `json:"kind"`
	Date      time.Time `json:"date"`
	Version   int64     `json:"version,omitempty"`
	Published int64     `json:"published,omitempty"`
	Place     string    `json:"place"` // it came from, for people who read the file
}

var errDamaged = errors.New("damaged")

func isDamage(err error) bool { return errors.Is(err, errDamaged) }

const sealMark = "clinic-handbook 1 "

// seal puts the hash of data before it.
func seal(data []byte) []byte {
	sum := sha256.Sum256(data)
	return append([]byte(sealMark+hex.EncodeToString(sum[:])+"\n"), data...)
}

// unseal removes the hash, if it is right.
func unseal(sealed []byte) ([]byte, error) {
	line, data, found := bytes.Cut(sealed, []byte("\n"))
	sum := sha256.Sum256(data)
	if !found || string(line) != sealMark+hex.EncodeToString(sum[:]) {
		return nil, errDamaged
	}
	return data, nil
}

// read reads a sealed file. One that exists but cannot be read counts as damaged.
func (s store) read(name string) ([]byte, error) {
	if s.dir == "" {
		return nil, fs.ErrNotExist
	}
	f, err := durable.OS{}.Open(s.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if err != nil {
		return nil, errDamaged
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxCopy))
	if err != nil {
		return nil, errDamaged
	}
	return unseal(data)
}

// readCopy reads a copy of content.
func (s store) readCopy(name string) (h copyHeader, body []byte, err error) {
	data, err := s.read(name)
	if err != nil {
		return h, nil, err
	}
	line, body, _ := bytes.Cut(data, []byte("\n"))
	if json.Unmarshal(line, &h) != nil {
		return h, nil, errDamaged
	}
	return h, body, nil
}

// readJSON reads a sealed file into a value.
func (s store) readJSON(name string, value any) error {
	data, err := s.read(name)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, value)
}

// writeJSON replaces a sealed file durably.
func (s store) writeJSON(disk durable.Disk, name string, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	if err := durable.Replace(disk, s.path(name), seal(data)); err != nil {
		return err
	}
	return disk.SyncDir(s.dir)
}

// locked calls do under the lock of the store.
func (s store) locked(do func(durable.Disk) error) error {
	if s.dir == "" {
		return nil
	}
	disk := durable.OS{}
	if err := s.makeDir(disk); err != nil {
		return err
	}
	unlock, err := disk.Lock(s.path(lockFile), lockWait)
	if err != nil {
		return err
	}
	defer func() { _ = unlock() }()
	return do(disk)
}

// save writes content and the memory of packs to disk, the memory first: a crash in
// between must not let an older pack in.
func (s store) save(c *Content, m memory, place string) error {
	return s.locked(func(disk durable.Disk) error {
		if err := s.remember(disk, m); err != nil {
			return err
		}
		return s.saveCopy(disk, c, place)
	})
}

func (s store) saveCopy(disk durable.Disk, c *Content, place string) error {
	header, err := json.Marshal(copyHeader{c.kind, c.Date, c.Version, c.Published, place})
	if err != nil {
		return err
	}
	data := seal(append(append(header, '\n'), c.data...))
	if err := durable.Replace(disk, s.path(nextFile), data); err != nil {
		return err
	}
	// A damaged copy must not replace the undamaged one before it.
	if _, err := s.read(copyFile); err == nil {
		if err := disk.Rename(s.path(copyFile), s.path(olderFile)); err != nil {
			return err
		}
	}
	if err := disk.Rename(s.path(nextFile), s.path(copyFile)); err != nil {
		return err
	}
	return disk.SyncDir(s.dir)
}

func (s store) path(name string) string { return filepath.Join(s.dir, name) }

func (s store) makeDir(disk durable.Disk) error {
	if _, err := os.Stat(s.dir); err == nil {
		return nil
	}
	if err := disk.MakeDir(s.dir); err != nil {
		return err
	}
	return disk.SyncDir(filepath.Dir(s.dir))
}
