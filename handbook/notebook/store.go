package notebook

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"clinichandbook/handbook/durable"
)

// The files of a notebook, all in one directory.
const (
	currentName = "notebook.json"
	olderName   = "notebook.older.json" // currentName before the last change
	lockName    = "notebook.lock"
)

// lockWait is how long a change waits for another window. A write takes a few
// milliseconds, or some hundred on a slow disk.
const lockWait = 2 * time.Second

// store reads and writes the files. A write takes the lock, reads the current
// file, applies the changes, replaces the older file with a copy of what was
// read, and replaces the current file with the result. Each file is written under
// another name, synced, and renamed, and the directory synced. So the current
// file is complete at every instant, and the older one while the current one is
// being replaced.
type store struct {
	dir  string
	disk durable.Disk
	wait time.Duration
	// dirty means that the disk may lack what was reported as written, so even a
	// change that changes nothing must write.
	dirty bool
}

// A reading is what was read from disk.
type reading struct {
	content *content // never nil
	raw     []byte   // the current file if intact, to become the older copy
	mark    string   // of the current file, intact or not
	bad     []string // names of damaged files
}

func (s *store) path(name string) string { return filepath.Join(s.dir, name) }

// read needs no lock: files are only ever replaced as a whole. After an error
// (the disk cannot be read, or the format is newer) nothing may be written.
func (s *store) read() (reading, error) {
	var r reading
	data, err := s.readFile(currentName)
	if err == nil {
		r.mark = mark(data)
	}
	c, err := decodeFile(data, err)
	switch {
	case err == nil:
		r.content, r.raw = c, data
		return r, nil
	case isDamage(err):
		r.bad = append(r.bad, currentName)
	case !errors.Is(err, fs.ErrNotExist):
		return r, err
	}

	c, err = decodeFile(s.readFile(olderName))
	switch {
	case err == nil:
		r.content = c
		return r, nil
	case isDamage(err):
		r.bad = append(r.bad, olderName)
	case !errors.Is(err, fs.ErrNotExist):
		return r, err
	}
	r.content = (&content{}).with()
	return r, nil
}

func (s *store) readFile(name string) ([]byte, error) {
	f, err := s.disk.Open(s.path(name))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readSealed(f)
}

func decodeFile(data []byte, err error) (*content, error) {
	if err != nil {
		return nil, err
	}
	return decode(data)
}

func isDamage(err error) bool {
	return errors.Is(err, errDamaged) || errors.Is(err, durable.ErrNotFile) || durable.IsBadSector(err)
}

// mark identifies the state of the current file at little cost; compare it with
// reading.mark.
func (s *store) mark() string {
	f, err := s.disk.Open(s.path(currentName))
	if err != nil {
		return ""
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, markLen))
	if err != nil {
		return ""
	}
	return string(data)
}

// recover reads under the lock and sets damaged files aside. The notices say
// what was found, even if setting a file aside failed.
func (s *store) recover(memory *content) (reading, []Notice, error) {
	unlock, err := s.lock()
	if err != nil {
		r, _ := s.read()
		return r, s.damageNotices(r, memory, nil), err
	}
	defer unlock()
	return s.readAndSetAside(memory)
}

// readAndSetAside must be called under the lock.
func (s *store) readAndSetAside(memory *content) (reading, []Notice, error) {
	r, err := s.read()
	if err != nil || len(r.bad) == 0 {
		return r, nil, err
	}
	var aside []string
	for _, name := range r.bad {
		to, err := s.setAside(name)
		if err != nil {
			return r, s.damageNotices(r, memory, nil), err
		}
		aside = append(aside, to)
	}
	r.mark = s.mark()
	return r, s.damageNotices(r, memory, aside), nil
}

// setAside renames a file to an unused name. Damaged files are never deleted or
// overwritten: a person may still be able to read them.
func (s *store) setAside(name string) (string, error) {
	base := strings.TrimSuffix(name, ".json") + ".damaged-" + time.Now().Format("20060102-150405")
	to := base + ".json"
	for i := 2; ; i++ {
		if _, err := os.Lstat(s.path(to)); errors.Is(err, fs.ErrNotExist) {
			break
		}
		to = fmt.Sprintf("%s-%d.json", base, i)
	}
	if err := s.disk.Rename(s.path(name), s.path(to)); err != nil {
		return "", err
	}
	return to, s.disk.SyncDir(s.dir)
}

func (s *store) lock() (func() error, error) {
	return s.disk.Lock(s.path(lockName), s.wait)
}

// An outcome is the result of an update.
type outcome struct {
	content *content // now on disk; nil if unknown
	mark    string
	notices []Notice // about damage found on the way
}

// update applies changes to what is on disk and writes the result. memory is what
// this window last knew to be on disk. After an error the changes are not
// durable; if the outcome has content anyway, they are in the file, and writing
// again may make them durable.
func (s *store) update(memory *content, changes []change) (outcome, error) {
	if err := s.makeDir(); err != nil {
		return outcome{}, err
	}
	unlock, err := s.lock()
	if err != nil {
		return outcome{}, err
	}
	defer unlock()
	r, notices, err := s.readAndSetAside(memory)
	out := outcome{notices: notices}
	if err != nil {
		return out, err
	}
	next := s.latest(r, memory).with(changes...)
	if r.raw != nil && next.sameAs(r.content) && !s.dirty {
		out.content, out.mark = r.content, r.mark
		return out, nil
	}
	next.Revision++
	data, err := encode(next)
	if err != nil {
		return out, err
	}
	replaced, err := s.write(r.raw, data)
	if replaced {
		out.content, out.mark = next, mark(data)
	}
	return out, err
}

// latest is what the next change builds on. If the current file is gone and the
// older one is behind what this window saw on disk, that is what it saw.
func (s *store) latest(r reading, memory *content) *content {
	if r.raw == nil && memory.Revision > r.content.Revision {
		return memory
	}
	return r.content
}

// try does the first steps of every change.
func (s *store) try() error {
	if err := s.makeDir(); err != nil {
		return err
	}
	unlock, err := s.lock()
	if err != nil {
		return err
	}
	return unlock()
}

func (s *store) makeDir() error {
	if _, err := os.Stat(s.dir); err == nil {
		return nil
	}
	if err := s.disk.MakeDir(s.dir); err != nil {
		return err
	}
	return s.disk.SyncDir(filepath.Dir(s.dir))
}

// write must be called under the lock. It reports whether the current file was
// replaced; the replacement is durable only without an error.
func (s *store) write(older, current []byte) (replaced bool, err error) {
	if older != nil {
		if err := s.replace(olderName, older); err != nil {
			return false, err
		}
		if err := s.disk.SyncDir(s.dir); err != nil {
			return false, err
		}
	}
	if err := s.replace(currentName, current); err != nil {
		return false, err
	}
	err = s.disk.SyncDir(s.dir)
	s.dirty = err != nil
	return true, err
}

// replace replaces the data of a file, or leaves it as it was. A folder of that
// name is set aside.
func (s *store) replace(name string, data []byte) error {
	if info, err := os.Stat(s.path(name)); err == nil && info.IsDir() {
		if _, err := s.setAside(name); err != nil {
			return err
		}
	}
	return durable.Replace(s.disk, s.path(name), data)
}
