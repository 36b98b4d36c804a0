package belowfyne

import "testing"

// TestIdleness: memory is returned in the idle minutes after work, and then no
// more.
func TestIdleness(t *testing.T) {
	const work, rest = 2_000_000, 10_000 // allocated in a minute
	var idle idleness
	allocated := uint64(0)
	for i, minute := range []struct {
		objects uint64
		want    bool
	}{
		{work, false},
		{work, false},
		{rest, true},
		{rest, true},
		{rest, true},
		{rest, false},
		{rest, false},
		{work, false},
		{rest, true},
		{work, false},
		{rest, true},
		{rest, true},
		{rest, true},
		{rest, false},
	} {
		allocated += minute.objects
		if got := idle.check(allocated); got != minute.want {
			t.Errorf("minute %d, %d objects: %v", i, minute.objects, got)
		}
	}
}

func TestObjectsAllocated(t *testing.T) {
	const many = 2 * fewObjects
	before := objectsAllocated()
	kept := make([]*[4]int, many)
	for i := range kept {
		kept[i] = new([4]int)
	}
	if n := objectsAllocated() - before; n < many*9/10 {
		t.Errorf("%d objects count as %d", many, n)
	}
}
