package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// fakeCopy puts a script in the place of a program's copy, and returns the
// program.
func fakeCopy(t *testing.T, script string) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the copy is a shell script")
	}
	dir := filepath.Join(t.TempDir(), "Añejo y frío")
	if err := os.MkdirAll(filepath.Join(dir, softglFolder), 0o755); err != nil {
		t.Fatal(err)
	}
	if script != "" {
		err := os.WriteFile(filepath.Join(dir, softglFolder, "app"), []byte("#!/bin/sh\n"+script+"\n"), 0o755)
		if err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "app")
}

func TestRunSoftware(t *testing.T) {
	for _, c := range []struct {
		name, script string
		code         int
		out          string
		fails        string
	}{
		{"gets the arguments and the mark", `printf '<%s>' "$@" "$` + softglMark + `"`, done, "<--entry><a b><><1>", ""},
		{"has no window either, and says so", "echo no >&2; exit 3", noWindow, "no\n", ""},
		{"crashes", "kill -9 $$", 0, "", "killed"},
		{"ends for a reason of its own", "exit 77", 0, "", "77"},
		{"is missing", "", 0, "", errNoCopy.Error()},
	} {
		t.Run(c.name, func(t *testing.T) {
			var console strings.Builder
			code, err := runSoftware(fakeCopy(t, c.script), []string{"--entry", "a b", ""}, &console, &console)
			if code != c.code || fmt.Sprint(err) != c.fails && !strings.Contains(fmt.Sprint(err), c.fails) || (err == nil) != (c.fails == "") {
				t.Errorf("code %d, %v, want %d, %q", code, err, c.code, c.fails)
			}
			if console.String() != c.out {
				t.Errorf("it prints %q, want %q", console.String(), c.out)
			}
		})
	}
}

// TestSoftwareNeverStartsItself checks that neither the copy nor a program that
// was started as one starts another.
func TestSoftwareNeverStartsItself(t *testing.T) {
	program := fakeCopy(t, "exit 0")
	copied := softwareCopy(program)
	if copied == "" {
		t.Fatal("the copy is not found")
	}
	if again := softwareCopy(copied); again != "" {
		t.Errorf("the copy starts %s", again)
	}
	if programFolder(copied) != filepath.Dir(program) || programFolder(program) != filepath.Dir(program) {
		t.Errorf("the copy's folder is %s, the program's %s", programFolder(copied), programFolder(program))
	}
	t.Setenv(softglMark, "1")
	if again := softwareCopy(program); again != "" {
		t.Errorf("what was started as a copy starts %s", again)
	}
}
