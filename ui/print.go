package ui

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"
)

// Printer prints pages: each is written to a folder and handed to the system's
// viewer, which prints it.
type Printer struct {
	// Dir is a folder for the pages alone, whose content may be removed.
	Dir string
	// View opens a file and returns at once. It calls failed on Fyne's
	// goroutine if the file could not be opened.
	View func(file string, failed func(error))

	made bool // Dir was made by this run
}

// clear removes what an earlier run left. What cannot be removed will show when
// something is printed.
func (p *Printer) clear() { _ = os.RemoveAll(p.Dir) }

// print writes a page, hands it to the viewer, and says what happened.
func (p *Printer) print(name string, write func(to io.Writer, date string) error, say func(string)) {
	var page strings.Builder
	err := write(&page, time.Now().Format(time.DateOnly))
	if err == nil {
		err = p.makeDir()
	}
	file := filepath.Join(p.Dir, name+".html")
	if err == nil {
		err = os.WriteFile(file, []byte(page.String()), 0o600)
	}
	if err != nil {
		say(lang.L("print.failed", map[string]any{"Reason": err.Error(), "Dir": p.Dir}))
		return
	}
	say(lang.L("print.done"))
	p.View(file, func(error) { say(lang.L("print.no-viewer", map[string]any{"File": file})) })
}

// makeDir makes the folder, readable by its owner only. It fails if somebody
// else made a folder of that name.
func (p *Printer) makeDir() error {
	if p.made {
		return nil
	}
	err := os.Mkdir(p.Dir, 0o700)
	p.made = err == nil
	return err
}
