package xwidget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Styled is a text in several styles that wraps.
type Styled struct {
	widget.RichText
	view
	links bool
}

var _ fyne.Accessible = (*Styled)(nil)

// NewStyled makes a text of segments.
func NewStyled(segments ...widget.RichTextSegment) *Styled {
	s := &Styled{RichText: widget.RichText{Segments: segments, Wrapping: fyne.TextWrapWord, Scroll: fyne.ScrollNone}}
	for _, segment := range segments {
		if _, ok := segment.(*widget.HyperlinkSegment); ok {
			s.links = true
		}
	}
	s.ExtendBaseWidget(s)
	return s
}

// setAway implements viewable. A link stays where the Tab key finds it.
func (s *Styled) setAway(away bool) { s.away = away && !s.links }

// AccessibilityLabel implements fyne.Accessible.
func (s *Styled) AccessibilityLabel() string { return s.String() }

// AccessibilityRole implements fyne.Accessible.
func (s *Styled) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (s *Styled) CreateRenderer() fyne.WidgetRenderer {
	return viewRenderer{s.RichText.CreateRenderer(), &s.view}
}
