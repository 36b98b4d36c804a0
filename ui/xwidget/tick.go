package xwidget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Tick is a check box with a label that wraps.
type Tick struct {
	widget.Check
	name string
}

// NewTick makes a check box with a name for screen readers.
func NewTick(name string, on bool, changed func(on bool)) *Tick {
	t := &Tick{name: name}
	t.Checked, t.OnChanged = on, changed
	t.ExtendBaseWidget(t)
	return t
}

// AccessibilityRole implements fyne.Accessible. Fyne 2.8.1 has no role for a check box.
func (t *Tick) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel implements fyne.Accessible.
func (t *Tick) AccessibilityLabel() string { return t.name }
