package ui

import (
	"io"
	"path"
	"strings"
	"time"

	"clinichandbook/handbook"
	"clinichandbook/handbook/export"

	"fyne.io/fyne/v2/lang"
)

// Printer prints pages: it writes each to a file and opens it in the system's viewer,
// which prints it. Files that pages offer are opened in the same way.
type Printer struct {
	// Write writes a page to a file of that name, in a folder that it chooses.
	Write func(name string, page []byte) (file string, err error)
	// View opens a file and returns immediately. It calls failed on Fyne's
	// goroutine if the file could not be opened.
	View func(file string, failed func(error))
}

// print writes a page, opens it in the viewer, and says what happened.
func (p *Printer) print(name string, write func(to io.Writer, date string) error, say func(string)) {
	var page strings.Builder
	var file string
	err := write(&page, time.Now().Format(time.DateOnly))
	if err == nil {
		file, err = p.Write(name+".html", []byte(page.String()))
	}
	if err != nil {
		say(lang.L("print.failed", map[string]any{"Reason": err.Error()}))
		return
	}
	say(lang.L("print.done"))
	p.View(file, func(error) { say(lang.L("print.no-viewer", map[string]any{"File": file})) })
}

// open writes a copy of a file and opens it.
func (p *Printer) open(name string, data []byte, say func(string)) {
	if p.Write == nil {
		return
	}
	file, err := p.Write(name, data)
	if err != nil {
		say(lang.L("file.failed", map[string]any{"Name": name, "Reason": err.Error()}))
		return
	}
	say(lang.L("file.opening", map[string]any{"Name": name}))
	p.View(file, func(error) { say(lang.L("file.no-program", map[string]any{"File": file})) })
}

// printPage prints the entry or the table on the page, or else the whole
// handbook.
func printPage(w *Window) {
	switch e := w.entry(); {
	case e != nil:
		w.used()
		printEntry(w, e)
	case w.onEffects():
		w.group.printer.print("side-effects", func(to io.Writer, date string) error {
			return export.PrintSideEffects(to, w.lib.book, w.area.effects.Shown(), date)
		}, w.status.say)
	default:
		printAll(w)
	}
}

// printEntry prints one entry.
func printEntry(w *Window, e *handbook.Entry) {
	w.group.printer.print(path.Base(e.ID), func(to io.Writer, date string) error { return export.PrintEntry(to, w.lib.book, e, date) }, w.status.say)
}

// printAll prints the whole handbook.
func printAll(w *Window) {
	w.group.printer.print("clinic-handbook", func(to io.Writer, date string) error { return export.PrintAll(to, w.lib.book, date) }, w.status.say)
}
