package handbook_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestFilesAreReadWithABound checks that what a person or another program may have
// put there is opened by durable, which refuses pipes and devices, or by an fs.FS:
// reading a pipe never ends, and a file may be larger than the memory.
func TestFilesAreReadWithABound(t *testing.T) {
	allowed := []string{
		"handbook/durable/disk.go",
		"handbook/durable/disk_unix.go",
		"cmd/clinic-handbook/internal/crash/system_unix.go", // the system's own file
		"cmd/clinic-handbook/internal/belowfyne/environment.go",
	}
	for _, room := range []string{"../handbook", "../ui", "../cmd/handbookctl", "../cmd/clinic-handbook"} {
		err := filepath.WalkDir(room, func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && slices.Contains([]string{"dist", "benchui", "browsertest", "peerbench", "ablation"}, d.Name()):
				return filepath.SkipDir
			case !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
				return nil
			}
			text, err := os.ReadFile(name)
			if slices.Contains(allowed, filepath.ToSlash(strings.TrimPrefix(name, "../"))) {
				return err
			}
			for _, call := range []string{"os.ReadFile(", "os.Open("} {
				if strings.Contains(string(text), call) {
					t.Errorf("%s calls %s): use durable.ReadFile", name, call)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
