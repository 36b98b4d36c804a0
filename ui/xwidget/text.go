package xwidget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Text is a text in one style that wraps and can be selected, on a page together
// with what is around it.
type Text struct {
	passage
	Text       string
	TextStyle  fyne.TextStyle
	SizeName   fyne.ThemeSizeName
	Importance widget.Importance
	Selectable bool // with the mouse; not in something that is clicked
}

var (
	_ Passage         = (*Text)(nil)
	_ fyne.Accessible = (*Text)(nil)
)

// NewText makes a text.
func NewText(text string) *Text {
	t := &Text{Text: text, Selectable: true}
	t.Wrapping, t.Scroll = fyne.TextWrapWord, fyne.ScrollNone
	t.ExtendBaseWidget(t)
	return t
}

// SetText replaces the text.
func (t *Text) SetText(text string) {
	t.Text = text
	t.Refresh()
}

// String is the text.
func (t *Text) String() string { return readable(t.Text) }

// AccessibilityLabel implements fyne.Accessible.
func (t *Text) AccessibilityLabel() string { return t.Text }

// AccessibilityRole implements fyne.Accessible.
func (t *Text) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// Refresh implements fyne.CanvasObject.
func (t *Text) Refresh() {
	t.style()
	t.RichText.Refresh()
}

// style sets the only segment of the text.
func (t *Text) style() {
	style := widget.RichTextStyleInline
	style.TextStyle, style.SizeName = t.TextStyle, t.SizeName
	switch t.Importance {
	case widget.LowImportance:
		style.ColorName = theme.ColorNamePlaceHolder
	case widget.WarningImportance:
		style.ColorName = theme.ColorNameWarning
	case widget.MediumImportance, widget.HighImportance, widget.DangerImportance, widget.SuccessImportance:
	}
	if style.SizeName == "" {
		style.SizeName = theme.SizeNameText
	}
	t.Segments = segmentsOf(readable(t.Text), style)
}

// segmentsOf are the runs of a text in a style.
func segmentsOf(text string, style widget.RichTextStyle) []widget.RichTextSegment {
	var out []widget.RichTextSegment
	for _, run := range runs(text) {
		out = append(out, &widget.TextSegment{Text: run, Style: style})
	}
	return out
}

// CreateRenderer implements fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	t.style()
	return t.render(t, t.Selectable)
}
