package xwidget

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
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
	// Tip is shown while the pointer rests on the button: its name, if it has no
	// label, unless set.
	Tip string
	// Pale is the icon of the button while it is disabled.
	Pale fyne.Resource
	// Name is what screen readers call a button without a label.
	Name string
	// OnShortcut gets each key with modifiers while the button has the focus, and
	// reports whether it used it.
	OnShortcut func(fyne.KeyName, fyne.KeyModifier) bool
	// OnKey gets each key without modifiers first, and reports whether it used it.
	OnKey func(fyne.KeyName) bool
	// OnFocusLost is called when another widget gets the focus.
	OnFocusLost func()

	focusNotifier
	focused bool
}

var (
	_ fyne.Focusable    = (*Button)(nil)
	_ fyne.Shortcutable = (*Button)(nil)
	_ fyne.Accessible   = (*Button)(nil)
)

// NewButton makes a button of a label, an icon, or both.
func NewButton(label string, icon fyne.Resource, tapped func()) *Button {
	b := &Button{Button: widget.Button{Text: label, Icon: icon, OnTapped: tapped}}
	b.ExtendBaseWidget(b)
	return b
}

// NewIconButton makes a quiet button that shows an icon only.
func NewIconButton(name string, icon fyne.Resource, tapped func()) *Button {
	b := NewButton("", icon, tapped)
	b.Name = name
	b.Importance = widget.LowImportance
	return b
}

// AccessibilityLabel implements fyne.Accessible.
func (b *Button) AccessibilityLabel() string { return b.Text + b.Name }

// MouseIn implements desktop.Hoverable.
func (b *Button) MouseIn(e *desktop.MouseEvent) {
	b.Button.MouseIn(e)
	tip := b.Tip
	if tip == "" && b.Text == "" {
		tip = b.Name
	}
	Tip(b, tip)
}

// MouseOut implements desktop.Hoverable.
func (b *Button) MouseOut() {
	b.Button.MouseOut()
	if t := tipsOf(b); t != nil {
		t.hide()
	}
}

// Tapped implements fyne.Tappable.
func (b *Button) Tapped(e *fyne.PointEvent) {
	if t := tipsOf(b); t != nil {
		t.hide()
	}
	b.Button.Tapped(e)
}

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
	if b.OnFocusLost != nil {
		b.OnFocusLost()
	}
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	ring := NewFrame(theme.ColorNameForeground)
	ring.Corner = theme.Size(theme.SizeNameButtonRadius)
	r := &buttonRenderer{b.Button.CreateRenderer(), b, ring}
	r.mark()
	return r
}

// buttonRenderer gives Fyne's button an edge and a ring.
type buttonRenderer struct {
	fyne.WidgetRenderer
	b    *Button
	ring *Surface
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.ring.Resize(size)
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	objects := slices.Clone(r.WidgetRenderer.Objects())
	if rect, ok := objects[0].(*canvas.Rectangle); ok {
		rect.StrokeWidth = 0
		if r.b.Importance == widget.MediumImportance || r.b.Importance == widget.HighImportance && r.b.Disabled() {
			rect.StrokeWidth, rect.StrokeColor = 1, theme.ColorForWidget(theme.ColorNameSeparator, r.b)
		}
		if r.b.Chosen {
			rect.FillColor = theme.ColorForWidget(theme.ColorNameSelection, r.b)
		}
	}
	return append(objects, r.ring)
}

func (r *buttonRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.mark()
}

// MinSize implements fyne.CanvasObject: a label has more room at its ends, and an icon
// its room even while the button is hidden, which Fyne 2.8.1 forgets.
func (b *Button) MinSize() fyne.Size {
	size := b.Button.MinSize()
	if b.Text == "" && b.Icon != nil {
		size.Width = max(size.Width, theme.SizeForWidget(theme.SizeNameInlineIcon, b)+2*theme.SizeForWidget(theme.SizeNameInnerPadding, b))
	}
	if b.Text != "" && b.Importance != widget.LowImportance {
		size = size.AddWidthHeight(14, 2)
	}
	return size
}

// mark shows the focus, sets the weight of the label, and makes a disabled icon
// pale.
func (r *buttonRenderer) mark() {
	strong := r.b.Chosen || r.b.Importance == widget.HighImportance
	for _, o := range r.WidgetRenderer.Objects() {
		switch o := o.(type) {
		case *widget.RichText:
			for _, s := range o.Segments {
				if t, ok := s.(*widget.TextSegment); ok && t.Style.TextStyle.Bold != strong {
					t.Style.TextStyle.Bold = strong
					o.Refresh()
				}
			}
		case *canvas.Image:
			if r.b.Disabled() && r.b.Pale != nil {
				o.Resource = r.b.Pale
				o.Refresh()
			}
		}
	}
	r.ring.Hidden = !r.b.focused
	r.ring.Refresh()
}

// TypedKey implements fyne.Focusable.
func (b *Button) TypedKey(k *fyne.KeyEvent) {
	if b.OnKey != nil && b.OnKey(k.Name) {
		return
	}
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

// TypedShortcut implements fyne.Shortcutable.
func (b *Button) TypedShortcut(s fyne.Shortcut) {
	key, ok := s.(fyne.KeyboardShortcut)
	if !ok || b.OnShortcut == nil || !b.OnShortcut(key.Key(), key.Mod()) {
		passShortcut(b, s)
	}
}
