package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"clinichandbook/assets"
)

// The limits that the monkey holds the program to, in MB.
const (
	maxMemory     = 400 // at any time
	maxRestMemory = 250 // a minute after the last action
)

// TestMonkey uses the real window at random: for a minute and always the same way,
// or, as in make monkey, for MONKEY_TIME and another way each time, and then within
// the limits of memory. Even seeds are a content owner's window, odd ones a desk's.
// After a fault it prints the seed and the last actions; MONKEY_SEED repeats them in
// the same order, MONKEY_STEPS as many.
func TestMonkey(t *testing.T) {
	s := newScreen(t)
	duration, err := time.ParseDuration(cmp.Or(os.Getenv("MONKEY_TIME"), "1m"))
	s.must(err)
	long, anySeed := os.Getenv("MONKEY_TIME") != "", "1"
	if long {
		anySeed = strconv.FormatInt(time.Now().UnixNano(), 10)
	}
	seed, err := strconv.ParseUint(cmp.Or(os.Getenv("MONKEY_SEED"), anySeed), 10, 64)
	s.must(err)
	steps, err := strconv.Atoi(cmp.Or(os.Getenv("MONKEY_STEPS"), "1000000000"))
	s.must(err)
	t.Logf("MONKEY_SEED=%d", seed)
	m := &monkey{screen: s, rand: rand.New(rand.NewPCG(seed, 0))}
	if seed%2 == 0 {
		s.owning("Ann Smith")
	}
	m.open()
	defer m.close()
	most, last := 0, time.Now()
	for end := time.Now().Add(duration); m.steps < steps && time.Now().Before(end); {
		if err := m.step(); err != nil {
			t.Fatalf("MONKEY_SEED=%d MONKEY_STEPS=%d: %v\nlast actions:\n%s\n%s", seed, m.steps, err, strings.Join(m.last, "\n"), m.reports())
		}
		if now := m.memory(); now > most {
			most = now
		}
		if time.Since(last) > time.Minute {
			last = time.Now()
			t.Logf("after %d actions: %d MB, at most %d MB", m.steps, m.memory(), most)
		}
	}
	if !long {
		t.Logf("%d actions, at most %d MB", m.steps, most)
		return
	}
	if most > maxMemory {
		t.Errorf("MONKEY_SEED=%d: the program took %d MB, more than %d", seed, most, maxMemory)
	}
	time.Sleep(time.Minute)
	rest := m.memory()
	if rest > maxRestMemory {
		t.Errorf("MONKEY_SEED=%d: the program keeps %d MB, more than %d", seed, rest, maxRestMemory)
	}
	t.Logf("%d actions, at most %d MB, a minute later %d MB", m.steps, most, rest)
}

// monkey uses a program at random.
type monkey struct {
	screen *screen
	rand   *rand.Rand
	app    *exec.Cmd
	ended  chan error
	steps  int
	last   []string // actions, the newest at the end
}

// open starts the program.
func (m *monkey) open() {
	m.app = exec.Command(m.screen.program)
	m.app.Env = append(m.screen.env, "PATH="+filepath.Dir(m.screen.program)) // nothing there opens printed pages
	m.screen.must(m.app.Start())
	m.ended = make(chan error, 1)
	app, ended := m.app, m.ended
	go func() { ended <- app.Wait() }()
	m.screen.run("timeout", "60", "xdotool", "search", "--sync", "--name", "^Clinic Handbook$")
	time.Sleep(time.Second)
}

func (m *monkey) close() {
	_ = m.app.Process.Kill()
	<-m.ended
}

// memory is the resident memory of the program, in MB.
func (m *monkey) memory() int {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", m.app.Process.Pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	kB, _ := strconv.Atoi(strings.Fields(rest + " 0")[0])
	return kB / 1024
}

// reports are the crash reports of the program.
func (m *monkey) reports() string {
	var all []string
	files, _ := filepath.Glob(filepath.Join(m.screen.home, "clinic-handbook", "crash-*"))
	for _, f := range files {
		if text, err := os.ReadFile(f); err == nil {
			all = append(all, string(text[:min(len(text), 6000)]))
		}
	}
	return strings.Join(all, "\n")
}

// lastActions is how many actions are printed at a fault.
const lastActions = 40

// step does something, and reports a program that ended by a fault or does not
// answer. After a menu's Quit it starts the program again.
func (m *monkey) step() error {
	args := m.action()
	m.steps++
	m.last = append(m.last, strings.Join(args, " "))
	m.last = m.last[max(0, len(m.last)-lastActions):]
	done := make(chan error, 1)
	cmd := exec.Command("timeout", append([]string{"30", "xdotool"}, args...)...)
	cmd.Env = m.screen.env
	go func() { done <- cmd.Run() }()
	select {
	case err := <-m.ended:
		<-done
		m.ended <- err
		if err != nil {
			return fmt.Errorf("the program ended: %w", err)
		}
		m.open()
	case err := <-done:
		var exit *exec.ExitError
		if errors.As(err, &exit) && exit.ExitCode() == 124 {
			return errors.New("the window does not answer")
		}
	}
	if m.steps%stepsBetweenLooks == 0 && !m.hasWindow() {
		return errors.New("the program runs without a window")
	}
	return nil
}

// stepsBetweenLooks is how often the monkey looks whether there is a window.
const stepsBetweenLooks = 20

// hasWindow reports whether the program has a window, or has one soon, or ends.
func (m *monkey) hasWindow() bool {
	for range 50 {
		search := exec.Command("xdotool", "search", "--name", "^Clinic Handbook")
		search.Env = m.screen.env
		if search.Run() == nil {
			return true
		}
		select {
		case err := <-m.ended:
			m.ended <- err
			return true
		case <-time.After(200 * time.Millisecond):
		}
	}
	return false
}

// words are what the monkey types: calls, emergencies, Spanish, nothing.
var words = []string{
	"throwing up", "cant breathe", "can i drive", "me quiero matar", "chest pain", "xqzvwk", "dizzy headache and nauseous",
	"insurance", "no puedo respirar", "a", "?", "/", "note for Robin ", "555 0100", "%%%<>&", "how long does it take",
}

// keys are those of every command but Quit, of a content owner's, too, and those of
// fields, dialogs and menus.
var keys = []string{
	"Escape", "Escape", "Return", "Return", "Tab", "Tab", "shift+Tab", "Up", "Down", "Left", "Right", "Prior", "Next", "Home", "End", "BackSpace", "Delete", "space",
	"ctrl+k", "ctrl+l", "ctrl+1", "ctrl+2", "ctrl+3", "ctrl+4", "ctrl+5", "alt+Left", "alt+Right", "alt+Home", "ctrl+t", "ctrl+o", "ctrl+shift+o", "ctrl+shift+r",
	"ctrl+6", "ctrl+b", "ctrl+n", "ctrl+w", "ctrl+d", "ctrl+c", "ctrl+shift+c", "ctrl+e", "ctrl+f", "F3", "ctrl+g", "ctrl+shift+g", "ctrl+p", "ctrl+shift+p",
	"alt+1", "alt+2", "alt+3", "alt+4", "alt+5", "alt+6", "alt+7", "F5", "F10", "F10", "ctrl+plus", "ctrl+minus", "ctrl+0", "F11", "ctrl+m", "ctrl+m", "ctrl+comma", "ctrl+comma", "F1", "ctrl+F1",
	"ctrl+shift+e", "ctrl+shift+e", "ctrl+shift+i", "ctrl+shift+b", "ctrl+shift+l", "ctrl+shift+h", "ctrl+s",
	"ctrl+a", "ctrl+x", "ctrl+v", "ctrl+z", "Alt_L", "ctrl+Left", "shift+Right",
}

// action is the next thing to do, as arguments of xdotool.
func (m *monkey) action() []string {
	switch n := m.rand.IntN(100); {
	case n < 30:
		return []string{"type", "--delay", strconv.Itoa(5 + m.rand.IntN(40)), pick(m.rand, words)}
	case n < 62:
		return []string{"key", pick(m.rand, keys)}
	case n < 70: // keys pressed in quick turns
		args := []string{"key", "--delay", "1"}
		for range 2 + m.rand.IntN(6) {
			args = append(args, pick(m.rand, keys))
		}
		return args
	case n < 85:
		return append(m.point(), "click", "1")
	case n < 95:
		return append(m.point(), "click", "--repeat", strconv.Itoa(1+m.rand.IntN(8)), "--delay", "10", pick(m.rand, []string{"4", "5"}))
	case n < 97:
		size := []string{strconv.Itoa(300 + m.rand.IntN(1000)), strconv.Itoa(200 + m.rand.IntN(560))}
		return append([]string{"search", "--onlyvisible", "--name", "^Clinic Handbook", "windowsize"}, size...)
	default: // without a window manager, the focus may be lost
		return []string{"search", "--onlyvisible", "--name", "^Clinic Handbook", "windowfocus"}
	}
}

// point moves the mouse somewhere.
func (m *monkey) point() []string {
	return []string{"mousemove", strconv.Itoa(m.rand.IntN(1366)), strconv.Itoa(m.rand.IntN(768))}
}

func pick(r *rand.Rand, of []string) string { return of[r.IntN(len(of))] }

// TestMonkeyRepeats checks that a seed stands for the same actions each time.
func TestMonkeyRepeats(t *testing.T) {
	one, two := &monkey{rand: rand.New(rand.NewPCG(7, 0))}, &monkey{rand: rand.New(rand.NewPCG(7, 0))}
	for i := range 1000 {
		if a, b := one.action(), two.action(); !slices.Equal(a, b) {
			t.Fatalf("action %d of one seed is %q and %q", i, a, b)
		}
	}
}

// keysOfX are X's names of keys that the guide names differently.
var keysOfX = map[string]string{"PgUp": "Prior", "PgDn": "Next", "Enter": "Return", "Esc": "Escape", "+": "plus", "-": "minus", ",": "comma"}

// xdotoolKey is a key of the guide, such as Ctrl+PgUp, as xdotool takes it.
func xdotoolKey(key string) string {
	mods := ""
	for _, mod := range []string{"Ctrl+", "Alt+", "Shift+"} {
		if rest, ok := strings.CutPrefix(key, mod); ok {
			mods, key = mods+strings.ToLower(mod), rest
		}
	}
	if name, ok := keysOfX[key]; ok {
		key = name
	}
	if mods != "" && len(key) == 1 {
		key = strings.ToLower(key)
	}
	return mods + key
}

// TestMonkeyKnowsTheKeys checks that the monkey presses every key of the table in the
// user's guide, which is made from the commands.
func TestMonkeyKnowsTheKeys(t *testing.T) {
	guide, err := fs.ReadFile(assets.Guide(), "guide/users.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(guide), "## Keyboard shortcuts\n")
	table, _, _ = strings.Cut(table, "\n## ")
	found := 0
	for line := range strings.Lines(table) {
		cells := strings.Split(line, "|")
		if len(cells) < 3 || strings.Contains(line, "---") {
			continue
		}
		for key := range strings.SplitSeq(strings.TrimSpace(cells[1]), ", ") {
			if key == "key" || key == "letters" || key == "Ctrl+Q" {
				continue
			}
			if found++; !slices.Contains(keys, xdotoolKey(key)) && !slices.Contains(words, key) {
				t.Errorf("the monkey never presses %s (%s)", key, xdotoolKey(key))
			}
		}
	}
	if found < 50 {
		t.Errorf("the guide has %d keys", found)
	}
}
