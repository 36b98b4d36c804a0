package main

import (
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// When memory is given back to the system: pages that were looked through leave
// garbage behind, which Go by itself keeps for the next ones, on a desk where
// other programs need it.
const (
	giveBackEvery = time.Minute
	fewObjects    = 50_000 // made in that time: nobody is working
	idleMinutes   = 3      // after work in which memory is given back
)

// giveBack gives memory back when nobody works with the handbook any more. What
// Fyne drew once it forgets a minute later, but only while it draws a frame, for
// which redraw asks, and not twice within ten seconds. So one time is not enough.
func giveBack(redraw func()) {
	l := lull{made: objectsMade()}
	for range time.Tick(giveBackEvery) {
		if l.spare(objectsMade()) {
			redraw()
			time.Sleep(time.Second)
			debug.FreeOSMemory()
			trim()
		}
	}
}

// lull counts the minutes for which nobody has worked.
type lull struct {
	made uint64 // objects, until the last look
	idle int
}

// spare reports, once a minute, whether to give memory back.
func (l *lull) spare(made uint64) bool {
	if made-l.made < fewObjects {
		l.idle++
	} else {
		l.idle = 0
	}
	l.made = made
	return 1 <= l.idle && l.idle <= idleMinutes
}

// objectsMade is how many objects were ever allocated.
func objectsMade() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:objects"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
