// Package parallel runs functions concurrently and passes panics to the waiter:
// a fault in what is read from a share must not end the program.
package parallel

// Start runs f on a goroutine of its own. Wait blocks until f returns, and
// panics if f did; call it exactly once.
func Start(f func()) (wait func()) {
	end := make(chan any, 1)
	go func() {
		defer func() { end <- recover() }()
		f()
	}()
	return func() {
		if p := <-end; p != nil {
			panic(p)
		}
	}
}

// Each runs f for every item concurrently and waits for all of them. If several
// calls panic, the panic of the first item is passed on.
func Each[T any](items []T, f func(T)) {
	waits := make([]func(), len(items))
	for i, item := range items {
		waits[i] = Start(func() { f(item) })
	}
	for _, wait := range waits {
		wait()
	}
}
