package xwidget

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Button is a button that Enter presses too, and that passes typed letters on
// to the canvas. A ring shows the focus: Fyne's own button changes its
// background, on which not every label is readable.
type Button struct {
	widget.Button
	// Chosen marks the button of several that is in effect. Unlike Fyne's high
	// importance, it leaves icons their color, and text readable under the pointer.
	Chosen bool
	// Name is what screen readers call a button without a label.
	Name string

	focusNotifier
	focused bool
}

var (
	_ fyne.Focusable  = (*Button)(nil)
	_ fyne.Accessible = (*Button)(nil)
)

// NewButton makes a button of a label, an icon, or both.
func NewButton(label string, icon fyne.Resource, tapped func()) *Button {
	b := &Button{Button: widget.Button{Text: label, Icon: icon, OnTapped: tapped}}
	b.ExtendBaseWidget(b)
	return b
}

// NewIconButton makes a button that shows an icon only.
func NewIconButton(name string, icon fyne.Resource, tapped func()) *Button {
	b := NewButton("", icon, tapped)
	b.Name = name
	return b
}

// AccessibilityLabel implements fyne.Accessible.
func (b *Button) AccessibilityLabel() string { return b.Text + b.Name }

// FocusGained implements fyne.Focusable.
func (b *Button) FocusGained() {
	b.focused = true
	b.Refresh()
	b.gotFocus()
}

// FocusLost implements fyne.Focusable.
func (b *Button) FocusLost() {
	b.focused = false
	b.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{b.Button.CreateRenderer(), b, NewFrame(theme.ColorNameForeground), &canvas.Line{}}
	r.mark()
	return r
}

// buttonRenderer draws the background of Fyne's button as a line, and a ring.
type buttonRenderer struct {
	fyne.WidgetRenderer
	b          *Button
	ring       *Surface
	background *canvas.Line
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.ring.Resize(size)
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	objects := slices.Clone(r.WidgetRenderer.Objects())
	if rect, ok := objects[0].(*canvas.Rectangle); ok {
		color := rect.FillColor
		if r.b.Chosen {
			color = theme.ColorForWidget(theme.ColorNameSelection, r.b)
		}
		fill(r.background, rect.Position(), rect.Size(), color)
		objects[0] = r.background
	}
	return append(objects, r.ring)
}

func (r *buttonRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.mark()
}

// mark shows the focus, and whether the button is chosen.
func (r *buttonRenderer) mark() {
	r.ring.ColorName = theme.ColorNameForeground
	if r.b.Chosen && !r.b.focused {
		r.ring.ColorName = theme.ColorNamePrimary
	}
	r.ring.Hidden = !r.b.focused && !r.b.Chosen
	r.ring.Refresh()
}

// TypedKey implements fyne.Focusable.
func (b *Button) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.Tapped(&fyne.PointEvent{})
	default:
		passKey(b, k)
	}
}

// TypedRune implements fyne.Focusable.
func (b *Button) TypedRune(r rune) {
	if r != ' ' { // which has pressed the button
		passRune(b, r)
	}
}
