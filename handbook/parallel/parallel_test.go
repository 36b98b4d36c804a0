package parallel

import (
	"sync/atomic"
	"testing"
)

func TestStart(t *testing.T) {
	began, ended := make(chan bool), make(chan bool)
	wait := Start(func() { <-began; close(ended) })
	close(began) // never reached if Start ran f itself
	<-ended
	wait()
}

func TestEach(t *testing.T) {
	var sum atomic.Int64
	Each([]int64{1, 2, 3}, func(n int64) { sum.Add(n) })
	Each(nil, func(n int64) { sum.Add(n) })
	if sum.Load() != 6 {
		t.Errorf("the sum is %d", sum.Load())
	}
}

func TestPanicReachesTheWaiter(t *testing.T) {
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
