package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"clinichandbook/cmd/clinic-handbook/internal/belowfyne"
	"clinichandbook/cmd/clinic-handbook/internal/instance"
	"clinichandbook/cmd/clinic-handbook/internal/tempdir"
	"clinichandbook/cmd/clinic-handbook/internal/userdir"
	"clinichandbook/ui"
)

// Exit codes.
const (
	done       = 0
	noHandbook = 1
	wrongUsage = 2
	noWindow   = 3
	crashed    = 4
	lastCode   = crashed
)

// previewPurpose names the temporary folders of previews.
const previewPurpose = "preview"

// run runs the program and returns its exit code.
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
	program, err := os.Executable()
	if err != nil {
		program = os.Args[0]
	}
	dir := userdir.Find(filepath.Dir(program))
	valuesDir := dir.Path
	if preview != "" { // apart from the handbook of the desk, which may be open
		temp, err := tempdir.New(previewPurpose)
		if err != nil {
			fmt.Fprintf(stderr, "clinic-handbook: there is no temporary folder for the preview: %v\n", err)
			return noWindow
		}
		defer temp.Remove()
		dir.Path = temp.Path()
	}
	if err := useSoftware(program); err != nil {
		fmt.Fprintf(stderr, "clinic-handbook: the software renderer cannot be loaded: %v\n", err)
	}
	running := instance.Claim(dir.Path, message)
	if running == nil {
		return done
	}
	code, err := (&desk{program: program, dir: dir, running: running, request: request, valuesDir: valuesDir, preview: preview, console: stderr}).open()
	if err == nil {
		return code
	}
	running.Release()
	if errors.Is(err, belowfyne.ErrNoOpenGL) {
		if code, err := runSoftware(program, args, stdout, stderr); err == nil {
			return code
		}
	}
	notify(stderr, advice(err))
	return noWindow
}

// parse reads the command line: what is asked for, and the content folder to
// preview, if any.
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
