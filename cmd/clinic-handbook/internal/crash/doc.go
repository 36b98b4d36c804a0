// Package crash writes down why the program stopped, for whoever has to find
// the cause, and never what somebody typed.
//
// A panic on the goroutine that runs the window, or on one of the program's
// own, is caught by [Reporter.Catch], which has the value of the panic in its
// hands and writes only its type: such a value can quote a note or a query. What
// cannot be caught (a fault in a graphics driver, memory that is used up, a
// panic on a goroutine of a library, which never sees what is typed) is written
// by the Go runtime itself into a file of its own, through
// [debug.SetCrashOutput]. The next start takes over from it only the lines that
// it knows, removes it, and so makes a report of the same form.
//
// A watching process would never let such a value reach the disk either, but
// would cost every start and every desk a second process for it.
package crash
