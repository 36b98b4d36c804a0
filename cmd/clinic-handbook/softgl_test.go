package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// fakeProgram is a script in the program's place, with or without a renderer.
func fakeProgram(t *testing.T, script string, renderer bool) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the program is a shell script")
	}
	dir := filepath.Join(t.TempDir(), "Añejo y frío")
	if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(softgl)), 0o755); err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(dir, "app")
	if err := os.WriteFile(program, []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	if renderer {
		if err := os.WriteFile(filepath.Join(dir, softgl), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return program
}

func TestRunSoftware(t *testing.T) {
	for _, c := range []struct {
		name, script string
		renderer     bool
		code         int
		out          string
		fails        string
	}{
		{"gets the arguments and the mark", `printf '<%s>' "$@" "$` + softglMark + `"`, true, done, "<--entry><a b><><1>", ""},
		{"has no window either, and says so", "echo no >&2; exit 3", true, noWindow, "no\n", ""},
		{"crashes", "kill -9 $$", true, 0, "", "killed"},
		{"ends for a reason of its own", "exit 77", true, 0, "", "77"},
		{"has no renderer", "exit 0", false, 0, "", errNoSoftware.Error()},
	} {
		t.Run(c.name, func(t *testing.T) {
			var console strings.Builder
			code, err := runSoftware(fakeProgram(t, c.script, c.renderer), []string{"--entry", "a b", ""}, &console, &console)
			if code != c.code || fmt.Sprint(err) != c.fails && !strings.Contains(fmt.Sprint(err), c.fails) || (err == nil) != (c.fails == "") {
				t.Errorf("code %d, %v, want %d, %q", code, err, c.code, c.fails)
			}
			if console.String() != c.out {
				t.Errorf("it prints %q, want %q", console.String(), c.out)
			}
		})
	}
}

// TestSoftwareStartsOnce checks that what was started to draw with the renderer
// starts nothing again.
func TestSoftwareStartsOnce(t *testing.T) {
	program := fakeProgram(t, "exit 0", true)
	t.Setenv(softglMark, "1")
	if _, err := runSoftware(program, nil, nil, nil); err != errNoSoftware {
		t.Errorf("it starts again: %v", err)
	}
}
