//go:build !linux && !windows

package hotkey

// Watch reports that there are no keys from other programs here.
func Watch(Key, func()) (stop func(), err error) { return nil, ErrImpossible }
