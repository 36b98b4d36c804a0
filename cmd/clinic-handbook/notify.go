package main

import (
	"fmt"
	"io"
)

// notify shows a message to the person who started the program: on the console or,
// on Windows, where there is none, in a message box.
func notify(console io.Writer, message string) {
	fmt.Fprintf(console, "clinic-handbook: %s\n", message)
	messageBox(message)
}
