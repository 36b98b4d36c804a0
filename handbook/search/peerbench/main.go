// Peerbench compares the handbook's search with other search engines that a
// Go program can hold: the same handbooks, the same queries typed letter by
// letter, the same judgement of what comes first. It prints one Markdown table.
//
// It is a module of its own, so that nothing of those engines reaches the
// program. No engine is tuned beyond what its documentation says of such a use.
//
//	go run . [-sizes 10000,100000] [-keystrokes 3000] [-engines ours,fuzzy,bleve,sqlite]
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"clinichandbook/handbook"
)

// index is one engine's index of a handbook.
type index interface {
	ways() []way
	offHeap() (int64, error) // bytes that it holds outside of Go's heap
	close() error
}

// way is one manner of asking an index: an engine may know several.
type way struct {
	name   string
	search func(text string, limit int) (ids []string, err error) // best first
}

// engine builds indexes.
type engine struct {
	name  string
	build func(*handbook.Handbook, *handbook.Vocabulary) (index, error)
}

// engines lists all engines. Ours is the measure of the others.
func engines() []engine {
	return []engine{{"ours", newOurs}, {"fuzzy", newFuzzy}, {"bleve", newBleve}, {"sqlite", newSQLite}}
}

// config is what a run measures.
type config struct {
	sizes      []int    // entries of the synthetic handbooks, in addition to the bundled one
	keystrokes int      // letters typed on each handbook
	engines    []engine // in the order of the table
}

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	cfg, err := parseArgs(args, stderr)
	if err != nil {
		return 2
	}
	rows, err := cfg.measure(func(format string, args ...any) { fmt.Fprintf(stderr, format+"\n", args...) })
	if err != nil {
		fmt.Fprintln(stderr, "peerbench:", err)
		return 1
	}
	printTable(stdout, rows)
	return 0
}

func parseArgs(args []string, stderr io.Writer) (config, error) {
	flags := flag.NewFlagSet("peerbench", flag.ContinueOnError)
	flags.SetOutput(stderr)
	cfg := config{sizes: []int{10_000, 100_000}, engines: engines()}
	flags.Func("sizes", "entries of the synthetic handbooks, with commas (default 10000,100000)", func(list string) error {
		cfg.sizes = nil
		for s := range strings.SplitSeq(list, ",") {
			n, err := strconv.Atoi(s)
			if err != nil || n < 1 {
				return fmt.Errorf("%q is not a number of entries", s)
			}
			cfg.sizes = append(cfg.sizes, n)
		}
		return nil
	})
	flags.IntVar(&cfg.keystrokes, "keystrokes", 3000, "letters to type on each handbook")
	flags.Func("engines", "which to measure, with commas (default ours,fuzzy,bleve,sqlite)", func(list string) error {
		cfg.engines = nil
		for name := range strings.SplitSeq(list, ",") {
			i := slices.IndexFunc(engines(), func(e engine) bool { return e.name == name })
			if i < 0 {
				return fmt.Errorf("there is no engine %q", name)
			}
			cfg.engines = append(cfg.engines, engines()[i])
		}
		return nil
	})
	return cfg, flags.Parse(args)
}

// measure runs all engines on all handbooks.
func (cfg config) measure(progress func(format string, args ...any)) ([]row, error) {
	queries, err := loadQueries()
	if err != nil {
		return nil, err
	}
	var rows []row
	for _, size := range append([]int{0}, cfg.sizes...) {
		c, err := newCorpus(size, queries, cfg.keystrokes)
		if err != nil {
			return nil, err
		}
		progress("%s: %d entries", c.name, len(c.handbook.Entries()))
		more, err := measureCorpus(c, cfg.engines, progress)
		if err != nil {
			return nil, err
		}
		rows = append(rows, more...)
	}
	return rows, nil
}
