package xwidget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Tick is a tick box whose label is next to it, as a text that wraps.
type Tick struct {
	widget.Check
	name string
}

// NewTick makes a tick box. A screen reader is told its name.
func NewTick(name string, on bool, changed func(on bool)) *Tick {
	t := &Tick{name: name}
	t.Checked, t.OnChanged = on, changed
	t.ExtendBaseWidget(t)
	return t
}

// AccessibilityRole implements fyne.Accessible. Fyne 2.8.1 has no role for a tick box.
func (t *Tick) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel implements fyne.Accessible.
func (t *Tick) AccessibilityLabel() string { return t.name }
