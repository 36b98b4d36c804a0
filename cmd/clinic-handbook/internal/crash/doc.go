// Package crash writes reports of why the program stopped, for the people who have to
// find the cause. It refuses to write anything that somebody may have typed.
//
// A panic on the goroutine that runs the window, or on one of the program's own,
// is caught by [Reporter.Catch], which writes only the type of its value: the value
// itself can quote a note or a query. What cannot be caught (a fault in a graphics
// driver, lack of memory, a panic on a goroutine of a library, which never sees
// what is typed) is written by the Go runtime to a separate file, through
// [debug.SetCrashOutput]. The next start makes a report from the lines that it
// recognizes, and removes the file.
//
// A supervising process could do the same, but would cost every desk a second process.
package crash
