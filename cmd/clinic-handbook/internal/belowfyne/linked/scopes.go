package linked

import (
	"reflect"
	_ "unsafe" // for linkname

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// overrides has the theme of every object in a part of a window that has a theme of its
// own, which Fyne calls a scope.
//
//go:linkname overrides fyne.io/fyne/v2/internal/cache.overrides
var overrides cacheMap

// fonts has the fonts in use, by style and scope.
//
//go:linkname fonts fyne.io/fyne/v2/internal/painter.fontCache
var fonts cacheMap

// Scopes are the scopes of everything that Fyne draws.
type Scopes struct{ objects int } // that have one, after the last Drop

// Drop makes Fyne forget the scope of texts and shapes: their widgets know it, and
// set their colors and sizes. Fyne itself never forgets it, and so keeps whole pages and
// windows in memory; and for each scope in which it draws a text it reads the fonts
// again, 9 MB.
//
// Drop reports whether it has dropped fonts. It must only be called on Fyne's goroutine,
// and only while all scopes have the same fonts. What a picture shows depends on its
// scope, so pictures keep it for as long as any widget does.
func (s *Scopes) Drop() (fontsToo bool) {
	if overrides.size() == s.objects {
		return false
	}
	alive := map[any]bool{}
	overrides.each(func(object, scope any) {
		if _, ok := object.(fyne.Widget); ok {
			alive[scope] = true
		}
	})
	overrides.each(func(object, scope any) {
		switch object.(type) {
		case fyne.Widget:
		case *canvas.Image:
			if !alive[scope] {
				overrides.drop(object)
			}
		default:
			overrides.drop(object)
		}
	})
	fonts.each(func(id, _ any) {
		if reflect.ValueOf(id).FieldByName("scope").String() != "" {
			fonts.drop(id)
			fontsToo = true
		}
	})
	s.objects = overrides.size()
	return fontsToo
}
