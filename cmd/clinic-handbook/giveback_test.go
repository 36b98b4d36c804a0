package main

import "testing"

// Memory is given back in the idle minutes after work, and then no more.
func TestSpare(t *testing.T) {
	const work, rest = 2_000_000, 10_000 // objects made in a minute
	var l lull
	made := uint64(0)
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
		made += minute.objects
		if got := l.spare(made); got != minute.want {
			t.Errorf("minute %d, %d objects made: %v", i, minute.objects, got)
		}
	}
}

func TestObjectsMade(t *testing.T) {
	const many = 2 * fewObjects
	before := objectsMade()
	kept := make([]*[4]int, many)
	for i := range kept {
		kept[i] = new([4]int)
	}
	if n := objectsMade() - before; n < many*9/10 {
		t.Errorf("%d objects count as %d", many, n)
	}
}
