package main

import (
	"bytes"
	"fmt"
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
	for _, look := range appearances {
		t.Run(look.name, func(t *testing.T) { shootDesk(t, gallery, look) })
		t.Run(look.name+", wide", func(t *testing.T) { shootWide(t, gallery, look) })
		t.Run(look.name+", clinic values set", func(t *testing.T) { shootBar(t, gallery, look) })
		if look.name == "light" {
			t.Run("content owner", func(t *testing.T) { shootOwner(t, gallery, look) })
		}
	}
}

// appearance is how the screens of the gallery are shown.
type appearance struct {
	name     string
	theme    notebook.Theme
	textSize int
}

var appearances = []appearance{
	{"light", notebook.ThemeLight, 100},
	{"dark", notebook.ThemeDark, 100},
	{"high-contrast", notebook.ThemeHighContrast, 100},
	{"large-text", notebook.ThemeLight, 200},
}

// show makes the window appear in a look.
func (a appearance) show(w *notebook.Window) {
	w.Theme, w.TextSize, w.Width, w.Height = a.theme, a.textSize, 1366, 768
}

// usedDesk is a screen of a desk that has been in use.
func usedDesk(t *testing.T, look appearance, options ...string) *screen {
	s := newScreen(t, options...)
	kept := notebook.Open(filepath.Join(s.home, "clinic-handbook"))
	for _, id := range []string{"faq/can-i-drive", "side-effects/headache", "sections/going-home"} {
		s.must(kept.Visit(id))
	}
	s.must(kept.Save("faq/can-i-drive"))
	s.must(kept.Save("faq/can-i-eat-or-drink-before"))
	_, err := kept.SetNote("side-effects/dissociation", "", "Robin explains this well: extension 12.")
	s.must(err)
	s.must(kept.SetWindow(look.show))
	return s
}

// shootDesk takes pictures of all screens of a desk where no value is set.
func shootDesk(t *testing.T, gallery string, look appearance) {
	s := usedDesk(t, look)
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
	s.key("ctrl+f")
	shoot("find")
	s.key("Escape")
	find("dissociation")
	s.key("Return")
	shoot("side-effect")
	s.key("ctrl+k")
	find("bladder symptoms")
	s.key("Return", "Next")
	shoot("long-page")
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
	s.key("alt+g", "Down", "Down", "Down", "Down", "Down", "Return")
	shoot("first-start")
	s.key("ctrl+shift+o")
	shoot("content-problems")
	s.key("ctrl+F1")
	shoot("help")
	s.key("F1")
	shoot("keys")
	s.key("Alt_L", "Down", "Right", "Down")
	shoot("menu")
	find("throwing up")
	s.key("ctrl+m")
	s.shoot(s.strip(), filepath.Join(gallery, "strip-"+look.name+".png"))
}

// shootWide takes pictures of the main screens on a large display, at a desk where the
// values are set.
func shootWide(t *testing.T, gallery string, look appearance) {
	const width, height = 2560, 1440
	s := usedDesk(t, look, "-screen", "0", fmt.Sprintf("%dx%dx24", width, height))
	s.must(notebook.Open(filepath.Join(s.home, "clinic-handbook")).SetWindow(func(w *notebook.Window) { w.Width, w.Height = width, height }))
	s.must(os.WriteFile(filepath.Join(s.home, "clinic-handbook", "clinic.yaml"), []byte(barValues), 0o600))
	s.start()
	s.run("xdotool", "mousemove", fmt.Sprint(width-1), fmt.Sprint(height-1))
	shoot := func(screen string) { s.shoot("root", filepath.Join(gallery, screen+"-wide-"+look.name+".png")) }
	shoot("home")
	for _, search := range []struct{ picture, query string }{{"search", "can i drve home"}, {"side-effect", "dissociation"}, {"emergency-set", "cant breath"}, {"nothing-found", "xqzvwk"}} {
		s.key("Escape", "Escape") // the first one is for the bar
		s.typed(search.query)
		shoot(search.picture)
	}
	s.key("ctrl+t")
	shoot("side-effects-table")
	s.key("ctrl+o")
	shoot("our-clinic")
	s.key("ctrl+comma")
	shoot("settings")
}

// barValues are the clinic values that the emergency bar shows.
const barValues = `emergency-number: "911"
emergency-script: Please hang up and call 911 now. If somebody is with you, have them call.
emergency-script-spanish: Por favor cuelgue y llame al 911 ahora. Si hay alguien con usted, pídale que llame.
crisis-line: "988"
crisis-script: I am glad you told me. Stay on the line with me while I get a nurse.
interpreter-line: ext. 4150
nurse-line: ext. 4120
`

// shootBar takes pictures of the list of red flags, and of the emergency bar once the
// clinic has set its values: in English, in Spanish, with a script of its own, and in
// the strip.
func shootBar(t *testing.T, gallery string, look appearance) {
	s := newScreen(t)
	s.must(notebook.Open(filepath.Join(s.home, "clinic-handbook")).SetWindow(look.show))
	s.must(os.WriteFile(filepath.Join(s.home, "clinic-handbook", "clinic.yaml"), []byte(barValues), 0o600))
	s.start()
	s.run("xdotool", "mousemove", "1365", "767")
	s.key("ctrl+shift+r")
	s.shoot("root", filepath.Join(gallery, "red-flags-"+look.name+".png"))
	for _, bar := range []struct{ picture, query string }{
		{"emergency-set", "cant breath"},
		{"emergency-spanish", "no puedo respirar"},
		{"emergency-crisis", "she wants to die"},
	} {
		s.key("Escape", "Escape") // the first one is for the bar
		s.typed(bar.query)
		s.shoot("root", filepath.Join(gallery, bar.picture+"-"+look.name+".png"))
	}
	s.key("Escape", "Escape")
	s.key("ctrl+m")
	strip := s.strip()
	s.typed("cant breath")
	s.shoot(strip, filepath.Join(gallery, "emergency-strip-"+look.name+".png"))
}

// strip is the window of the strip, once it shows.
func (s *screen) strip() string {
	return strings.TrimSpace(s.run("timeout", "20", "xdotool", "search", "--sync", "--onlyvisible", "--name", "^Clinic Handbook strip$"))
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
