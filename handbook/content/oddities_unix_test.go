//go:build unix

package content

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// makeOddities puts what is not a file into a folder, and returns the names to
// be reported.
func makeOddities(t *testing.T, dir string) []string {
	t.Helper()
	at := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	for _, err := range []error{
		syscall.Mkfifo(at("faq/pipe.md"), 0o600),
		os.Symlink("pipe.md", at("faq/link-to-pipe.md")),
		os.Symlink("loop.md", at("faq/loop.md")),
		os.Symlink("/dev/zero", at("faq/device.md")),
		os.Symlink(".", at("faq/link-to-folder.md")),
		os.Symlink("side-effects", at("side-effects")),
		os.Symlink("/nowhere", at("faq/dangling.md")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	odd := []string{"faq/pipe.md", "faq/link-to-pipe.md", "faq/loop.md", "faq/device.md", "faq/link-to-folder.md", "side-effects", "faq/dangling.md"}
	if os.Getuid() != 0 { // root reads everything
		if err := os.WriteFile(at("faq/locked.md"), nil, 0o000); err != nil {
			t.Fatal(err)
		}
		odd = append(odd, "faq/locked.md")
	}
	return odd
}
