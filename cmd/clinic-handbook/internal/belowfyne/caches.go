package belowfyne

import (
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"

	"clinichandbook/cmd/clinic-handbook/internal/belowfyne/linked"
)

// What Fyne and its text shaper may cache, and when Go collects garbage.
const (
	drawnFor    = 12 * time.Second // Fyne keeps what it no longer draws; at 10 s or less, it looks through the whole window 60 times a second
	shapedFonts = 8                // two styles in four fonts
	garbage     = 70               // percent of what is in use
	softLimit   = 160 << 20        // bytes, above which Go collects garbage more often
)

// BoundCaches limits the memory that drawing uses. Fyne keeps widgets and textures of
// text for a minute after it last drew them, in which somebody who types can see
// hundreds of pages. Fyne reads that time only from the environment, before main. Call
// it before Fyne starts. Needed in Fyne 2.8.1.
func BoundCaches() {
	linked.ValidDuration, linked.CleanTaskInterval = drawnFor, drawnFor/2
	linked.ShapeAnew(shapedFonts)
	debug.SetGCPercent(garbage)
	debug.SetMemoryLimit(softLimit)
}

// ForgetUnused makes Fyne drop what it keeps of closed windows, and of parts of windows
// that have a theme of their own, before each frame, for as long as the program runs:
// an animation is what Fyne calls then. After opening and closing the strip 20 times, the
// program takes 167 MB at rest instead of 187. Needed in Fyne 2.8.1.
func ForgetUnused(a fyne.App) {
	var scopes linked.Scopes
	open := 0
	a.Driver().StartAnimation(&fyne.Animation{Duration: time.Hour, RepeatCount: fyne.AnimationRepeatForever, Tick: func(float32) {
		windows := a.Driver().AllWindows()
		if len(windows) < open {
			linked.DropClosed(windows)
		}
		open = len(windows)
		if scopes.Drop() {
			linked.ShapeAnew(shapedFonts)
		}
	}})
}

// ApplyTheme redraws every window after the current theme has changed. Setting another
// theme would make Fyne reload all fonts, which took 0.3 s and leaked 9 MB per font:
// 150 changes of the text size grew the program from 150 to 800 MB. Needed in Fyne
// 2.8.1.
func ApplyTheme() {
	a := fyne.CurrentApp()
	linked.ResetThemeCaches()
	linked.ApplySettings(a.Settings(), a)
	for _, w := range a.Driver().AllWindows() {
		w.SetPadded(w.Padded()) // the only way to lay out what is around the content again
	}
}
