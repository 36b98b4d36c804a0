package ui

import (
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook/export"
)

// Printer is how pages get to paper: each is written into a folder and handed
// to the system's viewer, which prints it.
type Printer struct {
	// Dir is a folder for the pages alone. What lies in it may be removed.
	Dir string
	// View opens a file and returns at once. It calls failed on Fyne's
	// goroutine if the file could not be opened.
	View func(file string, failed func(error))

	made bool // Dir is of this run
}

// SetPrinter sets how pages are printed, and removes what an earlier run left.
func (w *Window) SetPrinter(p Printer) {
	w.printer = p
	os.RemoveAll(p.Dir) // what cannot be removed shows when something is printed
}

// printPage prints the entry or the table that the page shows, or else the
// whole handbook.
func (w *Window) printPage() {
	switch e := w.entry(); {
	case e != nil:
		w.used()
		w.print(path.Base(e.ID), func(to io.Writer, date string) error { return export.PrintEntry(to, w.book, e, date) })
	case w.onEffects():
		w.print("side-effects", func(to io.Writer, date string) error {
			return export.PrintSideEffects(to, w.book, entriesOf(w.effects.shown), date)
		})
	default:
		w.printAll()
	}
}

// printAll prints the whole handbook.
func (w *Window) printAll() {
	w.print("clinic-handbook", func(to io.Writer, date string) error { return export.PrintAll(to, w.book, date) })
}

// print writes a page and hands it to the viewer.
func (w *Window) print(name string, write func(to io.Writer, date string) error) {
	var page strings.Builder
	err := write(&page, time.Now().Format(time.DateOnly))
	if err == nil {
		err = w.printer.makeDir()
	}
	file := filepath.Join(w.printer.Dir, name+".html")
	if err == nil {
		err = os.WriteFile(file, []byte(page.String()), 0o600)
	}
	if err != nil {
		w.status.say(lang.L("The page to print could not be written: {{.Reason}}. Check that there is room and that {{.Dir}} may be written, then print again.", map[string]any{"Reason": err.Error(), "Dir": w.printer.Dir}))
		return
	}
	w.status.say(lang.L("Opened in the system's viewer: print it there."))
	w.printer.View(file, func(error) {
		w.status.say(lang.L("No viewer could be opened: open the file {{.File}} yourself to print it.", map[string]any{"File": file}))
	})
}

// makeDir makes the folder, readable by its owner only. A folder of that name
// which somebody else made is not used.
func (p *Printer) makeDir() error {
	if p.made {
		return nil
	}
	err := os.Mkdir(p.Dir, 0o700)
	p.made = err == nil
	return err
}
