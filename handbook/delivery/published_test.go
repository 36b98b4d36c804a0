package delivery

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clinichandbook/handbook/pack"
)

// publish writes a version of one file into a published folder, without saying
// that it is in force.
func publish(t *testing.T, dir string, version int64, text string) Pointer {
	t.Helper()
	p := Pointer{version, SumOf(map[string][]byte{"clinic.yaml": []byte(text)})}
	folder := filepath.Join(dir, filepath.FromSlash(p.Folder()))
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(folder, "clinic.yaml"), string(text))
	return p
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestPublishedFolder checks that a desk shows the version in force, whole or not
// at all.
func TestPublishedFolder(t *testing.T) {
	dir := t.TempDir()
	d := New(Config{Content: dir}, "")
	d.settle = 0
	put(t, filepath.Join(dir, "clinic.yaml"), "old layout")
	check := func(what, want string) {
		t.Helper()
		f := d.check("", true, pack.Trust{})
		if want == "" {
			if f.outcome != unreachable {
				t.Errorf("%s: %+v", what, f)
			}
			return
		}
		if f.outcome != found {
			t.Fatalf("%s: %+v", what, f)
		}
		file, err := f.content.FS.Open("clinic.yaml")
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		text := make([]byte, 100)
		n, _ := file.Read(text)
		if string(text[:n]) != want {
			t.Errorf("%s: %q", what, text[:n])
		}
	}
	pointer := filepath.Join(dir, PointerName)
	check("a plain folder", "old layout")
	one := publish(t, dir, 1, "one")
	check("a version that is not in force", "old layout")
	put(t, pointer, string(one.Text()))
	check("version 1", "one")
	two := publish(t, dir, 2, "two")
	check("while version 2 is written", "one")
	put(t, pointer, string(two.Text()))
	check("version 2", "two")

	half := filepath.Join(dir, filepath.FromSlash(two.Folder()), "clinic.yaml")
	put(t, half, "tw")
	check("a version half copied", "")
	put(t, half, "two")
	put(t, filepath.Join(filepath.Dir(half), "red-flags.yaml"), "")
	check("a version with a file that was not published", "")
	put(t, pointer, string(Pointer{3, one.Sum}.Text()))
	check("a version that is not there yet", "")
	for _, text := range []string{"", "version: 1\n", "version: ../..\nsum: x\n", strings.Repeat("x", maxPointer+1)} {
		put(t, pointer, text)
		check("a pointer that is not understood", "")
	}
	put(t, pointer, strings.ReplaceAll(string(one.Text()), "\n", "\r\n"))
	check("a pointer as an editor saves it", "one")
}
