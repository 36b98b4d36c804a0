//go:build !windows

package belowfyne

// UseOpenGL does nothing: elsewhere the system's Mesa draws without a graphics
// driver by itself.
func UseOpenGL(string) error { return nil }
