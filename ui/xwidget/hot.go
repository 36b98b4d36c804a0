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
	Label     string // what a click opens
	OnTapped  func()
	OnHovered func(bool)
}

var (
	_ fyne.Tappable      = (*Hot)(nil)
	_ fyne.Accessible    = (*Hot)(nil)
	_ desktop.Hoverable  = (*Hot)(nil)
	_ desktop.Cursorable = (*Hot)(nil)
)

// NewHot makes a layer.
func NewHot(label string, tapped func(), hovered func(bool)) *Hot {
	h := &Hot{Label: label, OnTapped: tapped, OnHovered: hovered}
	h.ExtendBaseWidget(h)
	return h
}

// AccessibilityLabel implements fyne.Accessible.
func (h *Hot) AccessibilityLabel() string { return h.Label }

// AccessibilityRole implements fyne.Accessible.
func (h *Hot) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

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
