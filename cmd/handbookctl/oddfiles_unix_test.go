//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"clinichandbook/assets"
)

// TestOddFilesAreRefused names what is not a plain file, or far too large, wherever
// a command reads a file: each ends at once, with one sentence and no success.
func TestOddFilesAreRefused(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	large, err := os.Create(at("large"))
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{
		syscall.Mkfifo(at("pipe"), 0o600),
		os.Symlink("pipe", at("link-to-pipe")),
		os.Symlink("loop", at("loop")),
		os.Symlink("/dev/zero", at("device")),
		os.Mkdir(at("folder"), 0o700),
		large.Truncate(40 << 30),
		large.Close(),
		os.MkdirAll(at("content/faq"), 0o700),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	files := []string{"pipe", "link-to-pipe", "loop", "device", "folder", "large"}
	if testing.Short() {
		files = files[:1]
	}
	public := publicKey(t)
	for _, odd := range files {
		page := at("content/faq/odd.md")
		_ = os.Remove(page)
		if err := os.Symlink(at(odd), page); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{
			{"eval", at(odd)},
			{"verify", "--key", at(odd), at("no.hbk")},
			{"verify", "--key", public, at(odd)},
			{"pack", "--key", at(odd), "-o", at("out.hbk"), at("content")},
			{"check", at("content")},
			{"review", at("content"), "--sign", "faq/odd", "--by", "Jane Roe", "--role", "RN"},
			{"export", "--format", "md", "-o", "-", "--content", at("content"), "faq/odd"},
			{"import", "--into", at("new"), at(odd)},
		} {
			t.Run(args[0]+" "+odd, func(t *testing.T) {
				if args[0] == "import" && odd == "folder" {
					t.Skip("a folder is imported")
				}
				code, said := within(t, time.Minute, args)
				if code == exitDone || said == "" || strings.Contains(said, "panic") {
					t.Errorf("exit %d: %s", code, said)
				}
			})
		}
	}
}

// TestNamesControlNoTerminal: a hostile name of a file is printed harmlessly by
// whatever names it.
func TestNamesControlNoTerminal(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"faq/a\x1b[31m.md", "faq/b\u202e.txt", "c\x1b]0;x\a.bin"} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		for _, err := range []error{os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte("x"), 0o644)} {
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, args := range [][]string{{"check", dir}, {"list", "--content", dir}, {"export", "--content", dir, "--format", "md", "-o", filepath.Join(t.TempDir(), "x.md")}, {"import", "--into", t.TempDir(), dir, "--dry-run"}, {"show", "faq/\x1b[2J"}} {
		_, out, errOutput := ctl("", args...)
		if strings.ContainsAny(out+errOutput, "\x1b\a\u202e") {
			t.Errorf("%v prints %q", args, out+errOutput)
		}
	}
}

func publicKey(t *testing.T) string {
	dir := t.TempDir()
	t.Chdir(dir)
	if code, _, said := ctl("", "keygen", "--no-password"); code != exitDone {
		t.Fatal(said)
	}
	return filepath.Join(dir, "handbook.pub")
}

// within runs a command line that must end in time.
func within(t *testing.T, most time.Duration, args []string) (code int, said string) {
	t.Helper()
	late := time.AfterFunc(most, func() { panic(fmt.Sprint(args, " does not end")) })
	defer late.Stop()
	code, out, errOutput := ctl("", args...)
	return code, out + errOutput
}

// TestFullDevice: what cannot be printed ends in no success.
func TestFullDevice(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip(err)
	}
	defer full.Close()
	for _, args := range [][]string{{"list"}, {"search", "pain"}, {"search", "--json", "pain"}, {"search", "--json", "--batch"}, {"show", "faq/can-i-drive"}, {"version"}, {"export", "--format", "md", "-o", "-"}} {
		var said strings.Builder
		if code := run(args, assets.Content(), strings.NewReader("pain\n"), full, &said); code == exitDone || !strings.Contains(said.String(), "could not be written") {
			t.Errorf("%v: exit %d, %q", args, code, said.String())
		}
	}
}

// TestExportFollowsNoPlantedLink: whoever can write in the folder of an export does not
// choose which file it overwrites.
func TestExportFollowsNoPlantedLink(t *testing.T) {
	for _, planted := range []string{"faq/can-i-drive.md", "faq"} {
		dir := t.TempDir()
		outside, out := filepath.Join(dir, "outside"), filepath.Join(dir, "out")
		victim := filepath.Join(outside, "can-i-drive.md")
		target := outside
		if planted != "faq" {
			target = victim
		}
		link := filepath.Join(out, filepath.FromSlash(planted))
		for _, err := range []error{
			os.MkdirAll(outside, 0o755), os.WriteFile(victim, []byte("mine"), 0o644),
			os.MkdirAll(filepath.Dir(link), 0o755), os.Symlink(target, link),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		code, _, said := ctl("", "export", "--format", "pages", "-o", out, "faq/can-i-drive")
		if code == exitDone || !strings.Contains(said, "is a link") {
			t.Errorf("%s: exit %d: %s", planted, code, said)
		}
		if got, err := os.ReadFile(victim); err != nil || string(got) != "mine" {
			t.Errorf("%s: the other file is %q, %v", planted, got, err)
		}
	}
}
