package belowfyne

import (
	"runtime/debug"
	"runtime/metrics"
	"time"

	"fyne.io/fyne/v2"

	"clinichandbook/cmd/clinic-handbook/internal/belowfyne/linked"
)

// What Fyne and the library that shapes its text may keep, and when Go looks for
// garbage.
const (
	drawnFor    = 12 * time.Second // Fyne keeps what it no longer draws; at 10 s or less, it looks through the whole window 60 times a second
	shapedFonts = 8                // two styles in four fonts
	garbage     = 100              // percent of what is in use
	softLimit   = 200 << 20        // bytes, above which Go looks for garbage more often
	fontsLimit  = 130 << 20        // bytes in use, above which the fonts are read again
	watchFonts  = 5 * time.Second
)

// BoundCaches bounds the memory that drawing takes. Fyne keeps the widgets and the
// pictures of text that it no longer draws for a minute, in which somebody who types
// can look through hundreds of pages. Fyne takes that only from the environment,
// before main. Call it before Fyne starts. Needed in Fyne 2.8.1.
func BoundCaches() {
	linked.ValidDuration, linked.CleanTaskInterval = drawnFor, drawnFor/2
	linked.Shaper.SetFontCacheSize(shapedFonts)
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(softLimit)
}

// Settle ends the start of the program, in which Go looks for garbage only when much
// memory is in use: it did so 23 times before the first page was there. Memory goes
// back to the system now, and from here on garbage is bounded.
func Settle() {
	debug.SetGCPercent(garbage)
	ReturnMemory()
}

// ForgetFonts makes Fyne forget its fonts whenever they take much memory, for as
// long as the program runs: it keeps a copy of all of them, 9 MB each, for each part
// of the window that ever had a theme of its own. Needed in Fyne 2.8.1.
func ForgetFonts() {
	for range time.Tick(watchFonts) {
		if inUse() > fontsLimit {
			fyne.Do(linked.ClearFontCache)
		}
	}
}

// inUse is how many bytes were in use when Go last looked for garbage.
func inUse() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// ApplyTheme draws every window again after the theme in use has changed. Setting
// another theme would make Fyne read all fonts anew, which took 0.3 s and left 9 MB a
// font behind: 150 steps of the text size took the program from 150 to 800 MB. Needed
// in Fyne 2.8.1.
func ApplyTheme() {
	a := fyne.CurrentApp()
	linked.ResetThemeCaches()
	linked.ApplySettings(a.Settings(), a)
	for _, w := range a.Driver().AllWindows() {
		w.SetPadded(w.Padded()) // the only way to lay out anew what is around the content
	}
}
