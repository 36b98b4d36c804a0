package belowfyne

import (
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// When memory is returned to the system: pages that were looked through leave
// garbage behind, which Go by itself keeps for the next ones, on a desk where
// other programs need it.
const (
	checkEvery  = time.Minute
	fewObjects  = 50_000 // allocated in that time: nobody is working
	idleMinutes = 3      // after work in which memory is returned
)

// ReturnMemory returns memory to the system: what Go has freed, and what the C
// library keeps although it is free.
//
// After a minute of hurried searches and two of rest it earned 32 of 222 MB.
// Needed in Fyne 2.8.1.
func ReturnMemory() {
	debug.FreeOSMemory()
	trim()
}

// ReturnMemoryWhenIdle returns memory whenever nobody has worked with the
// handbook for a minute, for as long as the program runs. Fyne forgets what it
// drew a minute later, but only while it draws a frame, which redraw asks for,
// and at most every ten seconds; so one attempt is not enough.
func ReturnMemoryWhenIdle(redraw func()) {
	i := idleness{allocated: objectsAllocated()}
	for range time.Tick(checkEvery) {
		if i.check(objectsAllocated()) {
			redraw()
			time.Sleep(time.Second)
			ReturnMemory()
		}
	}
}

// idleness counts the minutes in which nobody has worked.
type idleness struct {
	allocated uint64 // objects, until the last check
	minutes   int
}

// check reports, once a minute, whether to return memory.
func (i *idleness) check(allocated uint64) bool {
	if allocated-i.allocated < fewObjects {
		i.minutes++
	} else {
		i.minutes = 0
	}
	i.allocated = allocated
	return 1 <= i.minutes && i.minutes <= idleMinutes
}

// objectsAllocated is how many objects were ever allocated.
func objectsAllocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:objects"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
