//go:build !linux

package belowfyne

// ForgetDeadManager does nothing where there is no X server.
func ForgetDeadManager() {}
