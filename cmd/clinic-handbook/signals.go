package main

import (
	"os"
	"os/signal"
	"syscall"

	"fyne.io/fyne/v2"
)

// endBySignal makes the signals that ask a program to end do what closing its window
// does.
func (d *desk) endBySignal() {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		defer d.faults.Catch()
		<-asked
		fyne.Do(d.window.End)
	}()
}
