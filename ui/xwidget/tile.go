package xwidget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Tile is a box that is a button.
type Tile struct {
	widget.BaseWidget
	focusNotifier
	name     string
	box      *Surface
	content  fyne.CanvasObject
	ring     *Surface
	hover    *Surface
	onTapped func()
}

var (
	_ fyne.Focusable     = (*Tile)(nil)
	_ fyne.Tappable      = (*Tile)(nil)
	_ fyne.Accessible    = (*Tile)(nil)
	_ desktop.Hoverable  = (*Tile)(nil)
	_ desktop.Cursorable = (*Tile)(nil)
)

// NewTile makes a tile of a box and what is in it. Its name is for screen readers.
func NewTile(name string, box *Surface, content fyne.CanvasObject, tapped func()) *Tile {
	t := &Tile{name: name, box: box, content: content, ring: NewFrame(theme.ColorNameForeground), hover: NewSurface(theme.ColorNameHover), onTapped: tapped}
	t.ring.Corner, t.hover.Corner = box.Corner, box.Corner
	t.ring.Hide()
	t.hover.Hide()
	t.ExtendBaseWidget(t)
	return t
}

// AccessibilityLabel implements fyne.Accessible.
func (t *Tile) AccessibilityLabel() string { return t.name }

// AccessibilityRole implements fyne.Accessible.
func (t *Tile) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// Tapped implements fyne.Tappable.
func (t *Tile) Tapped(*fyne.PointEvent) { t.onTapped() }

// Cursor implements desktop.Cursorable.
func (t *Tile) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn implements desktop.Hoverable.
func (t *Tile) MouseIn(*desktop.MouseEvent) { show(t.hover, true) }

// MouseMoved implements desktop.Hoverable.
func (t *Tile) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (t *Tile) MouseOut() { show(t.hover, false) }

// FocusGained implements fyne.Focusable.
func (t *Tile) FocusGained() {
	show(t.ring, true)
	t.gotFocus()
}

// FocusLost implements fyne.Focusable.
func (t *Tile) FocusLost() { show(t.ring, false) }

func show(s *Surface, visible bool) {
	s.Hidden = !visible
	canvas.Refresh(s)
}

// TypedKey implements fyne.Focusable.
func (t *Tile) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		t.onTapped()
	default:
		passKey(t, k)
	}
}

// TypedRune implements fyne.Focusable.
func (t *Tile) TypedRune(r rune) {
	if r != ' ' { // which has pressed the tile
		passRune(t, r)
	}
}

// CreateRenderer implements fyne.Widget.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer {
	const pad = 8 // besides that of texts
	return widget.NewSimpleRenderer(container.NewStack(t.box, container.New(layout.NewCustomPaddedLayout(pad, pad, pad, pad), t.content), t.hover, t.ring))
}
