// Package clipboard keeps copied text available after the program has ended. Windows
// does so by itself. On X11, text can be pasted only while some program owns it: a
// clipboard manager, to which GLFW passes it at exit, or, if there is none, a second
// process of this program without a window, until another program copies something.
//
// It refuses to read or keep what other programs copied.
package clipboard

// Flag is the argument that makes the program serve the text from its standard input
// as the clipboard. The window that owns the clipboard until then follows it.
const Flag = "--hand-out-clipboard"
