package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// NameEms is the width of a field for a person's name, in units of the text size.
const NameEms = 24

// FieldName is the name above a field, flush with its edge.
func FieldName(name string) fyne.CanvasObject {
	l := Caption(name)
	l.TextStyle.Bold = true
	return container.New(layout.NewCustomPaddedLayout(0, -2, -theme.InnerPadding(), 0), l)
}

// Fault says below a field what is wrong with it. It is hidden until something is.
func Fault() *widget.Label {
	l := widget.NewLabel("")
	l.SizeName = SizeLabel
	l.Importance, l.Wrapping = widget.WarningImportance, fyne.TextWrapWord
	l.Hide()
	return l
}
