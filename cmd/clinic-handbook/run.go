package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/lang"

	"clinichandbook/assets"
	"clinichandbook/cmd/clinic-handbook/instance"
	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/notebook"
	"clinichandbook/ui"
)

// Exit codes.
const (
	done       = 0
	noHandbook = 1
	wrongUsage = 2
)

// run is the program without its process.
func run(args []string, stdout, stderr io.Writer) int {
	request, preview, err := parse(args, stdout)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return done
	case err != nil:
		fmt.Fprintf(stderr, "clinic-handbook: %v\n", err)
		return wrongUsage
	}
	message, err := json.Marshal(request)
	if err != nil {
		fmt.Fprintf(stderr, "clinic-handbook: %v\n", err)
		return wrongUsage
	}
	dir := configDir()
	config, valuesDir := delivery.Config{}.WithContent(preview), dir
	if preview != "" { // apart from the handbook of the desk, which may be open
		if dir, err = os.MkdirTemp("", "clinic-handbook-preview-"); err != nil {
			fmt.Fprintf(stderr, "clinic-handbook: %v\n", err)
			return noHandbook
		}
		defer os.RemoveAll(dir)
	}
	running := instance.Claim(dir, message)
	if running == nil {
		return done
	}
	loading := make(chan opened, 1)
	go func() { // beside the window, which takes as long
		if preview == "" {
			config = delivery.ReadConfig()
		}
		loading <- open(valuesDir, config, preview != "")
	}()
	if err := lang.AddTranslationsFS(assets.Translations(), "translations"); err != nil {
		fmt.Fprintf(stderr, "clinic-handbook: the texts stay English: %v\n", err)
	}
	a := app.NewWithID("org.clinichandbook.desktop")
	w := ui.New(a, notebook.Open(dir))
	w.SetPrinter(printer())
	if preview != "" {
		w.SetPreview(preview)
	}
	reachBelowFyne(w)
	a.Lifecycle().SetOnStarted(func() { w.FitInto(workArea(w.Scale())) })
	code := done
	go func() {
		loaded := <-loading
		fyne.Do(func() {
			if loaded.err != nil {
				fmt.Fprintf(stderr, "clinic-handbook %s: %v\n", version, loaded.err)
				code = noHandbook
				a.Quit()
				return
			}
			if preview == "" {
				w.SetClinic(loaded.shelf.clinic(w, config))
			}
			w.Show(loaded.book, loaded.index)
			w.AddNotices(loaded.shelf.notices()...)
			w.SetDelivery(loaded.shelf.status)
			w.Serve(request)
			go loaded.shelf.watch(context.Background(), w)
			running.Listen(func(message []byte) { fyne.Do(func() { serve(w, message) }) })
		})
		time.AfterFunc(time.Second, debug.FreeOSMemory) // starting needs more than running
	}()
	w.ShowAndRun()
	return code
}

// opened is what the window shows first, and where it comes from.
type opened struct {
	content
	shelf *shelf
}

// open reads what lies on this computer. A preview keeps no copy.
func open(dir string, config delivery.Config, preview bool) opened {
	kept := filepath.Join(dir, keptFolder)
	if preview {
		kept = ""
	}
	s := openShelf(dir, config, kept)
	if preview {
		s.delivered = &delivery.Content{FS: os.DirFS(config.Content)}
	}
	return opened{s.load(), s}
}

// serve does what a later start asks for.
func serve(w *ui.Window, message []byte) {
	var request ui.Request
	if err := json.Unmarshal(message, &request); err != nil {
		request = ui.Request{} // of another version: it still wants the window
	}
	w.Raise()
	w.Serve(request)
}

// parse reads the command line: what is asked for, and the content folder to
// look at, if any.
func parse(args []string, stdout io.Writer) (r ui.Request, preview string, err error) {
	flags := flag.NewFlagSet("clinic-handbook", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&r.Entry, "entry", "", "")
	flags.StringVar(&preview, "content", "", "")
	flags.Usage = func() {}
	showVersion := flags.Bool("version", false, "")
	err = flags.Parse(args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(stdout, "clinic-handbook [--entry ID] [--content DIR] [WORDS…]\n\nOpens the handbook, searches for the words, or opens the entry. In a running handbook, if there is one.\nWith --content, in a window of its own with that content folder laid over the handbook.")
		return r, "", err
	}
	if err != nil {
		return r, "", fmt.Errorf("%w: try clinic-handbook --help", err)
	}
	if *showVersion {
		fmt.Fprintln(stdout, version)
		return r, "", flag.ErrHelp
	}
	r.Query = strings.Join(flags.Args(), " ")
	if r.Entry != "" && r.Query != "" {
		return r, "", errors.New("words and --entry together: give one of them")
	}
	if preview != "" {
		if info, err := os.Stat(preview); err != nil || !info.IsDir() {
			return r, "", fmt.Errorf("there is no folder %s: name the content folder after --content", preview)
		}
	}
	return r, preview, nil
}

// configDir is the folder with the clinic's values and the notebook. Without a
// home it lies beside the program.
func configDir() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		program, err := os.Executable()
		if err != nil {
			return "clinic-handbook"
		}
		dir = filepath.Dir(program)
	}
	return filepath.Join(dir, "clinic-handbook")
}
