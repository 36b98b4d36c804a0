package xwidget

import "fyne.io/fyne/v2"

// A focused widget swallows what is typed. Those of this package hand on to
// the canvas what they have no use for, so that its handlers hear of it
// wherever the focus is.

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

// focusTeller tells somebody that a widget has got the focus.
type focusTeller struct{ onFocus func() }

func (f *focusTeller) tellFocus(to func()) { f.onFocus = to }

func (f *focusTeller) tell() {
	if f.onFocus != nil {
		f.onFocus()
	}
}
