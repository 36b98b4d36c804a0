//go:build !migrated_fynedo

package uitest

import (
	"sync"
	_ "unsafe" // for linkname

	"github.com/go-text/typesetting/shaping"
)

// What Fyne 2.8.1 keeps of every widget, and of every part of a window with a theme of
// its own. Its tests forget neither, and with them whole windows.
var (
	//go:linkname renderers fyne.io/fyne/v2/internal/cache.renderers
	renderers sync.Map
	//go:linkname overrides fyne.io/fyne/v2/internal/cache.overrides
	overrides sync.Map
)

// shaper shapes all text in Fyne. It never forgets a font, and each app reads them
// again: a gigabyte in the tests of the window.
//
//go:linkname shaper fyne.io/fyne/v2/internal/painter.shaper
var shaper *shaping.HarfbuzzShaper

// forget drops what Fyne keeps. There must be no window.
func forget() {
	renderers.Clear()
	overrides.Clear()
	*shaper = shaping.HarfbuzzShaper{}
}
