package main

import (
	"fmt"
	"io"
)

// notify shows a message to whoever started the program: on its console, and on
// Windows, where it has none, in a message box.
func notify(console io.Writer, message string) {
	fmt.Fprintf(console, "clinic-handbook: %s\n", message)
	messageBox(message)
}
