//go:build unix

package crash

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestOtherThingsInPlaceOfFiles: a pipe or a link in the place of the runtime's
// file makes no start wait, and leads nowhere.
func TestOtherThingsInPlaceOfFiles(t *testing.T) {
	victim := filepath.Join(t.TempDir(), "victim")
	if err := os.WriteFile(victim, []byte("untouched"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, put := range map[string]func(path string) error{
		"pipe": func(path string) error { return syscall.Mkfifo(path, 0o600) },
		"link": func(path string) error { return os.Symlink(victim, path) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for _, file := range []string{"crash-key.raw", unseenFile} {
				if err := put(filepath.Join(dir, file)); err != nil {
					t.Fatal(err)
				}
			}
			r := &Reporter{Dir: dir, Version: "1.2"}
			r.WatchFatal("key")()
			if got := r.Unseen(); got != "" {
				t.Errorf("it mentions %q", got)
			}
			if got, err := os.ReadFile(victim); err != nil || string(got) != "untouched" {
				t.Errorf("the other file is %q, %v", got, err)
			}
		})
	}
}
