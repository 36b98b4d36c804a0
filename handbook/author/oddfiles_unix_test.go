//go:build unix

package author

import (
	"syscall"
	"testing"
)

// TestPipeAmongDesks must not wait.
func TestPipeAmongDesks(t *testing.T) {
	w := workspace(t)
	must(t, w.SetReporting(true))
	must(t, syscall.Mkfifo(w.path(desksFolder, "pipe.txt"), 0o644))
	if desks, err := w.Desks(); err != nil || len(desks) > 0 {
		t.Errorf("the desks are %v, %v", desks, err)
	}
}
