// Package linked gives access to functions and variables inside Fyne 2.8.1 that Fyne
// does not export. It is separate from belowfyne because functions without a body need
// an assembly file, which a package with cgo cannot have.
//
// With a version of Fyne that renames one of them, the program fails to link.
package linked

import (
	"time"
	_ "unsafe" // for linkname

	"fyne.io/fyne/v2"
	"github.com/go-text/typesetting/shaping"
)

// ValidDuration is how long Fyne keeps what it no longer draws.
//
//go:linkname ValidDuration fyne.io/fyne/v2/internal/cache.ValidDuration
var ValidDuration time.Duration

// CleanTaskInterval is how often Fyne drops what is older.
//
//go:linkname CleanTaskInterval fyne.io/fyne/v2/internal/cache.cleanTaskInterval
var CleanTaskInterval time.Duration

// shaper shapes all text.
//
//go:linkname shaper fyne.io/fyne/v2/internal/painter.shaper
var shaper *shaping.HarfbuzzShaper

// ShapeAnew makes Fyne's text shaper forget all fonts, and from then on keep only the
// number of them used last.
func ShapeAnew(fonts int) {
	shaper = &shaping.HarfbuzzShaper{}
	shaper.SetFontCacheSize(fonts)
}

// ResetThemeCaches forgets pictures and sizes of text.
//
//go:linkname ResetThemeCaches fyne.io/fyne/v2/internal/cache.ResetThemeCaches
func ResetThemeCaches()

// ApplySettings draws every window again after a change of the theme.
//
//go:linkname ApplySettings fyne.io/fyne/v2/internal/app.ApplySettings
func ApplySettings(fyne.Settings, fyne.App)
