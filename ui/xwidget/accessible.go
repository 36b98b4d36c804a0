package xwidget

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// A screen reader is told the role and label of each widget. Fyne knows four
// roles: button, link, text, and container, which is passed over. It looks for
// widgets in containers only, so a widget that holds others speaks for them.

// decoration is part of each widget that has nothing to tell.
type decoration struct{}

// AccessibilityLabel implements fyne.Accessible.
func (decoration) AccessibilityLabel() string { return "" }

// AccessibilityRole implements fyne.Accessible.
func (decoration) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// spoken is what an object and all in it say, a line each.
func spoken(o fyne.CanvasObject) string {
	var lines []string
	eachSpoken(o, func(line string) { lines = append(lines, line) })
	return strings.Join(lines, "\n")
}

func eachSpoken(o fyne.CanvasObject, yield func(string)) {
	if !o.Visible() {
		return
	}
	line := ""
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			eachSpoken(c, yield)
		}
	case *widget.RichText:
		line = o.String()
	case fyne.Accessible:
		line = o.AccessibilityLabel()
	}
	if line != "" {
		yield(line)
	}
}
