package main

import (
	"fmt"
	"io"
)

// tell says a sentence to whoever started the program: on its console, and on
// Windows, where it has none, in a message box.
func tell(console io.Writer, sentence string) {
	fmt.Fprintf(console, "clinic-handbook: %s\n", sentence)
	messageBox(sentence)
}
