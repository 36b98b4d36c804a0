package e2e

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"clinichandbook/cmd/clinic-handbook/internal/xvfb"
)

// display is a virtual screen with the environment for programs on it.
type display struct {
	t   *testing.T
	env []string
	dir string // pictures; those named by E2E_PICTURES are kept
}

// newDisplay starts a virtual screen; options are Xvfb's, such as -extension GLX.
func newDisplay(t *testing.T, options ...string) *display {
	t.Helper()
	name, stop, err := xvfb.Start(options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	dir := os.Getenv("E2E_PICTURES")
	if dir == "" {
		dir = t.TempDir()
	}
	return &display{t: t, dir: dir, env: append(os.Environ(), "DISPLAY="+name, "FYNE_THEME=light")}
}

// command is a command on the screen that ends within two minutes.
func (d *display) command(name string, args ...string) *exec.Cmd {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	d.t.Cleanup(cancel)
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = d.env
	cmd.WaitDelay = time.Second // Wine's server outlives its first program and keeps the output open
	return cmd
}

// run runs a tool and returns what it prints.
func (d *display) run(name string, args ...string) string {
	d.t.Helper()
	cmd := d.command(name, args...)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil && !errors.Is(err, exec.ErrWaitDelay) {
		d.t.Fatalf("%s %s: %v\n%s%s", name, strings.Join(args, " "), err, out, stderr.String())
	}
	return string(out)
}

func (d *display) key(names ...string) {
	for _, name := range names {
		d.run("xdotool", "key", name)
		time.Sleep(200 * time.Millisecond)
	}
}

func (d *display) typed(text string) { d.run("xdotool", "type", "--delay", "60", text) }

// want waits until texts are on the screen, and returns all that is there.
func (d *display) want(name string, texts ...string) string {
	d.t.Helper()
	var seen string
	var missing []string
	for range 30 {
		time.Sleep(time.Second)
		seen = d.look(name)
		missing = missing[:0]
		for _, text := range texts {
			if !strings.Contains(seen, text) {
				missing = append(missing, text)
			}
		}
		if len(missing) == 0 {
			return seen
		}
	}
	d.t.Errorf("%s: %q is not on the screen, but:\n%s", name, missing, seen)
	return seen
}

// look is the text on the screen. The empty screen around a small window is cut
// off: beside so much black its thin letters are not recognized.
func (d *display) look(name string) string {
	d.t.Helper()
	picture := filepath.Join(d.dir, name+".png")
	d.run("import", "-window", "root", picture)
	large := filepath.Join(d.t.TempDir(), "large.png")
	d.run("convert", picture, "-trim", "-colorspace", "Gray", "-resize", "250%", "-bordercolor", "white", "-border", "50", large)
	return d.run("tesseract", large, "-", "--psm", "11")
}

// window waits for the program's window. It asks anew each time, because a
// window that goes away while xdotool looks at it ends xdotool.
func (d *display) window() {
	d.t.Helper()
	deadline := time.Now().Add(90 * time.Second)
	for {
		out, err := d.command("xdotool", "search", "--name", "^Clinic Handbook$").CombinedOutput()
		if err == nil {
			break
		}
		if time.Now().After(deadline) {
			d.t.Fatalf("no window appears: %v\n%s\non the screen:\n%s", err, out, d.look("no-window"))
		}
		time.Sleep(500 * time.Millisecond)
	}
	time.Sleep(2 * time.Second)
}

// findInPage leads to a text on the page, which may be below the screen's end.
func (d *display) findInPage(name, text string) {
	d.t.Helper()
	d.key("ctrl+f")
	d.typed(text)
	d.key("Return", "Escape")
	d.want(name, text)
}
