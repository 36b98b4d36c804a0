package xwidget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Header puts a line of buttons to the right of a text that wraps or, if that would
// leave the text less than half of the line, below it. The buttons are as far from the
// edges as the text of a label. The height depends on the width of the last layout.
type Header struct {
	Gap   float32
	width float32
}

var _ fyne.Layout = (*Header)(nil)

// Layout implements fyne.Layout: the first object is the text, the others are the
// buttons.
func (h *Header) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	h.width = size.Width
	text, buttons := objects[0], objects[1:]
	row := h.row(buttons)
	if h.stacked(row) {
		fitTo(text, size.Width)
		text.Move(fyne.Position{})
		y := text.Size().Height
		for _, line := range h.lines(buttons) {
			y += h.place(line, theme.InnerPadding(), y) + h.Gap
		}
		return
	}
	left := size.Width - row.Width - theme.InnerPadding()
	fitTo(text, left-h.Gap)
	text.Move(fyne.Position{})
	h.place(buttons, left, h.Gap)
}

// place puts buttons into a line and returns its height.
func (h *Header) place(buttons []fyne.CanvasObject, x, y float32) float32 {
	for _, b := range buttons {
		m := b.MinSize()
		b.Move(fyne.NewPos(x, y))
		b.Resize(m)
		x += m.Width + h.Gap
	}
	return h.row(buttons).Height
}

// row is the size of buttons in one line.
func (h *Header) row(buttons []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, b := range buttons {
		m := b.MinSize()
		if i > 0 {
			size.Width += h.Gap
		}
		size = fyne.NewSize(size.Width+m.Width, max(size.Height, m.Height))
	}
	return size
}

func (h *Header) stacked(row fyne.Size) bool { return h.width > 0 && row.Width > h.width/2 }

// lines breaks the buttons into lines that fit.
func (h *Header) lines(buttons []fyne.CanvasObject) [][]fyne.CanvasObject {
	var lines [][]fyne.CanvasObject
	from := 0
	for i := range buttons {
		if i > from && h.row(buttons[from:i+1]).Width > h.width-2*theme.InnerPadding() {
			lines = append(lines, buttons[from:i])
			from = i
		}
	}
	return append(lines, buttons[from:])
}

// MinSize implements fyne.Layout.
func (h *Header) MinSize(objects []fyne.CanvasObject) fyne.Size {
	text, buttons := objects[0].MinSize(), objects[1:]
	row := h.row(buttons)
	if !h.stacked(row) {
		return fyne.NewSize(text.Width+row.Width, max(text.Height, row.Height+h.Gap))
	}
	size := text
	for _, line := range h.lines(buttons) {
		m := h.row(line)
		size = fyne.NewSize(max(size.Width, min(m.Width, h.width)), size.Height+m.Height+h.Gap)
	}
	return size
}
