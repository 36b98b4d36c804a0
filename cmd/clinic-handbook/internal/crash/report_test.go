package crash

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// stopped is what a program that panics leaves: nothing after Stop runs.
func stopped(r *Reporter, f func()) (file string) {
	files := make(chan string)
	r.Stop = func(file string) {
		files <- file
		select {}
	}
	go func() {
		defer r.Catch()
		f()
	}()
	return <-files
}

func TestCatch(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Añejo [1] *")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	log := &Log{}
	log.Write([]byte("2026/11/24 Fyne error:  window creation error\n  Cause: GLX\n"))
	log.Typed()
	log.Write([]byte("Fyne error:  no file\n  Cau"))
	log.Write([]byte("se: open /home/smith/Smith.json\nhalf a li"))
	r := &Reporter{Dir: dir, Version: "1.2", Log: log, Started: time.Now().Add(-time.Hour)}
	file := stopped(r, func() { panic("Smith") })
	data, err := os.ReadFile(file)
	if err != nil || filepath.Dir(file) != dir {
		t.Fatal(file, err)
	}
	text := string(data)
	for _, want := range []string{
		"version   1.2, go1.", "running   for 1h0m0s", "what      panic: string, its value left out", "crash.stopped.func", "window creation error", "Cause: GLX", "Cause: left out",
		"time      " + time.Now().Format("2006-01-02T"),
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the report lacks %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "Smith") || strings.Contains(text, "half a li") {
		t.Errorf("the report quotes what it must not:\n%s", text)
	}
	next := &Reporter{Dir: dir}
	if got := next.Unseen(); got != file {
		t.Errorf("the next start mentions %q, want %q", got, file)
	}
	if got := next.Unseen(); got != "" {
		t.Errorf("a later start mentions %q again", got)
	}
}

func TestFewReportsAreKept(t *testing.T) {
	dir := t.TempDir()
	when := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	var last string
	for i := range 12 {
		file, err := report{when: when.Add(time.Duration(i/2) * time.Minute)}.write(dir) // two at a time
		if err != nil {
			t.Fatal(err)
		}
		last = file
	}
	left, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(left) != keptReports {
		t.Fatalf("left: %q, %v", left, err)
	}
	if left[len(left)-1] != last && left[len(left)-2] != last {
		t.Errorf("the newest, %s, is not among %q", last, left)
	}
}

func TestNoFolderForReports(t *testing.T) {
	r := &Reporter{Dir: filepath.Join(t.TempDir(), "missing")}
	r.WatchFatal("key")()
	if file := stopped(r, func() { panic("x") }); file != "" {
		t.Errorf("it mentions %s", file)
	}
	if got := r.Unseen(); got != "" {
		t.Errorf("the next start mentions %q", got)
	}
}

func TestWatchFatal(t *testing.T) {
	for _, c := range []struct {
		name, raw string
		reports   int
	}{
		{"killed", "1.2\n", 0},
		{"killed at once", "", 0},
		{"crashed", "1.2\npanic: Smith" + trace, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			raw := filepath.Join(dir, "crash-key.raw")
			if err := os.WriteFile(raw, []byte(c.raw), 0o600); err != nil {
				t.Fatal(err)
			}
			r := &Reporter{Dir: dir, Version: "1.3"}
			end := r.WatchFatal("key")
			if now, err := os.ReadFile(raw); err != nil || string(now) != "1.3\n" {
				t.Errorf("the file now holds %q, %v", now, err)
			}
			end()
			if _, err := os.Stat(raw); err == nil {
				t.Error("it stays after an orderly end")
			}
			reports, _ := filepath.Glob(filepath.Join(dir, "crash-*.txt"))
			if len(reports) != c.reports {
				t.Fatalf("reports: %q", reports)
			}
			if c.reports == 0 {
				return
			}
			text, err := os.ReadFile(reports[0])
			if err != nil || !strings.Contains(string(text), "version   1.2,") || strings.Contains(string(text), "Smith") {
				t.Errorf("%v\n%s", err, text)
			}
			if got := r.Unseen(); got != reports[0] {
				t.Errorf("it mentions %q", got)
			}
		})
	}
}

func TestLogKeepsTheLastLines(t *testing.T) {
	var log Log
	for range 10 * maxLines {
		log.Write([]byte("x\n"))
	}
	log.Write([]byte("last\n"))
	if got := log.String(); strings.Count(got, "\n") != maxLines-1 || !strings.HasSuffix(got, "last") {
		t.Errorf("%d lines", strings.Count(got, "\n")+1)
	}
}
