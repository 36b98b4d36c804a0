// Package parallel runs functions concurrently and passes panics to the waiter, so
// that a panic on any goroutine can be recovered. It limits nothing: callers decide
// how many functions run at once.
package parallel

// Start runs f on a new goroutine. Wait blocks until f returns, and panics if f
// did; call it exactly once.
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
