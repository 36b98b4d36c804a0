package userdir

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestFind(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the folders are those of Linux")
	}
	home, config := t.TempDir(), t.TempDir()
	dir := t.TempDir()
	portable := func(name string) string {
		dir := filepath.Join(t.TempDir(), "Práctica nº 1")
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	plain, text := portable("portable"), portable("portable.txt")
	aFolder := t.TempDir()
	if err := os.Mkdir(filepath.Join(aFolder, "portable"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, folder, home, config string
		want                       string
		portable                   bool
	}{
		{"configuration folder", dir, home, config, filepath.Join(config, "clinic-handbook"), false},
		{"home", dir, home, "", filepath.Join(home, ".config", "clinic-handbook"), false},
		{"portable", plain, home, config, filepath.Join(plain, "data"), true},
		{"portable with a hidden extension", text, home, config, filepath.Join(text, "data"), true},
		{"portable without a home", plain, "", "", filepath.Join(plain, "data"), true},
		{"a folder named portable", aFolder, home, config, filepath.Join(config, "clinic-handbook"), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Setenv("HOME", c.home)
			t.Setenv("XDG_CONFIG_HOME", c.config)
			if got := Find(c.folder); got.Path != c.want || got.Portable != c.portable {
				t.Errorf("%+v, want %s, portable %v", got, c.want, c.portable)
			}
		})
	}
}

// TestNoHome: without a home in the environment, or with a relative
// configuration folder, nothing is stored in the current folder.
func TestNoHome(t *testing.T) {
	for _, config := range []string{"", "relative"} {
		t.Setenv("HOME", "")
		t.Setenv("XDG_CONFIG_HOME", config)
		t.Setenv("XDG_CACHE_HOME", "")
		d := Find(t.TempDir())
		if !filepath.IsAbs(d.Path) || !filepath.IsAbs(d.config) || !filepath.IsAbs(d.cache) {
			t.Errorf("%+v", d)
		}
		d.RedirectLibraries()()
		for _, dir := range []func() (string, error){os.UserConfigDir, os.UserCacheDir} {
			if got, err := dir(); err != nil || !filepath.IsAbs(got) {
				t.Errorf("libraries write into %q, %v", got, err)
			}
		}
	}
}
