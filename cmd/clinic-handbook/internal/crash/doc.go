// Package crash writes reports of why the program stopped, for whoever has to find
// the cause, and never what somebody typed.
//
// A panic on the goroutine that runs the window, or on one of the program's own,
// is caught by [Reporter.Catch], which writes only the type of its value: the value
// itself can quote a note or a query. What cannot be caught (a fault in a graphics
// driver, lack of memory, a panic on a goroutine of a library, which never sees
// what is typed) is written by the Go runtime to a file of its own, through
// [debug.SetCrashOutput]. The next start makes a report of the lines in it that it
// recognizes, and removes the file.
//
// A supervising process would never let such a value reach the disk either, but
// would cost every desk a second process at every start.
package crash
