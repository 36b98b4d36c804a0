package belowfyne

import (
	"errors"
	"fmt"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// ErrorText is the text of an error of GLFW, which says what the computer lacks
// and never quotes what somebody typed; ok is false for any other error.
func ErrorText(err error) (text string, ok bool) {
	var fault *glfw.Error
	if !errors.As(err, &fault) {
		return "", false
	}
	return fmt.Sprintf("%T %v", fault, fault), true
}
