package belowfyne

import "fyne.io/fyne/v2"

// EndForSure makes the program end when its last window is closed. Fyne saves its
// preferences then, for which two goroutines wait for each other now and then: the
// process stays without a window, and the next start only reaches that one. There are
// no preferences to save here. Call it before Fyne starts. Needed in Fyne 2.8.1.
func EndForSure(a fyne.App) {
	if l, ok := a.Lifecycle().(interface{ SetOnStoppedHookExecuted(func()) }); ok {
		l.SetOnStoppedHookExecuted(nil)
	}
}
