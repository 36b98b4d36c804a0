//go:build unix

package durable

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestModes(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0o027))
	dir := t.TempDir()
	for _, c := range []struct {
		name  string
		write func(file string, data []byte) error
		old   fs.FileMode // 0 for a new file
		want  fs.FileMode
	}{
		{"new, private", writers["Replace"], 0, 0o600},
		{"new, by the umask", WriteFile, 0, 0o640},
		{"private one is kept", WriteFile, 0o600, 0o600},
		{"readable one is kept", writers["Replace"], 0o644, 0o644},
		{"more than the umask allows is kept", WriteFile, 0o666, 0o666},
		{"executable is kept", WriteFile, 0o755, 0o755},
	} {
		file := filepath.Join(dir, c.name)
		if c.old != 0 {
			put(t, file, "old", c.old)
		}
		must(t, c.write(file, []byte("new")))
		if info, err := os.Stat(file); err != nil || info.Mode().Perm() != c.want {
			t.Errorf("%s: the mode is %v, %v, want %v", c.name, info.Mode(), err, c.want)
		}
	}
}

// TestLinks: a link is kept, and the file it leads to is replaced.
func TestLinks(t *testing.T) {
	for name, write := range writers {
		t.Run(name, func(t *testing.T) {
			dir, elsewhere := t.TempDir(), t.TempDir()
			target, link, second := filepath.Join(elsewhere, "target"), filepath.Join(dir, "link"), filepath.Join(dir, "second")
			put(t, target, "old", 0o600)
			must(t, os.Symlink(target, link))
			must(t, os.Symlink("link", second))
			must(t, write(second, []byte("new")))
			want(t, target, "new")
			for _, l := range []string{link, second} {
				if info, err := os.Lstat(l); err != nil || info.Mode()&fs.ModeSymlink == 0 {
					t.Errorf("%s is no link any more: %v, %v", l, info, err)
				}
			}
			wantAlone(t, dir, 2)
			wantAlone(t, elsewhere, 1)

			dangling := filepath.Join(dir, "dangling")
			must(t, os.Symlink(filepath.Join(elsewhere, "missing"), dangling))
			if err := write(dangling, []byte("x")); err == nil {
				t.Error("a dangling link is written through")
			}
			must(t, os.Symlink("circle", filepath.Join(dir, "circle")))
			if err := write(filepath.Join(dir, "circle"), []byte("x")); err == nil {
				t.Error("a circle of links is written through")
			}
			wantAlone(t, elsewhere, 1)
		})
	}
}

// TestPlantedLinks: a link in the place of the file that is being written leads
// nowhere. Names that can be guessed were used before.
func TestPlantedLinks(t *testing.T) {
	dir, victim := t.TempDir(), filepath.Join(t.TempDir(), "victim")
	put(t, victim, "untouched", 0o600)
	file := filepath.Join(dir, "a.md")
	must(t, os.Symlink(victim, file+".new"))
	must(t, WriteFile(file, []byte("text")))
	want(t, victim, "untouched")
	if _, err := (OS{}).Create(file+".new", 0o600); !errors.Is(err, fs.ErrExist) {
		t.Errorf("Create follows a link: %v", err)
	}
	want(t, victim, "untouched")
}

// TestDevicesAndPipes: what a person names is written to as it is; the program's
// own files are refused there.
func TestDevicesAndPipes(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe")
	must(t, syscall.Mkfifo(pipe, 0o600))
	got := make(chan string)
	go func() {
		f, err := os.Open(pipe)
		if err != nil {
			got <- err.Error()
			return
		}
		defer f.Close()
		data, _ := io.ReadAll(f)
		got <- string(data)
	}()
	must(t, WriteFile(pipe, []byte("through")))
	if text := <-got; text != "through" {
		t.Errorf("the pipe gets %q", text)
	}
	if err := Replace(OS{}, pipe, []byte("x")); !errors.Is(err, ErrNotFile) {
		t.Errorf("a pipe is replaced: %v", err)
	}
	must(t, WriteFile("/dev/null", []byte("nowhere")))
	if info, err := os.Stat("/dev/null"); err != nil || info.Mode()&fs.ModeCharDevice == 0 {
		t.Fatalf("/dev/null is replaced: %v, %v", info, err)
	}
	wantAlone(t, dir, 1)
	if _, err := os.Stat("/dev/full"); err == nil {
		var changed *ChangedError
		if err := WriteFile("/dev/full", []byte("x")); !errors.As(err, &changed) || !IsFull(err) {
			t.Errorf("a full device: %v", err)
		}
	}
}

// TestOpenRefusesPipes: reading a pipe might never end.
func TestOpenRefusesPipes(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	must(t, syscall.Mkfifo(pipe, 0o600))
	if _, err := (OS{}).Open(pipe); !errors.Is(err, ErrNotFile) {
		t.Errorf("%v", err)
	}
}
