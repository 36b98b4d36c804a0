// Package beside runs work beside its caller, who waits for the end at last.
// Unlike with sync.WaitGroup, a panic reaches whoever waits: what lies on a share
// must not end the program, whatever it is.
package beside

import "sync/atomic"

// held is how many hold work back from running beside its caller.
var held atomic.Int32

// Hold makes Start run things at once, in turn, until release is called: for a
// program whose other threads need the processors.
func Hold() (release func()) {
	held.Add(1)
	return func() { held.Add(-1) }
}

// Start runs do beside the caller, or at once while that is held. Wait returns
// when do has, and panics as do did; it must be called once.
func Start(do func()) (wait func()) {
	end := make(chan any, 1)
	run := func() {
		defer func() { end <- recover() }()
		do()
	}
	if held.Load() > 0 {
		run()
	} else {
		go run()
	}
	return func() {
		if p := <-end; p != nil {
			panic(p)
		}
	}
}

// Each runs do for each of the things, all at once, and waits for all. Of several
// panics, that of the first thing is passed on.
func Each[T any](things []T, do func(T)) {
	waits := make([]func(), len(things))
	for i, thing := range things {
		waits[i] = Start(func() { do(thing) })
	}
	for _, wait := range waits {
		wait()
	}
}
