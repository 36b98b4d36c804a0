package main

import (
	"runtime"
	"runtime/debug"
	"time"
)

// When memory is given back to the system: pages that were looked through leave
// garbage behind, which Go by itself keeps for the next ones, on a desk where
// other programs need it.
const (
	giveBackEvery = time.Minute
	fewObjects    = 50_000   // made in that time: nobody is working
	muchMemory    = 24 << 20 // bytes held for nothing
	muchGarbage   = 1.5      // heap in use, times what the last collection left at the least
)

// giveBack gives memory back whenever nobody works with the handbook. What
// Fyne drew once it forgets a minute later, but only while it draws a frame:
// redraw asks for one.
func giveBack(redraw func()) {
	var before, now runtime.MemStats
	runtime.ReadMemStats(&before)
	least := before.HeapAlloc
	for range time.Tick(giveBackEvery) {
		runtime.ReadMemStats(&now)
		if spare(&before, &now, least) {
			redraw()
			time.Sleep(time.Second)
			debug.FreeOSMemory()
			trim()
			runtime.ReadMemStats(&now)
			least = now.HeapAlloc
		}
		before = now
	}
}

// spare reports that nobody has worked since before, and that memory is held
// for nothing: free, or garbage by all appearances.
func spare(before, now *runtime.MemStats, least uint64) bool {
	held := now.HeapIdle - now.HeapReleased
	return now.Mallocs-before.Mallocs < fewObjects && (held > muchMemory || float64(now.HeapAlloc) > muchGarbage*float64(least))
}
