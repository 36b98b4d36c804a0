//go:build crashtest

package main

// static void fault(void) { *(volatile int *)0 = 1; }
import "C"

import (
	"fmt"
	"os"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"

	"clinichandbook/cmd/clinic-handbook/internal/crash"
)

// provoke makes the program crash in the way that the environment names, once
// a file is there, as a fault of its own would.
func provoke(faults *crash.Reporter) {
	after := func(f func()) {
		go func() {
			for {
				if _, err := os.Stat(os.Getenv("CRASH_WHEN")); err == nil {
					f()
					return
				}
				time.Sleep(50 * time.Millisecond)
			}
		}()
	}
	secret := os.Getenv("CRASH_TEXT")
	switch os.Getenv("CRASH") {
	case "window": // where all is done that was typed or clicked
		after(func() { fyne.Do(func() { panic("cannot show " + secret) }) })
	case "error":
		after(func() { fyne.Do(func() { panic(fmt.Errorf("no entry %q\nsecond line %s", secret, secret)) }) })
	case "nil":
		after(func() { fyne.Do(func() { var p *desk; p.code++ }) })
	case "own":
		after(func() { defer faults.Catch(); panic(secret) })
	case "library": // as a goroutine of a library would
		after(func() { panic(fmt.Sprintf("%s\n%s.go:12\n%s", secret, secret, secret)) })
	case "fatal": // cannot be recovered
		debug.SetMaxStack(16 << 20) // otherwise it takes long to overflow
		after(func() { fyne.Do(func() { overflow(0) }) })
	case "driver": // as a fault in a graphics driver would
		after(func() { fyne.Do(func() { C.fault() }) })
	}
}

// overflow overflows the stack.
func overflow(n int) int { return n + overflow(n+1) }
