// Package clipboard keeps what was copied after the program has ended. On Windows
// the system does so. On X11 a text can be pasted only while some program has it: a
// clipboard manager, to which GLFW hands it at the end, or, where there is none,
// this program once more, without a window, until somebody copies something else.
//
// It neither reads nor keeps what other programs copied.
package clipboard

// Flag is the argument that makes the program hand out the text on its standard
// input. The window that has the clipboard until then follows it.
const Flag = "--hand-out-clipboard"
