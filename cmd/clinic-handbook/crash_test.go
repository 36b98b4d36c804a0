package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"clinichandbook/handbook/notebook"
)

// TestCrash makes the real program crash in every way that it can. A report must
// say why, nothing must quote what was typed, and the next start must say where the
// report is.
func TestCrash(t *testing.T) {
	skipSlow(t, "opens a real window")
	program, err := buildCrashing()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		code int // 2 is the Go runtime's own
		want string
		seen bool // the next start is checked, which takes long
	}{
		{"window", crashed, "panic: string, its value left out", false},
		{"error", crashed, "panic: *errors.errorString, its text left out", false},
		{"nil", crashed, "panic: runtime error: invalid memory address or nil pointer dereference", false},
		{"own", crashed, "panic: string, its value left out", false},
		{"library", 2, "panic: its text left out", false},
		{"fatal", 2, "main.overflow(", false},
		{"driver", 2, "SIGSEGV: segmentation violation", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newScreen(t)
			s.program = program
			dir := filepath.Join(s.home, "clinic-handbook")
			now := filepath.Join(t.TempDir(), "now")
			const secret, caller, note = "Secret Smith", "hunter two", "for Robin"
			app := exec.Command(program)
			app.Env = append(s.env, "CRASH="+c.name, "CRASH_TEXT="+secret, "CRASH_WHEN="+now)
			var console bytes.Buffer
			app.Stdout, app.Stderr = &console, &console
			s.must(app.Start())
			ended := make(chan error, 1)
			go func() { ended <- app.Wait() }()
			s.run("timeout", "60", "xdotool", "search", "--sync", "--name", "^Clinic Handbook$")
			time.Sleep(time.Second)
			s.typed(caller)
			time.Sleep(time.Second) // its last letter has arrived
			s.run("timeout", "20", program, "--entry", "side-effects/headache")
			time.Sleep(time.Second) // it has been taken, and is now shown
			s.key("ctrl+e")
			s.typed(note)
			time.Sleep(time.Second)
			s.must(os.WriteFile(now, nil, 0o600))
			select {
			case <-ended:
			case <-time.After(time.Minute):
				app.Process.Kill()
				t.Fatal("it does not end")
			}
			if code := app.ProcessState.ExitCode(); code != c.code {
				t.Errorf("it ends with %v, want %d", app.ProcessState, c.code)
			}
			if said := console.String(); c.code == crashed && (strings.Count(said, "\n") != 1 || !strings.Contains(said, "crash-")) {
				t.Errorf("it says\n%s\nwant one line with the report", said)
			}
			if c.code == crashed {
				if got := notebook.Open(dir).Note("side-effects/headache"); got != note {
					t.Errorf("of the note that was being written %q is kept, want %q", got, note)
				}
			}
			kill := s.start()
			if c.seen {
				s.want(t, "crash-next-start", "closed last time because of an error", "Type what the caller says")
			}
			kill()
			reports, err := filepath.Glob(filepath.Join(dir, "crash-*.txt"))
			if err != nil || len(reports) != 1 {
				t.Fatalf("reports: %v, %v", reports, err)
			}
			report, err := os.ReadFile(reports[0])
			s.must(err)
			for _, want := range []string{c.want, "version   " + version, "linux/", "goroutine "} {
				if !strings.Contains(string(report), want) {
					t.Errorf("the report lacks %q:\n%.2000s", want, report)
				}
			}
			files, err := filepath.Glob(filepath.Join(dir, "*"))
			s.must(err)
			for _, file := range files {
				if name := filepath.Base(file); strings.HasPrefix(name, "notebook") || strings.HasPrefix(name, "drafts") {
					continue // the note is in it
				}
				text, err := os.ReadFile(file)
				s.must(err)
				for _, typed := range []string{secret, caller, "Secret", "Smith", "hunter", note} {
					if bytes.Contains(text, []byte(typed)) {
						t.Errorf("%s quotes %q", file, typed)
					}
				}
			}
			if !c.seen {
				return
			}
			s.start()
			if seen := s.want(t, "crash-mentioned", "Type what the caller says"); strings.Contains(seen, "because of an error") {
				t.Error("a later start mentions it again")
			}
		})
	}
}

// TestShippedProgramCannotBeMadeToCrash checks that the way into TestCrash is
// not in the program that is shipped.
func TestShippedProgramCannotBeMadeToCrash(t *testing.T) {
	skipSlow(t, "builds the program twice")
	for build, want := range map[string]bool{"shipped": false, "crashing": true} {
		program, err := buildProgram()
		if want {
			program, err = buildCrashing()
		}
		if err != nil {
			t.Fatal(err)
		}
		code, err := os.ReadFile(program)
		if err != nil {
			t.Fatal(err)
		}
		if got := bytes.Contains(code, []byte("CRASH_WHEN")); got != want {
			t.Errorf("%s: has the way in: %v, want %v", build, got, want)
		}
	}
}
