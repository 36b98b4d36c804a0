package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"clinichandbook/handbook/notebook"
)

// TestGallery takes a picture of each screen of the real program, in each
// look, for the folder that GALLERY names: make screenshots.
func TestGallery(t *testing.T) {
	gallery := os.Getenv("GALLERY")
	if gallery == "" {
		t.Skip("make screenshots takes the pictures")
	}
	for _, look := range []struct {
		name     string
		theme    notebook.Theme
		textSize int
	}{
		{"light", notebook.ThemeLight, 100},
		{"dark", notebook.ThemeDark, 100},
		{"high-contrast", notebook.ThemeHighContrast, 100},
		{"large-text", notebook.ThemeLight, 200},
	} {
		t.Run(look.name, func(t *testing.T) {
			s := newScreen(t)
			kept := notebook.Open(filepath.Join(s.home, "clinic-handbook"))
			for _, id := range []string{"faq/can-i-drive", "side-effects/headache", "sections/going-home"} {
				s.must(kept.Visit(id))
			}
			s.must(kept.Save("faq/can-i-drive"))
			s.must(kept.Save("faq/can-i-eat-or-drink-before"))
			_, err := kept.SetNote("side-effects/dissociation", "", "Robin explains this well: extension 12.")
			s.must(err)
			s.must(kept.SetWindow(func(w *notebook.Window) {
				w.Theme, w.TextSize, w.Width, w.Height = look.theme, look.textSize, 1366, 768
			}))
			s.start()
			s.run("xdotool", "mousemove", "1365", "767")
			shoot := func(screen string) { s.shoot("root", filepath.Join(gallery, screen+"-"+look.name+".png")) }
			find := func(query string) {
				s.key("Escape")
				s.typed(query)
			}
			shoot("home")
			find("can i drve home")
			shoot("search")
			find("dissociation")
			s.key("Return")
			shoot("side-effect")
			s.key("ctrl+t", "Down", "Down")
			shoot("side-effects-table")
			find("cant breath")
			shoot("emergency")
			find("xqzvwk")
			shoot("nothing-found")
			s.key("ctrl+comma")
			shoot("settings")
			s.key("ctrl+o")
			shoot("our-clinic")
			s.key("ctrl+shift+o")
			shoot("content-problems")
			s.key("F1")
			shoot("keys")
			s.key("Alt_L", "Down", "Right", "Down")
			shoot("menu")
			find("throwing up")
			s.key("ctrl+m")
			strip := strings.TrimSpace(s.run("timeout", "20", "xdotool", "search", "--sync", "--onlyvisible", "--name", "^Clinic Handbook strip$"))
			s.shoot(strip, filepath.Join(gallery, "strip-"+look.name+".png"))
		})
	}
}

func (s *screen) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// atRest is for how many looks in a row a screen that has drawn everything,
// even on a slow machine, stays the same.
const atRest = 5

// shoot takes a picture of a window once it no longer changes.
func (s *screen) shoot(window, png string) {
	s.t.Helper()
	raw := filepath.Join(s.dir, "raw.ppm")
	var last []byte
	same := 0
	for range 60 {
		time.Sleep(400 * time.Millisecond)
		s.run("import", "-window", window, raw)
		now, err := os.ReadFile(raw)
		s.must(err)
		if !bytes.Equal(now, last) {
			last, same = now, 0
			continue
		}
		if same++; same == atRest {
			s.run("convert", raw, "-strip", "-depth", "8", "+dither", "-colors", "128", "-define", "png:compression-level=9", png)
			return
		}
	}
	s.t.Errorf("%s: the screen does not come to rest", png)
}
