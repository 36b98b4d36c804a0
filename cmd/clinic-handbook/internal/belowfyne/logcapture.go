package belowfyne

import (
	"io"
	"log"
	"os"
)

// CaptureLog sends what libraries print to a writer: Fyne logs errors, and the
// libraries below it print remarks on the graphics driver, which nobody at a
// desk can use. What the Go runtime and C libraries print still goes to the
// console. Needed in Fyne 2.8.1.
func CaptureLog(to io.Writer) {
	log.SetOutput(to)
	read, write, err := os.Pipe()
	if err != nil {
		return
	}
	os.Stdout, os.Stderr = write, write
	go io.Copy(to, read) //nolint:errcheck // runs as long as the program does
}
