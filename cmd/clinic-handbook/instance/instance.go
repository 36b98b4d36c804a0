// Package instance lets one program run at a time for a folder. A second start
// hands a message to the first and ends.
//
// It opens no socket: a lock on a file tells who is the first, and a message
// is a file in the folder, which the first reads and removes at once. A lock
// goes with its process, so a crash leaves nothing behind that would keep the
// program from starting. Where the folder cannot be used, each start is a
// first one that hears nothing.
//
// One folder may be in use from several computers, where it lies on a server,
// or in several sessions of one user on one computer. A window there is no
// answer for who sits here, so each session has a lock of its own.
package instance

import (
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// The files carry the session's key.
const (
	lockPrefix    = "running-"
	messagePrefix = "message-"
)

// patience is how long a second start waits to be heard. A message that is
// older was left by a start that was killed.
const patience = 3 * time.Second

// Instance is the running program of a folder.
type Instance struct {
	dir  string
	key  string   // of the session
	lock *os.File // nil where the folder cannot be used
	err  error    // why it cannot be used
}

// Err is why the folder cannot be used, or nil.
func (i *Instance) Err() error { return i.err }

// Alone reports whether no other process of the session uses the folder.
func (i *Instance) Alone() bool { return i.lock != nil }

// Key tells the session, of this user on this computer, from all others that
// may use the same folder.
func (i *Instance) Key() string { return i.key }

func sessionKey() string {
	computer, _ := os.Hostname() // without a name it is one like the others without
	sum := fnv.New32a()
	sum.Write([]byte(computer + "\x00" + session()))
	return fmt.Sprintf("%08x", sum.Sum32())
}

// errTaken means that another process holds the lock.
var errTaken = errors.New("another process holds the lock")

// Claim makes this process the running one of a folder. When another one runs,
// it hands the message to that one and returns nil. When that one does not
// answer, this process goes on by itself.
func Claim(dir string, message []byte) *Instance {
	key := sessionKey()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return &Instance{key: key, err: err}
	}
	f, err := os.OpenFile(filepath.Join(dir, lockPrefix+key+".lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return &Instance{key: key, err: err}
	}
	err = tryLock(f)
	if err == nil {
		return &Instance{dir: dir, key: key, lock: f}
	}
	f.Close()
	if errors.Is(err, errTaken) && send(dir, key, message) {
		return nil
	}
	return &Instance{key: key}
}

// Release gives the claim back, so that another process can go on with what
// this one was started for.
func (i *Instance) Release() {
	if i.lock != nil {
		i.lock.Close()
		i.lock = nil
	}
}

// send hands a message over and reports whether it was taken.
func send(dir, key string, message []byte) bool {
	f, err := os.CreateTemp(dir, messagePrefix+"*.new")
	if err != nil {
		return false
	}
	defer os.Remove(f.Name())
	_, err = f.Write(message)
	if err = errors.Join(err, f.Close()); err != nil {
		return false
	}
	AllowForeground()
	path := filepath.Join(dir, messagePrefix+key)
	if os.Rename(f.Name(), path) != nil {
		return false
	}
	for until := time.Now().Add(patience); time.Now().Before(until); time.Sleep(10 * time.Millisecond) {
		if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
			return true
		}
	}
	os.Remove(path)
	return false
}

// Listen calls heard with each message of a later start, on a goroutine of its
// own, until the process ends.
func (i *Instance) Listen(heard func(message []byte)) {
	if i.lock == nil {
		return
	}
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return // later starts find that nobody answers and go on by themselves
	}
	if watcher.Add(i.dir) != nil {
		watcher.Close()
		return
	}
	go func() {
		defer watcher.Close()
		i.take(heard) // one may have come before the watcher
		for event := range watcher.Events {
			if filepath.Base(event.Name) == messagePrefix+i.key && !event.Has(fsnotify.Remove) {
				i.take(heard)
			}
		}
	}()
}

// take reads and removes the message, if there is one.
func (i *Instance) take(heard func([]byte)) {
	path := filepath.Join(i.dir, messagePrefix+i.key)
	info, err := os.Stat(path)
	if err != nil {
		return
	}
	message, err := os.ReadFile(path)
	os.Remove(path)
	if err == nil && time.Since(info.ModTime()) < patience {
		heard(message)
	}
}
