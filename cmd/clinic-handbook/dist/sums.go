package main

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// The largest a package may be, as the administrator's guide says.
const (
	megabyte      = 1_000_000
	limit         = 25 * megabyte
	limitSoftware = 30 * megabyte // with the software renderer
)

// sum writes SHA256SUMS for a folder of packages, lists them with their sizes,
// and fails if one is too large.
func sum(dir string, list io.Writer) error {
	files, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	var sums strings.Builder
	var tooLarge error
	for _, f := range files {
		content, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(content), f.Name())
		fmt.Fprintf(list, "%6.1f MB  %s\n", float64(len(content))/megabyte, f.Name())
		if most := mostBytes(f.Name()); len(content) > most {
			tooLarge = fmt.Errorf("%s has %d bytes: no more than %d are allowed", f.Name(), len(content), most)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "SHA256SUMS"), []byte(sums.String()), 0o644); err != nil {
		return err
	}
	return tooLarge
}

// mostBytes is the size limit of a package.
func mostBytes(name string) int {
	if strings.Contains(name, "-windows-") && !strings.Contains(name, "-no-softgl") {
		return limitSoftware
	}
	return limit
}
