package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"clinichandbook/assets"
	"clinichandbook/cmd/clinic-handbook/internal/tempdir"
	"clinichandbook/cmd/clinic-handbook/internal/xvfb"
	"clinichandbook/handbook/content"
)

// TestRealWindow starts the real program on a virtual display, types with
// xdotool and reads the screen with tesseract. It needs the packages that
// make setup installs.
func TestRealWindow(t *testing.T) {
	s := newScreen(t)
	book, _, err := content.Load(assets.Content())
	s.must(err)
	entries := fmt.Sprintf("%d entries", len(book.Entries()))
	s.start()
	for _, c := range []struct {
		name, query string
		want        []string
		not         []string
	}{
		{"browse", "", []string{"Sections", "About the sources", "Type what the caller says", entries, "offline"}, []string{"EMERGENCY"}},
		{"side-effect", "throwing up", []string{"Nausea or vomiting", "Front desk may read this out", "Hand over to a nurse if"}, []string{"EMERGENCY"}},
		{"search", "can i drive", []string{"Can I drive afterwards?", "Going home", "Nobody drives home"}, []string{"EMERGENCY"}},
		{"emergency", "cant breath", []string{"EMERGENCY", "Trouble breathing", "call the local emergency number"}, nil},
		{"insurance", "does blue cross pay", []string{"Does insurance cover it?", "Plans differ"}, []string{"EMERGENCY"}},
		{"nothing", "xqzvwk", []string{"No answer found"}, []string{"EMERGENCY", "may read this out"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s.key("Escape")
			if c.query != "" {
				s.typed(c.query)
			}
			seen := s.want(t, c.name, c.want...)
			for _, s := range c.not {
				if strings.Contains(seen, s) {
					t.Errorf("%q is on the screen:\n%s", s, seen)
				}
			}
		})
	}
}

// want waits until texts are on the screen, and returns all that is there.
func (s *screen) want(t *testing.T, name string, want ...string) string {
	t.Helper()
	picture := filepath.Join(s.dir, name+".png")
	var seen string
	var missing []string
	for range 5 { // a slow machine draws late
		time.Sleep(700 * time.Millisecond)
		s.run("import", "-window", "root", picture)
		seen = s.read(picture)
		if missing = lacking(seen, want); len(missing) > 0 {
			seen += s.readStatus(picture)
			missing = lacking(seen, want)
		}
		if len(missing) == 0 {
			return seen
		}
	}
	t.Errorf("%q is not on the screen:\n%s", missing, seen)
	return seen
}

// programs is a folder for the programs that the tests build.
var programs = sync.OnceValues(func() (*tempdir.Dir, error) { return tempdir.New("test") })

// buildProgram builds the program once for all tests, and buildCrashing a program
// that can be made to crash.
var (
	buildProgram  = sync.OnceValues(func() (string, error) { return build("clinic-handbook", "") })
	buildCrashing = sync.OnceValues(func() (string, error) { return build("clinic-handbook-crashing", ",crashtest") })
)

func build(name, tags string) (program string, err error) {
	dir, err := programs()
	if err != nil {
		return "", err
	}
	program = filepath.Join(dir.Path(), name)
	cmd := exec.Command("go", "build", "-tags", "no_emoji,no_animations,no_metadata,migrated_fynedo"+tags, "-o", program, ".")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return program, nil
}

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, err := programs(); err == nil {
		dir.Remove()
	}
	os.Exit(code)
}

// skipSlow skips a test that takes seconds in the quick loop.
func skipSlow(t *testing.T, why string) {
	t.Helper()
	if testing.Short() {
		t.Skip("slow: " + why)
	}
}

// needsRest skips a test whose steps depend on how fast the machine answers, unless
// make habits runs it.
func needsRest(t *testing.T) {
	t.Helper()
	if os.Getenv("HABITS") == "" {
		t.Skip("make habits tries it, on a machine at rest")
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
	t       *testing.T
	program string
	dir     string // pictures
	home    string // of the user
	temp    string // what the program leaves there when it is killed goes with the test
	env     []string
	through []string // command that starts the program, or nil
}

// newScreen starts a display of 1366×768, unless options of the server say
// otherwise.
func newScreen(t *testing.T, options ...string) *screen {
	t.Helper()
	skipSlow(t, "opens a real window")
	for _, tool := range []string{"Xvfb", "xdotool", "import", "tesseract"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is missing: run make setup", tool)
		}
	}
	program, err := buildProgram()
	if err != nil {
		t.Fatal(err)
	}
	s := &screen{t: t, program: program, dir: t.TempDir(), home: t.TempDir(), temp: t.TempDir()} // no clinic values, no settings of this machine
	display := startDisplay(t, options...)
	s.env = append(os.Environ(), "DISPLAY="+display, "HOME="+s.home, "XDG_CONFIG_HOME="+s.home, "TMPDIR="+s.temp, "FYNE_PLATFORM=x11", "WAYLAND_DISPLAY=")
	s.env = append(s.env, "OMP_THREAD_LIMIT=1") // on two processors the readers of pictures wait for each other: 9 s instead of 3
	if theme := os.Getenv("FYNE_THEME"); theme == "" {
		s.env = append(s.env, "FYNE_THEME=light")
	}
	return s
}

// startDisplay starts a virtual display for a test and returns its name.
func startDisplay(t *testing.T, options ...string) string {
	t.Helper()
	name, stop, err := xvfb.Start(options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	return name
}

// start starts the program and waits for its window. It returns a function that
// kills the program.
func (s *screen) start(args ...string) (kill func()) {
	s.t.Helper()
	command := append(append(slices.Clone(s.through), s.program), args...)
	app := exec.Command(command[0], command[1:]...)
	app.Env = s.env
	if err := app.Start(); err != nil {
		s.t.Fatal(err)
	}
	kill = sync.OnceFunc(func() { app.Process.Kill(); app.Wait() })
	s.t.Cleanup(kill)
	s.run("timeout", "60", "xdotool", "search", "--sync", "--onlyvisible", "--name", "^Clinic Handbook$") // before that, no window gets the keys
	time.Sleep(time.Second)
	return kill
}

func (s *screen) key(names ...string) {
	for _, name := range names {
		s.run("xdotool", "key", name)
		time.Sleep(150 * time.Millisecond)
	}
}

func (s *screen) typed(text string) { s.run("xdotool", "type", "--delay", "30", text) }

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

// read is the text of a picture.
func (s *screen) read(picture string) string {
	s.t.Helper()
	return s.recognized(picture, "11", "-resize", "250%")
}

// readStatus is the text of its status line, whose small type is not recognized among
// the rest.
func (s *screen) readStatus(picture string) string {
	s.t.Helper()
	return s.recognized(picture, "6", "-crop", "1180x32+0+668", "+repage", "-resize", "400%")
}

// recognized is the text of a picture in a layout that tesseract knows, after options
// of convert. What tesseract reads is not compressed, which would take longer than
// reading it.
func (s *screen) recognized(picture, layout string, options ...string) string {
	s.t.Helper()
	gray := filepath.Join(s.t.TempDir(), "gray.bmp")
	s.run("convert", append(append([]string{picture, "-colorspace", "Gray"}, options...), gray)...)
	return s.run("tesseract", gray, "-", "--psm", layout)
}

// readPart is the text of a part of the screen, after more options of convert.
func (s *screen) readPart(geometry string, more ...string) string {
	s.t.Helper()
	part := filepath.Join(s.t.TempDir(), "part.png")
	s.run("import", "-window", "root", "-crop", geometry, "+repage", part)
	return s.recognized(part, "11", append([]string{"-resize", "250%"}, more...)...)
}
