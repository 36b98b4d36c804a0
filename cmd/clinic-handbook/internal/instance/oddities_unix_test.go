//go:build unix

package instance

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestOtherThingsInPlaceOfAMessage: what is no message is removed and not read.
func TestOtherThingsInPlaceOfAMessage(t *testing.T) {
	for name, put := range map[string]func(path string) error{
		"pipe":      func(path string) error { return syscall.Mkfifo(path, 0o600) },
		"link":      func(path string) error { return os.Symlink("/etc/hostname", path) },
		"too large": func(path string) error { return os.WriteFile(path, make([]byte, maxMessage+1), 0o600) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			i := Claim(dir, nil)
			path := filepath.Join(dir, messagePrefix+i.Key())
			if err := put(path); err != nil {
				t.Fatal(err)
			}
			i.readMessage(func(m []byte) { t.Errorf("it receives %d bytes", len(m)) })
			if _, err := os.Lstat(path); err == nil {
				t.Error("it stays")
			}
		})
	}
}

// TestLeftoverMessages: a start removes what killed ones were writing long ago.
func TestLeftoverMessages(t *testing.T) {
	dir := t.TempDir()
	old := time.Now().Add(-2 * leftoverAge)
	for name, gone := range map[string]bool{"message-1.new": true, "message-2.new": false, "notebook.json": false} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if name != "message-2.new" {
			if err := os.Chtimes(file, old, old); err != nil {
				t.Fatal(err)
			}
		}
		Claim(dir, nil).Release()
		if _, err := os.Stat(file); (err != nil) != gone {
			t.Errorf("%s: %v", name, err)
		}
	}
}
