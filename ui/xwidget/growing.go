package xwidget

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// GrowingEntry is a field with as many rows as its text needs, so that nothing of it is
// hidden.
type GrowingEntry struct {
	Entry
	// MinRows is how many rows an empty field has.
	MinRows int
	// OnGrown is called after the field got another height because of its text.
	OnGrown func()

	rows int
}

// NewGrowingEntry makes an empty field.
func NewGrowingEntry(minRows int) *GrowingEntry {
	e := &GrowingEntry{MinRows: minRows, rows: minRows}
	e.Inset = fieldInset()
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.outer = e
	e.ExtendBaseWidget(e)
	e.SetMinRowsVisible(minRows)
	return e
}

// Resize implements fyne.CanvasObject.
func (e *GrowingEntry) Resize(size fyne.Size) {
	e.Entry.Resize(size)
	e.fit()
}

// Fit gives the field the rows that its text needs now.
func (e *GrowingEntry) Fit() {
	if e.fit() && e.OnGrown != nil {
		e.OnGrown()
	}
}

// fit sets the rows and reports whether they have changed.
func (e *GrowingEntry) fit() bool {
	width := e.Size().Width - 4*theme.InnerPadding() - 2*e.Inset.DX
	rows := e.MinRows
	if width > 0 {
		rows = max(rows, wrappedRows(e.Text, width))
	}
	if rows == e.rows {
		return false
	}
	e.rows = rows
	e.SetMinRowsVisible(rows)
	return true
}

// wrappedRows is how many rows a text has at a width.
func wrappedRows(text string, width float32) int {
	measure := func(s string) float32 { return fyne.MeasureText(s, theme.TextSize(), fyne.TextStyle{}).Width }
	rows := 0
	for line := range strings.SplitSeq(text, "\n") {
		rows++
		if measure(line) <= width {
			continue
		}
		used := ""
		for _, word := range strings.SplitAfter(line, " ") {
			if used != "" && measure(used+strings.TrimRight(word, " ")) > width {
				rows++
				used = ""
			}
			used += word
		}
		rows += int(measure(used) / (width + 1))
	}
	return rows
}
