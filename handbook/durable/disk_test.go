package durable

import (
	"errors"
	"path/filepath"
	"testing"
)

// TestLockOfAFreeFile: a file that nobody uses is locked however slow the machine is.
func TestLockOfAFreeFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "lock")
	unlock, err := OS{}.Lock(name, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (OS{}).Lock(name, 0); !errors.Is(err, ErrBusy) {
		t.Errorf("a file in use: %v", err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
}
