// Command handbookctl is the content owner's tool: it checks the handbook's
// files, lists and shows entries, and searches as the desk program does.
//
// Exit codes: 0 done, 1 problems found, 2 wrong usage.
package main

import (
	"os"

	"clinichandbook/assets"
)

func main() {
	os.Exit(run(os.Args[1:], assets.Content(), os.Stdin, os.Stdout, os.Stderr))
}
