package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"clinichandbook/handbook/notebook"
)

// copyProgram puts the program into a folder.
func (s *screen) copyProgram(dir string) {
	s.t.Helper()
	s.must(os.MkdirAll(dir, 0o755))
	code, err := os.ReadFile(s.program)
	s.must(err)
	s.program = filepath.Join(dir, "clinic-handbook")
	s.must(os.WriteFile(s.program, code, 0o755))
}

// filesIn lists everything in a folder.
func filesIn(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if path != dir {
			out = append(out, strings.TrimPrefix(path, dir+string(filepath.Separator)))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// longFolder is a folder with spaces and accents whose path has 200 letters.
func longFolder(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "Año nuevo ä ß 日本")
	for len([]rune(dir)) < 195 {
		dir = filepath.Join(dir, "nº "+strings.Repeat("x", min(40, 195-len([]rune(dir)))))
	}
	return dir
}

// TestPortable checks that a portable program stores everything next to it and
// nothing in the user's home, in a folder that few programs like.
func TestPortable(t *testing.T) {
	s := newScreen(t)
	dir := longFolder(t)
	s.copyProgram(dir)
	s.must(os.WriteFile(filepath.Join(dir, "portable"), nil, 0o644))
	data := filepath.Join(dir, "data")
	s.must(os.Mkdir(data, 0o755))
	s.must(os.WriteFile(filepath.Join(data, "clinic.yaml"), []byte("nurse-line: extension 4711\n"), 0o644))
	s.env = append(s.env, "XDG_CONFIG_HOME=", "XDG_CACHE_HOME=", "TMPDIR="+s.home)
	kill := s.start("--entry", "side-effects/headache")
	s.want(t, "portable", "Headache", "4711")
	s.key("ctrl+d")
	var kept []string
	for deadline := time.Now().Add(10 * time.Second); len(kept) == 0 && time.Now().Before(deadline); time.Sleep(100 * time.Millisecond) {
		kept = notebook.Open(data).Saved()
	}
	kill()
	if len(kept) != 1 || kept[0] != "side-effects/headache" {
		t.Errorf("next to the program %q is saved", kept)
	}
	if left := filesIn(t, s.home); len(left) > 0 {
		t.Errorf("the user's home contains %q", left)
	}
	for _, file := range filesIn(t, dir) {
		if !strings.HasPrefix(file, "data") && file != "portable" && file != "clinic-handbook" {
			t.Errorf("next to the program is %s", file)
		}
	}
}

// TestPortableReadOnly checks that a portable program in a place where nothing
// can be written says so and works.
func TestPortableReadOnly(t *testing.T) {
	s := newScreen(t)
	dir := filepath.Join(t.TempDir(), "Read only")
	s.copyProgram(dir)
	s.must(os.WriteFile(filepath.Join(dir, "portable.txt"), nil, 0o644))
	s.readOnly(dir)
	s.start()
	s.want(t, "portable-read-only", "not allowed to write", "your IT support")
	s.typed("throwing up")
	s.want(t, "portable-read-only-search", "Nausea or vomiting", "Front desk may read")
	if left := filesIn(t, dir); len(left) != 2 {
		t.Errorf("the folder contains %q", left)
	}
}

// TestReadOnlyHome checks the same of a home where nothing can be written.
func TestReadOnlyHome(t *testing.T) {
	s := newScreen(t)
	s.env = append(s.env, "XDG_CONFIG_HOME=")
	s.readOnly(s.home)
	s.start()
	s.want(t, "read-only-home", "not allowed to write", ".config/clinic-handbook")
}

// TestNoHome checks that the program starts where the environment does not name
// a home, and litters no other folder.
func TestNoHome(t *testing.T) {
	s := newScreen(t)
	cwd := t.TempDir()
	t.Chdir(cwd)
	s.env = append(s.env, "HOME=", "XDG_CONFIG_HOME=", "XDG_CACHE_HOME=")
	s.copyProgram(filepath.Join(t.TempDir(), "program"))
	if os.Getuid() == 0 {
		s.as("setpriv", "--reuid=65534", "--clear-groups") // whose home is not there
		s.must(os.Chmod(filepath.Dir(s.program), 0o755))
		s.must(os.Chmod(filepath.Dir(filepath.Dir(s.program)), 0o755))
	}
	s.start()
	s.want(t, "no-home", "Type what the caller says")
	if left := filesIn(t, cwd); len(left) > 0 {
		t.Errorf("the current folder contains %q", left)
	}
}

// readOnly makes a folder one where nothing can be written, also for root.
func (s *screen) readOnly(dir string) {
	s.t.Helper()
	if os.Getuid() != 0 {
		s.must(os.Chmod(dir, 0o555))
		s.t.Cleanup(func() { os.Chmod(dir, 0o755) })
		return
	}
	const script = `mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"`
	if out, err := exec.Command("unshare", "--mount", "true").CombinedOutput(); err != nil {
		s.t.Skipf("NOT TESTED: root may not make a mount of its own here: %v\n%s", err, out)
	}
	s.as("unshare", "--mount", "sh", "-c", script, dir)
}

// as makes the program start through another one.
func (s *screen) as(command ...string) { s.through = command }
