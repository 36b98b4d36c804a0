package belowfyne

import (
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// When memory is returned to the system: searching leaves garbage behind, which Go
// keeps for later use, on a desk where other programs need it.
const (
	checkEvery = 10 * time.Second
	fewObjects = 10_000 // allocated in that time means that nobody is working
	idleChecks = 4      // after work, at which memory is returned
)

// ReturnMemory returns memory to the system: what Go has freed, and free memory that
// the C library holds.
//
// After a minute of fast searches and two of rest, it saves 32 of 222 MB. Needed in
// Fyne 2.8.1.
func ReturnMemory() {
	debug.FreeOSMemory()
	trim()
}

// ReturnMemoryWhenIdle returns memory whenever nobody has used the handbook for 10
// seconds, for as long as the program runs. Fyne drops what it no longer draws only
// while it draws a frame, which redraw requests, and at most every ten seconds, so what
// it drops is often returned only at the next attempt.
func ReturnMemoryWhenIdle(redraw func()) {
	i := idleness{allocated: objectsAllocated()}
	for range time.Tick(checkEvery) {
		if i.check(objectsAllocated()) {
			redraw()
			time.Sleep(time.Second)
			ReturnMemory()
			i.allocated = objectsAllocated() // redrawing was nobody's work
		}
	}
}

// idleness counts the checks since anybody worked.
type idleness struct {
	allocated uint64 // objects, until the last check
	checks    int
}

// check reports whether to return memory.
func (i *idleness) check(allocated uint64) bool {
	if allocated-i.allocated < fewObjects {
		i.checks++
	} else {
		i.checks = 0
	}
	i.allocated = allocated
	return 1 <= i.checks && i.checks <= idleChecks
}

// objectsAllocated is how many objects were ever allocated.
func objectsAllocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:objects"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
