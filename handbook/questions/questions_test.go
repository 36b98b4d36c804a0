package questions

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"clinichandbook/handbook/message"
)

var monday = time.Date(2026, 11, 30, 9, 15, 0, 0, time.Local)

func TestAskAndRead(t *testing.T) {
	f := Folder{t.TempDir()}
	for i, text := range []string{"Do you take  Blue Cross?", "where do i park", "do you take blue cross"} {
		if err := f.Ask(text, monday.Add(time.Duration(i)*time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	all, err := f.All()
	if err != nil || len(all) != 2 {
		t.Fatalf("%v, %v", all, err)
	}
	if q := all[0]; q.Text != "do you take blue cross" || q.Times != 2 || !q.At.Equal(monday.Add(2*time.Hour)) {
		t.Errorf("the first is %+v", q)
	}
	if err := f.Remove(all[0]); err != nil {
		t.Fatal(err)
	}
	if all, _ = f.All(); len(all) != 1 || all[0].Text != "where do i park" {
		t.Errorf("left are %+v", all)
	}
}

// TestAFileHasTheWordsOnly checks that nothing of the caller, the desk or the person is
// left with a question.
func TestAFileHasTheWordsOnly(t *testing.T) {
	f := Folder{t.TempDir()}
	if err := f.Ask("where do i park\n", monday); err != nil {
		t.Fatal(err)
	}
	items, err := os.ReadDir(f.Dir)
	if err != nil || len(items) != 1 || !nameForm.MatchString(items[0].Name()) {
		t.Fatalf("%v, %v", items, err)
	}
	if data, _ := os.ReadFile(filepath.Join(f.Dir, items[0].Name())); string(data) != "where do i park\n" {
		t.Errorf("the file says %q", data)
	}
}

func TestQuestionsThatAreNotAsked(t *testing.T) {
	here := t.TempDir()
	full := t.TempDir()
	for i := range maxFiles {
		if err := os.WriteFile(filepath.Join(full, strings.Repeat("x", i%200+1)+string(rune('a'+i/200))), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(here, "a file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ dir, text, want string }{
		"no text":           {here, " \t\u200b", "Write the question first."},
		"too long":          {here, strings.Repeat("é", MaxText+3), "3 characters too long"},
		"the share is away": {filepath.Join(here, "nothing"), "where do i park", "cannot be reached"},
		"not a folder":      {file, "where do i park", "cannot be reached (not a folder)"},
		"full":              {full, "where do i park", "list is full"},
	} {
		t.Run(name, func(t *testing.T) {
			err := Folder{c.dir}.Ask(c.text, monday)
			var said message.Message
			if !errors.As(err, &said) || !strings.Contains(said.String(), c.want) {
				t.Errorf("said %v", err)
			}
		})
	}
	if _, err := os.Stat(filepath.Join(here, "nothing")); err == nil {
		t.Error("a desk has made the folder")
	}
}

func TestAReadOnlyFolder(t *testing.T) {
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		t.Skip("nothing is read-only here")
	}
	f := Folder{t.TempDir()}
	if err := os.Chmod(f.Dir, 0o555); err != nil {
		t.Fatal(err)
	}
	if err := f.Ask("where do i park", monday); err == nil || !strings.Contains(err.Error(), "permission denied") {
		t.Errorf("said %v", err)
	}
}

// TestHostileFiles checks that a folder in which anybody may write does no harm to who
// reads it.
func TestHostileFiles(t *testing.T) {
	f := Folder{t.TempDir()}
	secret := filepath.Join(t.TempDir(), "secret.txt")
	name := func(n string) string { return filepath.Join(f.Dir, "20261130-0915-"+n+".txt") }
	write := func(file, text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(secret, "the secret of another folder")
	write(name("0000000000000001"), "a \x1b[31mred\x00 question\u202e with\nlines")
	write(name("0000000000000002"), strings.Repeat("long ", 4000))
	write(name("0000000000000003"), "\xff\xfe")
	write(name("0000000000000004"), "")
	write(filepath.Join(f.Dir, "Thumbs.db"), "x")
	write(filepath.Join(f.Dir, "20269930-0915-0000000000000005.txt"), "a date that is none")
	write(filepath.Join(f.Dir, "20261130-0915-0000000000000006 (1).txt"), "a copy")
	if err := os.Mkdir(name("0000000000000007"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(secret, name("0000000000000008")); err != nil && runtime.GOOS != "windows" {
		t.Fatal(err)
	}
	all, err := f.All()
	if err != nil || len(all) != 1 || all[0].Text != "a [31mred question with lines" {
		t.Errorf("%+v, %v", all, err)
	}
}

func TestAFolderThatIsNotThere(t *testing.T) {
	f := Folder{filepath.Join(t.TempDir(), "nothing")}
	if all, err := f.All(); all != nil || err != nil || f.Exists() {
		t.Errorf("%v, %v", all, err)
	}
}

func TestLooksPersonal(t *testing.T) {
	for text, want := range map[string]bool{
		"can i drive": false, "is 300 mg too much": false, "a 1099 form": false, "open on 12/24": false, "room 12 or 14": false,
		"call 555-0142 back": true, "(503) 555 0142": true, "born 04/12/1968": true, "mail to ann@example.org": true, "chart 00123456": true,
	} {
		if LooksPersonal(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"", "a\u2028b", "\xff", "Wo parke ich? 🅿"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if once := Clean(s); Clean(once) != once || strings.ContainsAny(once, "\n\r\t\x00\x1b") {
			t.Errorf("%q", once)
		}
	})
}
