package belowfyne

import (
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// When memory is returned to the system: searching leaves garbage behind, which Go
// keeps for later use, on a desk where other programs need it.
const (
	checkEvery  = time.Minute
	fewObjects  = 50_000 // allocated in that time means that nobody is working
	idleMinutes = 3      // after work, in which memory is returned
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

// ReturnMemoryWhenIdle returns memory whenever nobody has used the handbook for a
// minute, for as long as the program runs. Fyne drops its caches a minute later, but
// only while it draws a frame, which redraw requests, and at most every ten seconds;
// so one attempt is not enough.
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
