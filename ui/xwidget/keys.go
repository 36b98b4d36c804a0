package xwidget

import "fyne.io/fyne/v2"

// A focused widget swallows what is typed. Those of this package pass what they
// have no use for on to the canvas, so that its handlers get it wherever the
// focus is.

func canvasOf(o fyne.CanvasObject) fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(o) }

func passRune(o fyne.CanvasObject, r rune) {
	if c := canvasOf(o); c != nil {
		if typed := c.OnTypedRune(); typed != nil {
			typed(r)
		}
	}
}

func passKey(o fyne.CanvasObject, k *fyne.KeyEvent) {
	if c := canvasOf(o); c != nil {
		if typed := c.OnTypedKey(); typed != nil {
			typed(k)
		}
	}
}

func passShortcut(o fyne.CanvasObject, s fyne.Shortcut) {
	if c, ok := canvasOf(o).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// focusNotifier reports that a widget got the focus.
type focusNotifier struct{ onFocus func() }

func (f *focusNotifier) notifyFocus(to func()) { f.onFocus = to }

func (f *focusNotifier) gotFocus() {
	if f.onFocus != nil {
		f.onFocus()
	}
}
