//go:build !linux

package belowfyne

// trim does nothing: this C library returns free memory by itself.
func trim() {}
