package delivery

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"clinichandbook/handbook/pack"
)

// TestPicturesComeAlong: of a plain folder, a desk reads the pictures and files that
// pages show, and no others.
func TestPicturesComeAlong(t *testing.T) {
	dir := t.TempDir()
	for _, folder := range []string{"faq", "Pictures", "files"} {
		must(t, os.Mkdir(filepath.Join(dir, folder), 0o755))
	}
	put(t, filepath.Join(dir, "faq", "a.md"), "---\ntitle: A\n---\n![A map](../pictures/our-map.png) [Form](../files/form.pdf)\n")
	for _, name := range []string{"Pictures/Our Map.PNG", "Pictures/unused.png", "files/form.pdf", "files/unused.pdf", "files/setup.exe"} {
		put(t, filepath.Join(dir, filepath.FromSlash(name)), "data of "+name)
	}
	d := New(Config{Content: dir}, "")
	d.settle = 0
	f := d.check("", true, pack.Trust{})
	if f.outcome != found {
		t.Fatalf("%+v", f)
	}
	var read []string
	err := fs.WalkDir(f.content.FS, ".", func(name string, _ fs.DirEntry, err error) error {
		if data, _ := fs.ReadFile(f.content.FS, name); len(data) > 0 {
			read = append(read, name)
		}
		return err
	})
	must(t, err)
	if want := []string{"Pictures/Our Map.PNG", "faq/a.md", "files/form.pdf"}; !slices.Equal(read, want) {
		t.Errorf("it reads %q, want %q", read, want)
	}
	put(t, filepath.Join(dir, "Pictures", "Our Map.PNG"), "another picture")
	if again := d.check(f.stamp, false, pack.Trust{}); again.outcome != found {
		t.Errorf("another picture is no change: %+v", again)
	}
}
