package main

import (
	"io"
	"log"
	"os"
)

// divert sends what the libraries below the program print into a log: Fyne its
// errors, and the libraries below it, without being asked, remarks on the
// graphics driver. What the Go runtime and C libraries print still goes to the
// console.
func divert(to io.Writer) {
	log.SetOutput(to)
	read, write, err := os.Pipe()
	if err != nil {
		return
	}
	os.Stdout, os.Stderr = write, write
	go io.Copy(to, read) //nolint:errcheck // for as long as the program runs
}
