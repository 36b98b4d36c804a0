//go:build !migrated_fynedo

package linked

import (
	"testing"
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// TestDropClosed: the textures of a closed window's texts are forgotten, those of an
// open one's are not.
func TestDropClosed(t *testing.T) {
	test.NewTempApp(t)
	open, closed := test.NewTempWindow(t, widget.NewLabel("open")), test.NewTempWindow(t, widget.NewLabel("closed"))
	type entry struct { // as Fyne's FontCacheEntry
		Text   string
		Canvas fyne.Canvas
	}
	kept, dropped := entry{"dizzy", open.Canvas()}, entry{"dizzy", closed.Canvas()}
	for _, e := range []entry{kept, dropped} {
		textTextures.m.Store(e, unsafe.Pointer(nil))
		t.Cleanup(func() { textTextures.drop(e) })
	}
	DropClosed([]fyne.Window{open})
	found := map[any]bool{}
	textTextures.each(func(key, _ any) { found[key] = true })
	if !found[kept] || found[dropped] {
		t.Errorf("kept %v", found)
	}
}
