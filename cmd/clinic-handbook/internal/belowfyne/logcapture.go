package belowfyne

import (
	"io"
	"log"
	"os"
)

// CaptureLog redirects what libraries print to a writer: Fyne logs errors, and the
// libraries below it log warnings about the graphics driver, which are useless at a
// desk. What the Go runtime and C libraries print still goes to the console. Needed
// in Fyne 2.8.1.
func CaptureLog(to io.Writer) {
	log.SetOutput(to)
	read, write, err := os.Pipe()
	if err != nil {
		return
	}
	os.Stdout, os.Stderr = write, write
	go io.Copy(to, read) //nolint:errcheck // runs as long as the program does
}
