package main

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"aead.dev/minisign"

	"clinichandbook/assets"
	"clinichandbook/handbook/author"
)

// packFolder makes the current folder one with a clinic's content and a key.
func packFolder(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	if err := os.CopyFS("handbook", assets.Content()); err != nil {
		t.Fatal(err)
	}
	if code, _, errOutput := ctl("", "keygen", "--no-password"); code != exitDone {
		t.Fatal(errOutput)
	}
}

// want runs a command line and holds its exit code and what it says.
func want(t *testing.T, code int, says string, args ...string) (out string) {
	t.Helper()
	got, out, errOutput := ctl("", args...)
	if got != code || !strings.Contains(out+errOutput, says) {
		t.Errorf("%q: exit %d, want %d with %q:\n%s%s", args, got, code, says, out, errOutput)
	}
	if got != exitDone && !strings.HasPrefix(errOutput, "handbookctl: ") && !strings.Contains(errOutput, "\nhandbookctl: ") {
		t.Errorf("%q does not say why: %s", args, errOutput)
	}
	return out
}

func TestKeygen(t *testing.T) {
	t.Chdir(t.TempDir())
	want(t, exitUsage, "--no-password", "keygen")
	if names, _ := filepath.Glob("*"); len(names) > 0 {
		t.Fatalf("without a terminal it leaves %q", names)
	}
	out := want(t, exitDone, "Keep it off the shared folder", "keygen", "--no-password")
	info, err := os.Stat("handbook.key")
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the private key: %v, %v", info, err)
	}
	pub, err := minisign.PublicKeyFromFile("handbook.pub")
	if err != nil || !strings.Contains(out, "trusted-keys:\n  - "+pub.String()) {
		t.Errorf("%v: it says\n%s", err, out)
	}
	before, _ := os.ReadFile("handbook.key")
	want(t, exitProblems, "handbook.key is there already", "keygen", "--no-password")
	if err := os.Remove("handbook.key"); err != nil {
		t.Fatal(err)
	}
	want(t, exitProblems, "handbook.pub is there already", "keygen", "--no-password")
	if _, err := os.Lstat("handbook.key"); err == nil {
		t.Error("a refused keygen leaves a private key")
	}
	want(t, exitDone, "desk.pub", "keygen", "--no-password", "--out", "desk")
	after, _ := os.ReadFile("desk.key")
	if len(before) == 0 || bytes.Equal(before, after) {
		t.Error("two keys are the same")
	}
	want(t, exitProblems, "cannot be written", "keygen", "--no-password", "--out", "no/such/folder/desk")
}

// typing types passwords, one after the other.
func typing(passwords ...string) func(string) (string, error) {
	return func(string) (string, error) {
		if len(passwords) == 0 {
			return "", io.EOF
		}
		p := passwords[0]
		passwords = passwords[1:]
		return p, nil
	}
}

func TestPassword(t *testing.T) {
	t.Chdir(t.TempDir())
	e := &env{out: io.Discard, errOutput: io.Discard}
	for name, passwords := range map[string][]string{
		"differ": {"correct horse", "correct house"}, "empty": {""}, "short": {"abc", "abc"}, "end": {}, "end at the second": {"correct horse"},
	} {
		e.password = typing(passwords...)
		if err := (keygenCmd{Out: "k"}).Run(e); err == nil {
			t.Errorf("%s: a key is made", name)
		}
		if _, err := os.Lstat("k.key"); err == nil {
			t.Fatalf("%s: a key is left", name)
		}
	}
	if testing.Short() {
		t.Skip("locking a key takes a gibibyte of memory and some seconds")
	}
	e.password = typing("correct horse", "correct horse")
	if err := (keygenCmd{Out: "k"}).Run(e); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("k.key")
	if err != nil || !minisign.IsEncrypted(text) {
		t.Fatalf("the key is not locked: %v", err)
	}
	e.password = typing("wrong")
	if _, err := e.readKey("k.key"); err == nil || !strings.Contains(err.Error(), "the password does not open k.key") {
		t.Errorf("with a wrong password: %v", err)
	}
	e.password = nil
	if _, err := e.readKey("k.key"); err == nil || !strings.Contains(err.Error(), "no terminal") {
		t.Errorf("without a terminal: %v", err)
	}
	e.password = typing("correct horse")
	key, err := e.readKey("k.key")
	pub, pubErr := author.ReadPublicKey("k.pub")
	if err != nil || pubErr != nil || !pub.Equal(key.Public()) {
		t.Errorf("the key does not come back: %v, %v", err, pubErr)
	}
}

func TestPackAndVerify(t *testing.T) {
	packFolder(t)
	want(t, exitDone, "signed with the key", "pack", "handbook", "--key", "handbook.key", "-o", "clinic.hbk")
	out := want(t, exitDone, "is sound", "verify", "clinic.hbk", "--key", "handbook.pub")
	for _, s := range []string{`version  20\d{12}\n`, `created  20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ\n`, `entries  \d\d\n`, `key id   [0-9A-F]{16}\n`} {
		if !regexp.MustCompile(s).MatchString(out) {
			t.Errorf("verify does not tell %s:\n%s", s, out)
		}
	}
	versions := map[string]bool{}
	for range 3 { // within a second, too, each is higher
		want(t, exitDone, "version", "pack", "handbook", "--key", "handbook.key")
		versions[regexp.MustCompile(`version  \d+`).FindString(want(t, exitDone, "", "verify", "clinic.hbk", "--key", "handbook.pub"))] = true
	}
	if len(versions) != 3 {
		t.Errorf("three packs have the versions %v", versions)
	}
	want(t, exitUsage, "leave out --pack-version", "pack", "handbook", "--key", "handbook.key", "--pack-version", "3")
	want(t, exitDone, "version 3,", "pack", "handbook", "--key", "handbook.key", "--pack-version", "3", "-o", "new.hbk")
	want(t, exitDone, "version  3\n", "verify", "new.hbk", "--key", "handbook.pub")
	if left, _ := filepath.Glob("*.new"); len(left) > 0 {
		t.Errorf("packing leaves %q", left)
	}
}

func TestPackingTwiceIsTheSame(t *testing.T) {
	packFolder(t)
	t.Setenv("SOURCE_DATE_EPOCH", "1795528800")
	var packs [2][]byte
	for i := range packs {
		want(t, exitDone, "", "pack", "handbook", "--key", "handbook.key", "-o", "a.hbk")
		packs[i], _ = os.ReadFile("a.hbk")
		if err := os.Remove("a.hbk"); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(packs[0], packs[1]) {
		t.Error("two packs of the same content and time differ")
	}
	t.Setenv("SOURCE_DATE_EPOCH", "yesterday")
	want(t, exitUsage, "SOURCE_DATE_EPOCH", "pack", "handbook", "--key", "handbook.key")
}

func TestPackRefuses(t *testing.T) {
	packFolder(t)
	want(t, exitDone, "", "keygen", "--no-password", "--out", "other")
	want(t, exitUsage, "no folder", "pack", "nowhere", "--key", "handbook.key")
	want(t, exitUsage, "no file no.key", "pack", "handbook", "--key", "no.key")
	want(t, exitUsage, "not a private key", "pack", "handbook", "--key", "handbook.pub")
	want(t, exitUsage, "--key", "pack", "handbook")
	want(t, exitUsage, "clinic.hbk", "pack", "handbook", "--key", "handbook.key", "-o", "clinic.zip")
	want(t, exitProblems, "cannot be written", "pack", "handbook", "--key", "handbook.key", "-o", "no/such/clinic.hbk")
	want(t, exitUsage, "no file clinic.hbk", "verify", "clinic.hbk", "--key", "handbook.pub")
	want(t, exitDone, "", "pack", "handbook", "--key", "handbook.key")
	want(t, exitUsage, "not a public key", "verify", "clinic.hbk", "--key", "handbook.key")
	want(t, exitProblems, "is not trusted", "verify", "clinic.hbk", "--key", "other.pub")
	want(t, exitProblems, "another key", "pack", "handbook", "--key", "other.key")
	sound, _ := os.ReadFile("clinic.hbk")

	page := filepath.Join("handbook", "faq", "can-i-drive.md")
	if err := os.WriteFile(page, []byte("---\ntitle: A\nroute: porter\nsay: B.\n---\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	out := want(t, exitProblems, "nothing was packed", "pack", "handbook", "--key", "handbook.key")
	if !strings.Contains(out, "faq/can-i-drive.md:3: unknown route") {
		t.Errorf("the problem is not named:\n%s", out)
	}
	if after, _ := os.ReadFile("clinic.hbk"); !bytes.Equal(after, sound) {
		t.Error("a refused pack changes the one that is there")
	}
	sound[len(sound)/2] ^= 1
	if err := os.WriteFile("clinic.hbk", sound, 0o644); err != nil {
		t.Fatal(err)
	}
	want(t, exitProblems, "changed or damaged", "verify", "clinic.hbk", "--key", "handbook.pub")
	text, err := fs.ReadFile(assets.Content(), "faq/can-i-drive.md")
	if err == nil {
		err = os.WriteFile(page, text, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	want(t, exitProblems, "not a sound pack", "pack", "handbook", "--key", "handbook.key")
}

// TestPackLeavesOut checks that what is no content is named and left out.
func TestPackLeavesOut(t *testing.T) {
	packFolder(t)
	for _, name := range []string{"README.txt", ".DS_Store"} {
		if err := os.WriteFile(filepath.Join("handbook", name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want(t, exitDone, "README.txt is not a handbook file", "pack", "handbook", "--key", "handbook.key")
}
