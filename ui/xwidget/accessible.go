package xwidget

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Screen readers get the role and label of each widget. Fyne has four roles:
// button, link, text, and container, which is skipped. It searches containers
// only, so a widget that contains others speaks for them.

// decoration is embedded by widgets that have nothing to say.
type decoration struct{}

// AccessibilityLabel implements fyne.Accessible.
func (decoration) AccessibilityLabel() string { return "" }

// AccessibilityRole implements fyne.Accessible.
func (decoration) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// spoken is what an object and everything in it say, one line each.
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
