package main

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOddMachines checks that the program starts, and works, where the environment
// is not as it should be, and that it says which settings it ignores.
func TestOddMachines(t *testing.T) {
	noFont := filepath.Join(t.TempDir(), "Font-Regular.ttf")
	if err := os.WriteFile(noFont, []byte("no font"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		env  []string
		want []string // on the home page
	}{
		{"scale that is no number, unknown language", []string{"FYNE_SCALE=large", "LANG=tlh_QO.UTF-8", "LC_ALL=not a locale", "LANGUAGE=xx:yy"}, []string{"FYNE_SCALE=large", "ignored"}},
		{"scale of nothing, relative folders", []string{"FYNE_SCALE=0.001", "XDG_CONFIG_HOME=config", "XDG_CACHE_HOME=cache", "XDG_DATA_HOME=data", "XDG_RUNTIME_DIR=run"}, []string{"FYNE_SCALE=0.001", "ignored"}},
		{"scale without bounds, no temporary folder", []string{"FYNE_SCALE=1e9", "TMPDIR=/nonexistent"}, []string{"FYNE_SCALE=1e9", "ignored"}},
		{"font that is none", []string{"FYNE_FONT=" + noFont}, []string{"FYNE_FONT", "ignored"}},
		{"folders that are not there, message bus that does not answer", []string{"XDG_CONFIG_HOME=/nonexistent/c", "XDG_CACHE_HOME=/dev/null/cache", "XDG_RUNTIME_DIR=/nonexistent", "FYNE_THEME=", "DBUS_SESSION_BUS_ADDRESS=unix:path=" + silentSocket(t)}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newScreen(t)
			t.Chdir(t.TempDir())
			s.env = append(s.env, c.env...)
			s.start()
			s.want(t, "odd-home", append(c.want, "Type what the caller says")...)
			s.typed("throwing up")
			s.want(t, "odd-search", "Nausea or vomiting")
			if left := filesIn(t, "."); len(left) > 0 {
				t.Errorf("the current folder contains %q", left)
			}
		})
	}
}

// silentSocket is a socket that accepts connections and never answers.
func silentSocket(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bus")
	listener, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			if _, err := listener.Accept(); err != nil {
				return
			}
		}
	}()
	return path
}

// TestScaleInSettings checks that an extreme scale in the settings file of Fyne is
// ignored.
func TestScaleInSettings(t *testing.T) {
	s := newScreen(t)
	dir := filepath.Join(s.home, "fyne")
	s.must(os.MkdirAll(dir, 0o700))
	s.must(os.WriteFile(filepath.Join(dir, "settings.json"), []byte(`{"scale":2000}`), 0o600))
	s.start()
	if seen := s.want(t, "odd-settings", "scale=2000", "ignored"); strings.Contains(seen, "stop") {
		t.Errorf("it says\n%s", seen)
	}
}
