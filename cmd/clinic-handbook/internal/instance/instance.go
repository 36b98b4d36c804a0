// Package instance runs one process of the program per folder: a second start passes
// a message to the first and ends.
//
// It opens no socket. A file lock shows which process is first, and a message is a file
// in the folder, which the first process reads and removes. The system releases the lock
// of a process that dies, so a crash never keeps the program from starting. If the
// folder cannot be used, every start is a first one and receives no messages.
//
// Several computers may share a folder on a server, and so may several sessions of one
// user on one computer. A window in another session is of no use here, so each session
// has its own lock.
package instance

import (
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"clinichandbook/handbook/durable"

	"github.com/fsnotify/fsnotify"
)

// The names of the files end with the session's key, and that of a message that is
// being written with newSuffix.
const (
	lockPrefix    = "running-"
	messagePrefix = "message-"
	newSuffix     = ".new"
)

const (
	maxMessage  = 64 << 10 // bytes; more than a command line may have
	leftoverAge = time.Hour
)

// answerTime is how long a second start waits for its message to be read. An
// older message was left by a start that was killed.
const answerTime = 3 * time.Second

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

// Key names the session of this user on this computer, among all those that may
// use the same folder.
func (i *Instance) Key() string { return i.key }

func sessionKey() string {
	computer, _ := os.Hostname() // all computers without a name count as one
	sum := fnv.New32a()
	sum.Write([]byte(computer + "\x00" + session()))
	return fmt.Sprintf("%08x", sum.Sum32())
}

// errLocked means that another process has the lock.
var errLocked = errors.New("another process has the lock")

// Claim makes this process the running one of a folder. If another one is running,
// Claim sends it the message and returns nil. If that one does not answer, this
// process runs as well.
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
		removeLeftovers(dir)
		return &Instance{dir: dir, key: key, lock: f}
	}
	f.Close()
	if errors.Is(err, errLocked) && send(dir, key, message) {
		return nil
	}
	return &Instance{key: key}
}

// Release gives up the claim, so that another process can do what this one was
// started for.
func (i *Instance) Release() {
	if i.lock != nil {
		i.lock.Close()
		i.lock = nil
	}
}

// send sends a message and reports whether it was read.
func send(dir, key string, message []byte) bool {
	f, err := os.CreateTemp(dir, messagePrefix+"*"+newSuffix)
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
	for until := time.Now().Add(answerTime); time.Now().Before(until); time.Sleep(10 * time.Millisecond) {
		if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
			return true
		}
	}
	os.Remove(path)
	return false
}

// Listen calls receive with each message of a later start, on its own goroutine,
// until the process ends.
func (i *Instance) Listen(receive func(message []byte)) {
	if i.lock == nil {
		return
	}
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return // later starts get no answer and run as well
	}
	if watcher.Add(i.dir) != nil {
		watcher.Close()
		return
	}
	go func() {
		defer watcher.Close()
		i.readMessage(receive) // one may have come before the watcher
		for event := range watcher.Events {
			if filepath.Base(event.Name) == messagePrefix+i.key && !event.Has(fsnotify.Remove) {
				i.readMessage(receive)
			}
		}
	}()
}

// readMessage reads and removes the message, if there is one.
func (i *Instance) readMessage(receive func([]byte)) {
	path := filepath.Join(i.dir, messagePrefix+i.key)
	info, err := os.Lstat(path)
	if err != nil {
		return
	}
	err = fs.ErrInvalid // a link may lead anywhere
	var message []byte
	if info.Mode().IsRegular() {
		message, err = durable.ReadFile(path, maxMessage)
	}
	_ = os.Remove(path)
	// The clock may have been set back: then the message is of the future.
	if err == nil && time.Since(info.ModTime()).Abs() < answerTime {
		receive(message)
	}
}

// removeLeftovers removes messages that a killed start was writing.
func removeLeftovers(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), messagePrefix) || filepath.Ext(e.Name()) != newSuffix {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > leftoverAge {
			_ = os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}
