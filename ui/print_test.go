package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"clinichandbook/handbook/notebook"
	"clinichandbook/ui/uitest"
)

// printing is a printer that keeps what it was handed.
type printing struct {
	dir   string
	files []string
	err   error
}

func (p *printing) printer() Printer {
	return Printer{
		Write: func(name string, page []byte) (string, error) {
			file := filepath.Join(p.dir, name)
			return file, os.WriteFile(file, page, 0o600)
		},
		View: func(file string, failed func(error)) {
			p.files = append(p.files, file)
			if p.err != nil {
				failed(p.err)
			}
		},
	}
}

// last is the name and the text of the last page.
func (p *printing) last(t *testing.T) (name, text string) {
	t.Helper()
	if len(p.files) == 0 {
		t.Fatal("nothing was printed")
	}
	file := p.files[len(p.files)-1]
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Base(file), string(data)
}

func TestPrint(t *testing.T) {
	w := openBook(t, uitest.EffectBook(t), notebook.Open(t.TempDir()))
	p := &printing{dir: t.TempDir()}
	w.SetPrinter(p.printer())
	for _, c := range []struct {
		name string
		show func()
		file string
		want []string
		not  string
	}{
		{"an entry", func() { w.Open("side-effects/mood"); pressButton(t, w.area.pager.Content(), "Print") }, "mood.html", []string{"<h1>Mood</h1>"}, "Seizure"},
		{"the table", func() { w.openEffects(); pressButton(t, w.area.pager.Content(), "Print") }, "side-effects.html", []string{"Mood", "Seizure", "Printed " + time.Now().Format(time.DateOnly)}, "A choice"},
		{"rows of the table", func() { w.area.effects.Focus(); test.Type(focusedEntry(t, w), "days"); printPage(w) }, "side-effects.html", []string{"A choice: 2 of the 6 side effects", "Mood"}, "Seizure"},
		{"home", func() { w.goHome(); printPage(w) }, "clinic-handbook.html", []string{`<a href="#side-effects/mood">Mood</a>`}, "A choice"},
		{"all, from an entry", func() { w.Open("side-effects/mood"); printAll(w) }, "clinic-handbook.html", []string{"<h1>Seizure</h1>"}, "A choice"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.show()
			file, text := p.last(t)
			if file != c.file {
				t.Errorf("the file is %s, want %s", file, c.file)
			}
			for _, want := range append(c.want, "2026.11", "Not reviewed by a clinician") {
				if !strings.Contains(text, want) {
					t.Errorf("the page lacks %q", want)
				}
			}
			if strings.Contains(text, c.not) {
				t.Errorf("the page has %q", c.not)
			}
			wantSeen(t, w.status.bar, "Opened in the system's viewer")
		})
	}
}

func TestWhatCannotBePrintedIsSaid(t *testing.T) {
	w := open(t)
	w.Open("side-effects/nausea")
	p := &printing{dir: filepath.Join(t.TempDir(), "missing"), err: errors.New("no viewer")}
	w.SetPrinter(p.printer())
	printPage(w)
	wantSeen(t, w.status.bar, "could not be prepared", "print again")
	if len(p.files) > 0 {
		t.Error("a page that is not there was opened")
	}
	p.dir = t.TempDir()
	printPage(w)
	wantSeen(t, w.status.bar, "No viewer could be opened", p.files[0])
}
