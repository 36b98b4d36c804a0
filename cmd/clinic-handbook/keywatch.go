package main

import (
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// frame is how often Fyne hears of keys, and then draws.
const frame = time.Second / 60

// How often a watch looks for keys, and for how long after one: a second lies
// between few letters of somebody who types.
const (
	watchEvery = 2 * time.Millisecond
	watchFor   = time.Second
)

// keyWatch hears of keys between two frames while somebody types. To Fyne alone
// a key comes with the next frame, which then waits for what the key leads to;
// so that is done already when the frame is due. The zero value watches nothing.
type keyWatch struct {
	until    atomic.Int64 // in Unix nanoseconds
	watching atomic.Bool
}

// pressed starts the watch, or prolongs it.
func (k *keyWatch) pressed() {
	k.until.Store(time.Now().Add(watchFor).UnixNano())
	if k.watching.Swap(true) {
		return
	}
	go func() {
		// What a key leads to, and its faults, are the main goroutine's: here
		// nothing fails but a call after Fyne has ended.
		defer func() { _ = recover() }()
		ticks := time.NewTicker(watchEvery)
		defer ticks.Stop()
		for range ticks.C {
			more := false
			fyne.DoAndWait(func() { more = k.look() })
			if !more {
				return
			}
		}
	}()
}

// look looks for keys and reports whether to go on.
func (k *keyWatch) look() bool {
	if time.Now().UnixNano() > k.until.Load() {
		k.watching.Store(false)
		return false
	}
	glfw.PollEvents()
	return true
}

// watchKeys makes a window start the watch with every key.
func watchKeys(window *glfw.Window) {
	var watch keyWatch
	var others glfw.KeyCallback
	others = window.SetKeyCallback(func(win *glfw.Window, key glfw.Key, scancode int, action glfw.Action, mods glfw.ModifierKey) {
		if others != nil {
			others(win, key, scancode, action, mods)
		}
		watch.pressed()
	})
}

// afterFrame calls a function when what has just changed is drawn, which it is
// within a frame.
func afterFrame(f func()) { time.AfterFunc(frame, func() { fyne.Do(f) }) }

// after calls a function on Fyne's goroutine after some time, unless the
// returned one is called before.
func after(d time.Duration, f func()) (stop func()) {
	t := time.AfterFunc(d, func() { fyne.Do(f) })
	return func() { t.Stop() }
}
