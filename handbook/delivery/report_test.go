package delivery

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// reported waits for the report of a desk.
func reported(t *testing.T, dir string, version int64) Report {
	t.Helper()
	var r Report
	until(t, "the desk reports", func() bool {
		text, err := os.ReadFile(filepath.Join(dir, computerName()+ReportExtension))
		if err != nil {
			return false
		}
		var ok bool
		r, ok = ParseReport(text)
		return ok && r.Version == version
	})
	return r
}

// reporting watches a place and reports into a folder.
func reporting(t *testing.T, place, copies, reports string) (seen *desk, stop func()) {
	t.Helper()
	d := New(Config{Content: place, Every: 40 * time.Millisecond, Reports: reports}, copies)
	d.settle, d.gather, d.stuck = 20*time.Millisecond, 10*time.Millisecond, 150*time.Millisecond
	d.Saved()
	return watching(t, d)
}

func TestReport(t *testing.T) {
	place, reports, copies := t.TempDir(), t.TempDir(), t.TempDir()
	put(t, filepath.Join(place, PointerName), string(publish(t, place, 7, "seven").Text()))
	seen, stop := reporting(t, place, copies, reports)
	seen.shows(t, 1, "seven")
	r := reported(t, reports, 7)
	if since := time.Since(r.At); since < 0 || since > time.Minute {
		t.Errorf("it reports the time %v", r.At)
	}
	put(t, filepath.Join(place, PointerName), string(publish(t, place, 8, "eight").Text()))
	reported(t, reports, 8)
	put(t, filepath.Join(place, PointerName), string(publish(t, place, 9, "eight").Text())) // the same content
	reported(t, reports, 9)
	stop()
	must(t, os.RemoveAll(reports))
	must(t, os.Mkdir(reports, 0o755))
	_, stop = reporting(t, place, copies, reports)
	reported(t, reports, 9) // after a restart, with nothing new
	stop()
	if entries, err := os.ReadDir(reports); err != nil || len(entries) != 1 {
		t.Errorf("the folder has %v, %v", entries, err)
	}
}

// TestReportThatCannotBeWritten changes nothing at the desk, and says nothing.
func TestReportThatCannotBeWritten(t *testing.T) {
	for name, spoil := range map[string]func(dir, file string){
		"no folder":            func(dir, _ string) { must(t, os.RemoveAll(dir)) },
		"a file":               func(dir, _ string) { must(t, os.RemoveAll(dir)); put(t, dir, "x") },
		"a folder of the name": func(_, file string) { must(t, os.Mkdir(file, 0o755)) },
	} {
		place, reports := t.TempDir(), filepath.Join(t.TempDir(), "reports")
		must(t, os.Mkdir(reports, 0o755))
		spoil(reports, filepath.Join(reports, computerName()+ReportExtension))
		put(t, filepath.Join(place, PointerName), string(publish(t, place, 7, "seven").Text()))
		seen, stop := reporting(t, place, "", reports)
		seen.shows(t, 1, "seven")
		if s := seen.says(t, ""); s.Message.Text != "" {
			t.Errorf("%s: it says %q", name, s.Message)
		}
		stop()
	}
}

// TestReportFollowsNoLink: whoever can write in the folder must not make a desk
// overwrite its own files.
func TestReportFollowsNoLink(t *testing.T) {
	place, reports := t.TempDir(), t.TempDir()
	own := filepath.Join(t.TempDir(), "profile")
	put(t, own, "precious")
	file := filepath.Join(reports, computerName()+ReportExtension)
	for _, name := range []string{file, file + ".new"} {
		if err := os.Symlink(own, name); err != nil {
			t.Skip("no links here")
		}
	}
	put(t, filepath.Join(place, PointerName), string(publish(t, place, 7, "seven").Text()))
	_, stop := reporting(t, place, "", reports)
	reported(t, reports, 7)
	stop()
	if text, err := os.ReadFile(own); err != nil || string(text) != "precious" {
		t.Errorf("the file has %q, %v", text, err)
	}
	if info, err := os.Lstat(file); err != nil || !info.Mode().IsRegular() {
		t.Errorf("the report is %v, %v", info, err)
	}
}

// TestNoReportUnlessAsked: the settings name no folder, or the content has no version.
func TestNoReportUnlessAsked(t *testing.T) {
	place, reports := t.TempDir(), t.TempDir()
	put(t, filepath.Join(place, "clinic.yaml"), "plain")
	seen, stop := reporting(t, place, "", reports)
	seen.shows(t, 1, "plain")
	stop()
	if entries, _ := os.ReadDir(reports); len(entries) > 0 {
		t.Errorf("it writes %v", entries)
	}
}

func TestParseReport(t *testing.T) {
	r := Report{7, time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)}
	if got, ok := ParseReport(r.Text()); !ok || got != r {
		t.Errorf("%+v, %v", got, ok)
	}
	text := string(r.Text())
	for _, bad := range []string{"", "version: 7\n", text + "x", strings.ToUpper(text), strings.ReplaceAll(text, "\n", "\r\n"), strings.Replace(text, "7", "07", 1), strings.Replace(text, "7", "-7", 1), strings.Replace(text, "Z", "+01:00", 1), "version: 7\ntime: \n"} {
		if _, ok := ParseReport([]byte(bad)); ok {
			t.Errorf("%q is read", bad)
		}
	}
}

func TestDeskName(t *testing.T) {
	for host, want := range map[string]string{"FRONT-1": "front-1", "front.clinic.local": "front-clinic-local", "": "desk", "../..": "desk", "Empfang ä": "empfang", strings.Repeat("x", 100): strings.Repeat("x", longestDesk), "con/aux": "con-aux"} {
		if got := DeskName(host); got != want {
			t.Errorf("%q: %q, want %q", host, got, want)
		}
	}
}
