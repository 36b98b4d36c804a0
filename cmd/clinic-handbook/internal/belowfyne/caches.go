package belowfyne

import (
	"runtime/debug"
	"runtime/metrics"
	"time"

	"fyne.io/fyne/v2"

	"clinichandbook/cmd/clinic-handbook/internal/belowfyne/linked"
)

// What Fyne and its text shaper may cache, and when Go collects garbage.
const (
	drawnFor    = 12 * time.Second // Fyne keeps what it no longer draws; at 10 s or less, it looks through the whole window 60 times a second
	shapedFonts = 8                // two styles in four fonts
	garbage     = 100              // percent of what is in use
	softLimit   = 200 << 20        // bytes, above which Go collects garbage more often
	fontsLimit  = 130 << 20        // bytes in use, above which the fonts are read again
	watchFonts  = 5 * time.Second
)

// BoundCaches limits the memory that drawing uses. Fyne keeps widgets and textures of
// text for a minute after it last drew them, in which somebody who types can see
// hundreds of pages. Fyne reads that time only from the environment, before main. Call
// it before Fyne starts. Needed in Fyne 2.8.1.
func BoundCaches() {
	linked.ValidDuration, linked.CleanTaskInterval = drawnFor, drawnFor/2
	linked.Shaper.SetFontCacheSize(shapedFonts)
	debug.SetGCPercent(garbage)
	debug.SetMemoryLimit(softLimit)
}

// ForgetFonts makes Fyne drop its fonts whenever they use much memory, for as long as
// the program runs: it keeps a copy of each, 9 MB, for every theme override that the
// window ever had. Needed in Fyne 2.8.1.
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
