// Command ablation switches the mechanisms and weights of the search off, one at a
// time, and measures what each is worth.
//
//	go run ./handbook/search/ablation         in every set
//	go run ./handbook/search/ablation -short  in those of this repository
//
// The search has no switches: they are in a copy of it that this command makes and
// hands to go test as an overlay. Run it where go.mod is.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
)

func main() {
	short := flag.Bool("short", false, "measure the sets of this repository only")
	dir := flag.String("dir", "handbook/search", "the package")
	flag.Parse()
	if err := ablate(*dir, fmt.Sprintf("-short=%t", *short)); err != nil {
		fmt.Fprintln(os.Stderr, "ablation:", err)
		os.Exit(1)
	}
}

func ablate(dir, short string) error {
	pkg, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	o, err := parse(pkg)
	if err != nil {
		return err
	}
	knobs := slices.Concat(mechanisms(), weights())
	if err := o.move(knobs); err != nil {
		return err
	}
	tmp, err := os.MkdirTemp("", "ablation")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	list, err := o.write(tmp, pkg, knobs)
	if err != nil {
		return err
	}
	cmd := exec.Command("go", "test", "-count=1", "-timeout=30m", "-overlay", list, "-tags", "ablation", "-run", "^TestTable$", short, "-v", ".")
	cmd.Dir, cmd.Stdout, cmd.Stderr = pkg, os.Stdout, os.Stderr
	return cmd.Run()
}
