package xwidget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Hot is an invisible layer that makes what lies below it answer to a click,
// and tells when the mouse is over it.
type Hot struct {
	widget.BaseWidget
	Name      string // what a screen reader calls it
	OnTapped  func()
	OnHovered func(bool)
}

var (
	_ fyne.Tappable      = (*Hot)(nil)
	_ desktop.Hoverable  = (*Hot)(nil)
	_ desktop.Cursorable = (*Hot)(nil)
	_ fyne.Accessible    = (*Hot)(nil)
)

// NewHot makes a layer.
func NewHot(name string, tapped func(), hovered func(bool)) *Hot {
	h := &Hot{Name: name, OnTapped: tapped, OnHovered: hovered}
	h.ExtendBaseWidget(h)
	return h
}

// AccessibilityLabel implements fyne.Accessible.
func (h *Hot) AccessibilityLabel() string { return h.Name }

// AccessibilityRole implements fyne.Accessible.
func (h *Hot) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// Tapped implements fyne.Tappable.
func (h *Hot) Tapped(*fyne.PointEvent) { h.OnTapped() }

// MouseIn implements desktop.Hoverable.
func (h *Hot) MouseIn(*desktop.MouseEvent) { h.OnHovered(true) }

// MouseMoved implements desktop.Hoverable.
func (h *Hot) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (h *Hot) MouseOut() { h.OnHovered(false) }

// Cursor implements desktop.Cursorable.
func (h *Hot) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (h *Hot) CreateRenderer() fyne.WidgetRenderer { return noRenderer{} }
