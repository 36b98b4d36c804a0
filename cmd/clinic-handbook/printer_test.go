package main

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestViewer(t *testing.T) {
	for system, want := range map[string]string{
		"linux":   "xdg-open /tmp/a b.html",
		"windows": "rundll32 url.dll,FileProtocolHandler /tmp/a b.html",
		"darwin":  "open /tmp/a b.html",
	} {
		cmd := viewer(system, "/tmp/a b.html")
		if got := strings.Join(cmd.Args, " "); got != want || cmd.Args[len(cmd.Args)-1] != "/tmp/a b.html" {
			t.Errorf("%s: %q, want %q", system, got, want)
		}
	}
}

// TestPrintFolder checks that two windows print into folders of their own, and that
// a page goes to a new one when somebody else has taken the place of the first.
func TestPrintFolder(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the folder for temporary files is that of Unix")
	}
	t.Setenv("TMPDIR", t.TempDir())
	victim := filepath.Join(t.TempDir(), "victim")
	if err := os.WriteFile(victim, []byte("untouched"), 0o600); err != nil {
		t.Fatal(err)
	}
	var one, two printFolder
	write := func(p *printFolder) string {
		t.Helper()
		file, err := p.write("a.html", []byte("page"))
		if err != nil {
			t.Fatal(err)
		}
		if text, err := os.ReadFile(file); err != nil || string(text) != "page" {
			t.Errorf("%s is %q, %v", file, text, err)
		}
		return filepath.Dir(file)
	}
	first, second := write(&one), write(&two)
	if first == second || write(&one) != first {
		t.Errorf("the folders are %s and %s", first, second)
	}
	if err := errors.Join(os.RemoveAll(first), os.Mkdir(first, 0o700), os.Symlink(victim, filepath.Join(first, "a.html"))); err != nil {
		t.Fatal(err)
	}
	if again := write(&one); again == first {
		t.Error("a page is written to another folder in the place of its own")
	}
	if text, err := os.ReadFile(victim); err != nil || string(text) != "untouched" {
		t.Errorf("the other file is %q, %v", text, err)
	}
}

// TestPrintInTheRealWindow presses Ctrl+P where xdg-open keeps what it is
// given, and where there is none.
func TestPrintInTheRealWindow(t *testing.T) {
	s := newScreen(t)
	bin, kept := t.TempDir(), filepath.Join(t.TempDir(), "kept.html")
	script := "#!/bin/sh\ncp \"$1\" '" + kept + "'\n"
	if err := os.WriteFile(filepath.Join(bin, "xdg-open"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	s.env = append(s.env, "PATH="+bin+":"+os.Getenv("PATH"))
	s.start("--entry", "side-effects/headache")
	s.want(t, "print-page", "Headache can happen")
	s.key("ctrl+p")
	s.want(t, "print", "Print it from there")
	waitFor(t, kept)
	page, err := os.ReadFile(kept)
	if err != nil || !strings.Contains(string(page), "<h1>Headache</h1>") {
		t.Errorf("the viewer got %v\n%s", err, page)
	}
	if left, err := filepath.Glob(filepath.Join(s.temp, "clinic-handbook-print-*")); err != nil || len(left) != 1 {
		t.Errorf("the folder of the page outlives the test: %q is there (%v)", left, err)
	}
	if err := os.WriteFile(filepath.Join(bin, "xdg-open"), []byte("#!/bin/sh\nexit 3\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	s.key("ctrl+t")
	s.want(t, "side-effects-table", "Side effects at a glance", "Who answers", "Allergic reaction")
	s.key("ctrl+p")
	s.want(t, "print-fails", "yourself to print it")
}

// waitFor waits until a file is there.
func waitFor(t *testing.T, file string) {
	t.Helper()
	for range 50 {
		if info, err := os.Stat(file); err == nil && info.Size() > 0 {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("%s does not appear", file)
}
