package durable

import (
	"bytes"
	"fmt"
	"io"
	"os"
)

// ReadFile reads a file that a person or another program named. It refuses anything
// but a regular file with [ErrNotFile], and a file of more than most bytes with
// [ErrTooLarge], without reading all of it.
func ReadFile(name string, most int64) ([]byte, error) {
	f, err := OS{}.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	tooLarge := fmt.Errorf("%s: %w: at most %d bytes are read", name, ErrTooLarge, most)
	if info, err := os.Stat(name); err == nil && info.Size() > most {
		return nil, tooLarge
	}
	var b bytes.Buffer
	if _, err := b.ReadFrom(io.LimitReader(f, most+1)); err != nil {
		return nil, err
	}
	if int64(b.Len()) > most { // it grows
		return nil, tooLarge
	}
	return b.Bytes(), nil
}
