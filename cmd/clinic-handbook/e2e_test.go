package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestRealWindow starts the real program on a virtual display, types with
// xdotool and reads the screen with tesseract. It needs the packages that
// make setup installs. With SCREENSHOTS set it leaves its pictures there.
func TestRealWindow(t *testing.T) {
	for _, tool := range []string{"Xvfb", "xdotool", "import", "tesseract"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is missing: run make setup", tool)
		}
	}
	program := filepath.Join(t.TempDir(), "clinic-handbook")
	build := exec.Command("go", "build", "-tags", "no_emoji,no_animations,no_metadata,migrated_fynedo", "-o", program, ".")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	s := newScreen(t)
	s.start(program)
	for _, c := range []struct {
		name, query string
		want        []string
		not         []string
	}{
		{"browse", "", []string{"Sections", "About the sources", "Type what the caller says", "49 entries", "offline"}, []string{"EMERGENCY:"}},
		{"side-effect", "throwing up", []string{"Nausea or vomiting", "Say this", "Front desk may read this out", "Hand over to a nurse if"}, []string{"EMERGENCY:"}},
		{"search", "can i drive", []string{"Can I drive afterwards?", "Going home", "Nobody drives home"}, []string{"EMERGENCY:"}},
		{"emergency", "cant breath", []string{"EMERGENCY:", "Trouble breathing", "use your local emergency number"}, nil},
		{"insurance", "does blue cross pay", []string{"Does insurance cover it?", "Plans differ"}, []string{"EMERGENCY:"}},
		{"nothing", "xqzvwk", []string{"No answer found"}, []string{"EMERGENCY:", "Say this"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s.key("Escape")
			if c.query != "" {
				s.run("xdotool", "type", "--delay", "30", c.query)
			}
			picture := filepath.Join(s.dir, c.name+".png")
			var seen string
			var missing []string
			for range 5 { // a slow machine draws late
				time.Sleep(700 * time.Millisecond)
				s.run("import", "-window", "root", picture)
				seen = s.read(picture)
				missing = lacking(seen, c.want)
				if len(missing) == 0 {
					break
				}
			}
			if len(missing) > 0 {
				t.Errorf("%q is not on the screen:\n%s", missing, seen)
			}
			for _, s := range c.not {
				if strings.Contains(seen, s) {
					t.Errorf("%q is on the screen:\n%s", s, seen)
				}
			}
		})
	}
}

func lacking(text string, want []string) []string {
	var out []string
	for _, w := range want {
		if !strings.Contains(text, w) {
			out = append(out, w)
		}
	}
	return out
}

// screen is a virtual display with one program on it.
type screen struct {
	t   *testing.T
	dir string // pictures
	env []string
}

func newScreen(t *testing.T) *screen {
	t.Helper()
	s := &screen{t: t, dir: os.Getenv("SCREENSHOTS")}
	if s.dir == "" {
		s.dir = t.TempDir()
	}
	n := 70
	for exists(fmt.Sprintf("/tmp/.X%d-lock", n)) {
		n++
	}
	display := fmt.Sprintf(":%d", n)
	server := exec.Command("Xvfb", display, "-screen", "0", "1366x768x24")
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Process.Kill(); server.Wait() })
	for range 100 {
		if exists(fmt.Sprintf("/tmp/.X11-unix/X%d", n)) {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	home := t.TempDir() // no clinic values, no settings of this machine
	s.env = append(os.Environ(), "DISPLAY="+display, "HOME="+home, "XDG_CONFIG_HOME="+home, "FYNE_PLATFORM=x11", "WAYLAND_DISPLAY=")
	if theme := os.Getenv("FYNE_THEME"); theme == "" {
		s.env = append(s.env, "FYNE_THEME=light")
	}
	return s
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func (s *screen) start(program string) {
	s.t.Helper()
	app := exec.Command(program)
	app.Env = s.env
	if err := app.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { app.Process.Kill(); app.Wait() })
	s.run("timeout", "60", "xdotool", "search", "--sync", "--name", "^Clinic Handbook$")
	time.Sleep(time.Second)
}

func (s *screen) key(name string) { s.run("xdotool", "key", name) }

// run runs a tool on the display and returns what it prints.
func (s *screen) run(name string, args ...string) string {
	s.t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env = s.env
	var errOutput strings.Builder
	cmd.Stderr = &errOutput
	out, err := cmd.Output()
	if err != nil {
		s.t.Fatalf("%s: %v\n%s", name, err, errOutput.String())
	}
	return string(out)
}

// read is the text of a picture: of the whole, and of the status line by
// itself, whose small type is lost among the rest.
func (s *screen) read(picture string) string {
	s.t.Helper()
	large := filepath.Join(s.t.TempDir(), "large.png")
	s.run("convert", picture, "-colorspace", "Gray", "-resize", "250%", large)
	status := filepath.Join(s.t.TempDir(), "status.png")
	s.run("convert", picture, "-crop", "1180x32+0+668", "+repage", "-colorspace", "Gray", "-resize", "400%", status)
	return s.run("tesseract", large, "-", "--psm", "11") + s.run("tesseract", status, "-", "--psm", "6")
}
