package belowfyne

import "testing"

// TestIdleness: memory is returned at the idle checks after work, and then no more.
func TestIdleness(t *testing.T) {
	const work, rest = 700_000, 4_000 // allocated between two checks
	var idle idleness
	allocated := uint64(0)
	for i, check := range []struct {
		objects uint64
		want    bool
	}{
		{work, false},
		{work, false},
		{rest, true},
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
		{rest, true},
		{rest, false},
	} {
		allocated += check.objects
		if got := idle.check(allocated); got != check.want {
			t.Errorf("check %d, %d objects: %v", i, check.objects, got)
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
