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
}

var (
	_ fyne.Tappable      = (*ClickArea)(nil)
	_ fyne.Accessible    = (*ClickArea)(nil)
	_ desktop.Hoverable  = (*ClickArea)(nil)
	_ desktop.Cursorable = (*ClickArea)(nil)
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

// HoverArea is an invisible layer that reports when the mouse is over it. Clicks
// fall through.
type HoverArea struct {
	widget.BaseWidget
	decoration
	onHovered func(bool)
}

var (
	_ fyne.Accessible   = (*HoverArea)(nil)
	_ desktop.Hoverable = (*HoverArea)(nil)
)

// NewHoverArea makes a layer.
func NewHoverArea(hovered func(bool)) *HoverArea {
	h := &HoverArea{onHovered: hovered}
	h.ExtendBaseWidget(h)
	return h
}

// MouseIn implements desktop.Hoverable.
func (h *HoverArea) MouseIn(*desktop.MouseEvent) { h.onHovered(true) }

// MouseMoved implements desktop.Hoverable.
func (h *HoverArea) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (h *HoverArea) MouseOut() { h.onHovered(false) }

// CreateRenderer implements fyne.Widget.
func (h *HoverArea) CreateRenderer() fyne.WidgetRenderer { return noRenderer{} }
