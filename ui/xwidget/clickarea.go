package xwidget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// ClickArea is an invisible layer that makes whatever is below it clickable and
// reports when the mouse is over it.
type ClickArea struct {
	widget.BaseWidget
	Label     string // what a click opens
	OnTapped  func()
	OnHovered func(bool)
	// OnMenu is called with the position of a right-click, unless nil.
	OnMenu func(at fyne.Position)
}

var (
	_ fyne.Tappable          = (*ClickArea)(nil)
	_ fyne.SecondaryTappable = (*ClickArea)(nil)
	_ fyne.Accessible        = (*ClickArea)(nil)
	_ desktop.Hoverable      = (*ClickArea)(nil)
	_ desktop.Cursorable     = (*ClickArea)(nil)
)

// NewClickArea makes a layer.
func NewClickArea(label string, tapped func(), hovered func(bool)) *ClickArea {
	h := &ClickArea{Label: label, OnTapped: tapped, OnHovered: hovered}
	h.ExtendBaseWidget(h)
	return h
}

// AccessibilityLabel implements fyne.Accessible.
func (h *ClickArea) AccessibilityLabel() string { return h.Label }

// AccessibilityRole implements fyne.Accessible.
func (h *ClickArea) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// Tapped implements fyne.Tappable.
func (h *ClickArea) Tapped(*fyne.PointEvent) { h.OnTapped() }

// TappedSecondary implements fyne.SecondaryTappable.
func (h *ClickArea) TappedSecondary(e *fyne.PointEvent) {
	if h.OnMenu != nil {
		h.OnMenu(e.AbsolutePosition)
	}
}

// MouseIn implements desktop.Hoverable.
func (h *ClickArea) MouseIn(*desktop.MouseEvent) { h.OnHovered(true) }

// MouseMoved implements desktop.Hoverable.
func (h *ClickArea) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (h *ClickArea) MouseOut() { h.OnHovered(false) }

// Cursor implements desktop.Cursorable.
func (h *ClickArea) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (h *ClickArea) CreateRenderer() fyne.WidgetRenderer { return noRenderer{} }
