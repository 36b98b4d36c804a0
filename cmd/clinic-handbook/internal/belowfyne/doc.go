// Package belowfyne holds everything that reaches below Fyne: to GLFW, to
// OpenGL, to the C library and to the desktop session.
//
// Each file is one workaround. Its comment says why it is needed, what it earns
// and the version of Fyne in which it was last needed; what earns less than a
// tenth of what it improves does not belong here. The package knows nothing of
// the handbook, and nothing else in the program imports GLFW, except crash, which
// recognizes its errors.
package belowfyne
