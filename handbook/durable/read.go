package durable

import (
	"bytes"
	"fmt"
	"io"
)

// ReadFile reads a file that a person or another program named. Anything but a
// regular file is refused with [ErrNotFile], and a file of more than most bytes with
// [ErrTooLarge], before its end is looked for.
func ReadFile(name string, most int64) ([]byte, error) {
	f, err := OS{}.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var b bytes.Buffer
	if _, err := b.ReadFrom(io.LimitReader(f, most+1)); err != nil {
		return nil, err
	}
	if int64(b.Len()) > most {
		return nil, fmt.Errorf("%s: %w: at most %d bytes are read", name, ErrTooLarge, most)
	}
	return b.Bytes(), nil
}
