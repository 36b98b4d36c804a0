//go:build !linux

package belowfyne

// primarySelection is the text that the middle button of the mouse pastes: none
// outside X11.
func primarySelection() string { return "" }
