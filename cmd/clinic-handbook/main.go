// Command clinic-handbook is the desk program: the clinic's handbook in a window.
//
//	clinic-handbook                  opens the window
//	clinic-handbook "throwing up"    opens it and searches
//	clinic-handbook --entry ID       opens it at an entry
//
// If the program is already running, a second start passes its request on and ends.
package main

import (
	"os"

	"clinichandbook/cmd/clinic-handbook/internal/clipboard"
)

// version of the program; the build sets it from FyneApp.toml.
var version = "dev"

func main() {
	if len(os.Args) == 3 && os.Args[1] == clipboard.Flag {
		os.Exit(handOut(os.Args[2], os.Stdin, os.Stdout))
	}
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}
