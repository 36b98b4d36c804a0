package main

import (
	"runtime"
	"testing"
)

func TestSpare(t *testing.T) {
	const mb = 1 << 20
	at := func(mallocs, alloc, idle, released uint64) runtime.MemStats {
		return runtime.MemStats{Mallocs: mallocs, HeapAlloc: alloc, HeapIdle: idle, HeapReleased: released}
	}
	before := at(1_000_000, 40*mb, 10*mb, 0)
	for _, c := range []struct {
		name string
		now  runtime.MemStats
		want bool
	}{
		{"nothing to give", at(1_000_100, 41*mb, 10*mb, 0), false},
		{"free memory at rest", at(1_000_100, 41*mb, 90*mb, 10*mb), true},
		{"free memory given back already", at(1_000_100, 41*mb, 90*mb, 80*mb), false},
		{"garbage at rest", at(1_000_100, 90*mb, 10*mb, 0), true},
		{"at work", at(1_300_000, 90*mb, 90*mb, 0), false},
	} {
		if got := spare(&before, &c.now, 40*mb); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
