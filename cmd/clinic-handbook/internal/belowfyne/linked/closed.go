package linked

import (
	"reflect"
	_ "unsafe" // for linkname

	"fyne.io/fyne/v2"
)

// textTextures has the textures of texts, by text and the canvas of its window.
//
//go:linkname textTextures fyne.io/fyne/v2/internal/cache.textTextures
var textTextures cacheMap

// DropClosed makes Fyne forget the textures of texts in windows that are closed: each
// keeps the canvas of its window, and with it everything that the window showed. The
// textures themselves are gone with the window. It must only be called on Fyne's
// goroutine.
func DropClosed(open []fyne.Window) {
	canvases := map[any]bool{}
	for _, w := range open {
		canvases[w.Canvas()] = true
	}
	textTextures.each(func(key, _ any) {
		if !canvases[reflect.ValueOf(key).FieldByName("Canvas").Interface()] {
			textTextures.drop(key)
		}
	})
}
