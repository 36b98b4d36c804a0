package beside

import (
	"sync/atomic"
	"testing"
)

func TestStart(t *testing.T) {
	var done bool
	wait := Start(func() { done = true })
	wait()
	if !done {
		t.Error("nothing was done")
	}
}

func TestHold(t *testing.T) {
	release := Hold()
	var n int // not atomic: the race detector watches
	wait := Start(func() { n++ })
	n++
	wait()
	release()
	if n != 2 {
		t.Errorf("counted %d", n)
	}
	began, gone := make(chan bool), make(chan bool)
	wait = Start(func() { <-began; close(gone) })
	close(began) // would never be reached if it were still held
	<-gone
	wait()
}

func TestPanicWhileHeldReachesWhoeverWaits(t *testing.T) {
	defer Hold()()
	wait := Start(func() { panic("a fault") })
	defer func() {
		if got := recover(); got != "a fault" {
			t.Errorf("recovered %v", got)
		}
	}()
	wait()
	t.Error("no panic")
}

func TestEach(t *testing.T) {
	var sum atomic.Int64
	Each([]int64{1, 2, 3}, func(n int64) { sum.Add(n) })
	Each(nil, func(n int64) { sum.Add(n) })
	if sum.Load() != 6 {
		t.Errorf("the sum is %d", sum.Load())
	}
}

func TestPanicReachesWhoeverWaits(t *testing.T) {
	for name, work := range map[string]func(){
		"start": func() { Start(func() { panic("a fault") })() },
		"each": func() {
			Each([]int{0, 1, 2}, func(n int) {
				if n == 1 {
					panic("a fault")
				}
			})
		},
	} {
		func() {
			defer func() {
				if got := recover(); got != "a fault" {
					t.Errorf("%s: recovered %v", name, got)
				}
			}()
			work()
			t.Errorf("%s: no panic", name)
		}()
	}
}
