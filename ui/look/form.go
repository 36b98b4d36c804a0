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

// The sizes of dialogs at a text size of 100 %.
var (
	DialogForm = fyne.NewSize(510, 0) // as high as what is in it
	DialogPick = fyne.NewSize(510, 390)
	DialogFile = fyne.NewSize(820, 560)
)

// DialogSize is the size of a dialog in the size of the text, but no larger than its
// window leaves room for.
func DialogSize(size fyne.Size, window fyne.Canvas) fyne.Size {
	room := window.Size().SubtractWidthHeight(2*Space6, 2*Space6)
	return fyne.NewSize(Scaled(size.Width), Scaled(size.Height)).Min(room)
}

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
