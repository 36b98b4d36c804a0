// Package belowfyne is the only package that reaches below Fyne: to GLFW, OpenGL,
// the C library, and the desktop session.
//
// Each file is one workaround. Its comment says why it is needed, what it improves
// by how much, and the version of Fyne in which it was last needed; a workaround that
// improves less than a tenth does not belong here. The package knows nothing of the
// handbook.
package belowfyne
