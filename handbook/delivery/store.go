package delivery

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"aead.dev/minisign"

	"clinichandbook/handbook/content"
	"clinichandbook/handbook/durable"
	"clinichandbook/handbook/pack"
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

// store saves content on this computer's disk. Each file is written under another
// name, flushed and renamed, so at any instant there is a complete file, the last
// one or the one before it. Each begins with the hash of the rest, so damage is
// noticed.
type store struct{ dir string }

// copyHeader describes a copy.
type copyHeader struct {
	Kind    kind      `json:"kind"`
	Date    time.Time `json:"date"`
	Version int64     `json:"version,omitempty"`
	Place   string    `json:"place"` // it came from, for whoever reads the file
}

// accepted is the latest pack that was accepted of a key. No earlier one is accepted
// after it, of any key, while that key is trusted.
type accepted struct {
	Version int64  `json:"version"`
	Sum     string `json:"sum"`           // of its content: the same version is accepted again only with the same content
	Key     string `json:"key,omitempty"` // that signed it; not known in files of program version 1
}

// acceptedRecord is an accepted file: the pack that was accepted last, and the latest
// one of each other key.
type acceptedRecord struct {
	accepted
	Others []accepted `json:"others,omitempty"`
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

// accepted is the latest pack of each key that was ever accepted, as far as the disk
// shows.
func (s store) accepted() map[string]accepted {
	latest := map[string]accepted{}
	for _, name := range acceptedFiles {
		data, err := s.read(name)
		var r acceptedRecord
		if err != nil || json.Unmarshal(data, &r) != nil {
			continue
		}
		for _, a := range append(r.Others, r.accepted) {
			if a.Version > latest[a.Key].Version {
				latest[a.Key] = a
			}
		}
	}
	return latest
}

// highest is the latest pack of the keys that are trusted: a key that is no longer
// trusted must not block those that follow it.
func (s store) highest(trusted []minisign.PublicKey) accepted {
	all := s.accepted()
	highest := all[""]
	for _, key := range trusted {
		if a := all[pack.KeyID(key.ID())]; a.Version > highest.Version {
			highest = a
		}
	}
	return highest
}

// save writes content and the latest accepted pack to the disk, the latter first:
// a crash in between must not let an earlier one in.
func (s store) save(c *Content, latest accepted, place string) error {
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
	if err := s.remember(disk, latest); err != nil {
		return err
	}
	header, err := json.Marshal(copyHeader{c.kind, c.Date, c.Version, place})
	if err != nil {
		return err
	}
	data := seal(append(append(header, '\n'), c.data...))
	if err := durable.Replace(disk, s.path(nextFile), data); err != nil {
		return err
	}
	// A damaged copy must not replace the sound one before it.
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

// remember writes the latest pack into both files, one after the other.
func (s store) remember(disk durable.Disk, latest accepted) error {
	all := s.accepted()
	if latest.Version == 0 || all[latest.Key].Version > latest.Version {
		return nil
	}
	record := acceptedRecord{accepted: latest}
	delete(all, "") // allowed only packs that follow it
	delete(all, latest.Key)
	for _, key := range slices.Sorted(maps.Keys(all)) {
		record.Others = append(record.Others, all[key])
	}
	data, err := json.Marshal(record)
	if err != nil {
		return err
	}
	for _, name := range acceptedFiles {
		if err := durable.Replace(disk, s.path(name), seal(data)); err != nil {
			return err
		}
		if err := disk.SyncDir(s.dir); err != nil {
			return err
		}
	}
	return nil
}
