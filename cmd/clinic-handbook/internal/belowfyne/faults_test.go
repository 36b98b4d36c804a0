package belowfyne

import (
	"errors"
	"fmt"
	"testing"

	"github.com/go-gl/glfw/v3.4/glfw"
)

func TestErrorText(t *testing.T) {
	fault := &glfw.Error{Code: glfw.APIUnavailable, Desc: "WGL: no"}
	const want = "*glfw.Error APIUnavailable: WGL: no"
	if got, ok := ErrorText(fmt.Errorf("Smith: %w", fault)); !ok || got != want {
		t.Errorf("%q, %v, want %q", got, ok, want)
	}
	if got, ok := ErrorText(errors.New("Smith")); ok {
		t.Errorf("another error has the text %q", got)
	}
}
