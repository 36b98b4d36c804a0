// Benchui measures the desk program as a person meets it: the real program on
// a virtual display of 1366×768 with software rendering, keys pressed through
// the X server, and times taken when changed pixels arrive there. Nothing in the
// program knows of it. The measure is a bare Fyne window with one entry field,
// started in turns with the program.
//
//	benchui [-starts 10] [-searches 600] [-pages 120] BARE PROGRAM
//
// It prints one Markdown table and ends with 1 when a limit is missed by far:
// machines are noisy. It is a module of its own, so that its X library does not
// reach the program.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// config is what a run measures.
type config struct {
	bare, program string // files
	starts        int    // of each
	searches      int    // before memory is read again
	pages         int    // opened, before memory is read again
}

func run(args []string, stdout, stderr io.Writer) int {
	cfg, err := parse(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		fmt.Fprintf(stderr, "benchui: %v\n", err)
		return 2
	}
	results, err := measure(cfg)
	if err != nil {
		fmt.Fprintf(stderr, "benchui: %v\n", err)
		return 1
	}
	if !report(stdout, results) {
		return 1
	}
	return 0
}

func parse(args []string, stderr io.Writer) (config, error) {
	var cfg config
	flags := flag.NewFlagSet("benchui", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.IntVar(&cfg.starts, "starts", 10, "starts of each program")
	flags.IntVar(&cfg.searches, "searches", 600, "searches before memory is read again")
	flags.IntVar(&cfg.pages, "pages", 120, "opened pages before memory is read again; with neither, memory after work is left out")
	if err := flags.Parse(args); err != nil {
		return cfg, err
	}
	if flags.NArg() != 2 || cfg.starts < 1 {
		return cfg, errors.New("give two files: the bare window and the program")
	}
	cfg.bare, cfg.program = flags.Arg(0), flags.Arg(1)
	return cfg, nil
}
