package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/ui/xwidget"
)

// focusedEntry is the text field with the focus.
func focusedEntry(t *testing.T, w *Window) *xwidget.Entry {
	t.Helper()
	e, ok := w.win.Canvas().Focused().(*xwidget.Entry)
	if !ok {
		t.Fatalf("%T has the focus", w.win.Canvas().Focused())
	}
	return e
}

// buttonOf is the button with a label, which may be its name for screen readers,
// or nil.
func buttonOf(o fyne.CanvasObject, label string) *xwidget.Button {
	switch o := o.(type) {
	case *xwidget.Button:
		if o.Text == label || o.AccessibilityLabel() == label {
			return o
		}
	case *container.ThemeOverride:
		return buttonOf(o.Content, label)
	case *xwidget.Pager:
		return buttonOf(o.Content(), label)
	case *fyne.Container:
		for _, c := range o.Objects {
			if b := buttonOf(c, label); b != nil {
				return b
			}
		}
	}
	return nil
}

func pressButton(t *testing.T, o fyne.CanvasObject, label string) {
	t.Helper()
	b := buttonOf(o, label)
	if b == nil {
		t.Fatalf("there is no button %q on\n%s", label, seen(o))
	}
	b.Tapped(&fyne.PointEvent{})
}

// effectLine is a row of the table of side effects on the screen.
type effectLine struct {
	title      string
	object     *fyne.Container
	background *xwidget.Surface
	area       *xwidget.ClickArea
}

// marked reports whether the row is the marked one.
func (l effectLine) marked() bool {
	return l.background.Visible() && l.background.ColorName == theme.ColorNameSelection
}

// effectLines are the rows on the screen.
func effectLines(o fyne.CanvasObject) []effectLine {
	c, ok := o.(*fyne.Container)
	if !ok || !c.Visible() {
		return nil
	}
	if n := len(c.Objects); n == 3 {
		if area, ok := c.Objects[2].(*xwidget.ClickArea); ok {
			return []effectLine{{area.Label, c, c.Objects[0].(*xwidget.Surface), area}}
		}
	}
	var lines []effectLine
	for _, in := range c.Objects {
		lines = append(lines, effectLines(in)...)
	}
	return lines
}
