//go:build linux

package x11

import "testing"

func TestIsHere(t *testing.T) {
	for display, want := range map[string]bool{
		":0": true, ":99.1": true, "unix:0": true, "/private/tmp/launch/org.xquartz:0": true,
		"": false, "0": false, "localhost:10.0": false, "desk7:0": false, "tcp/desk7:0": false, "[::1]:0": false, "192.168.1.7:0": false,
	} {
		if got := isHere(display); got != want {
			t.Errorf("%q: %v", display, got)
		}
	}
}
