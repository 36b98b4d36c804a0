package belowfyne

import (
	"errors"
	"testing"
)

func TestMissing(t *testing.T) {
	for _, c := range []struct {
		panicked any
		want     error
	}{
		{errors.New("failed to compile OpenGL shader:\n0:1: no"), ErrNoOpenGL},
		{errors.New("failed to link OpenGL program:\nno"), ErrNoOpenGL},
		{errors.New("index out of range"), nil},
		{"shader not found: rectangle", nil},
		{nil, nil},
	} {
		if got := missing(c.panicked); !errors.Is(got, c.want) {
			t.Errorf("%v: %v, want %v", c.panicked, got, c.want)
		}
	}
}
