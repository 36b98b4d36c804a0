package belowfyne

import "fyne.io/fyne/v2"

// LayOut gives everything new in a window its place now. Otherwise the driver
// does so while it draws a frame, finds that something has changed, and draws a
// second one just like it. Needed in Fyne 2.8.1.
func LayOut(w fyne.Window) {
	canvas, ok := w.Canvas().(interface{ EnsureMinSize() bool })
	if !ok {
		return
	}
	size := w.Canvas().Size() // soon another one, while the window is being resized
	if canvas.EnsureMinSize() && w.Canvas().Size() != size {
		w.Resize(w.Canvas().Size()) // no smaller than its content
	}
}
