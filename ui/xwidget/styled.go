package xwidget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Styled is a text in several styles that wraps. A [LinkText] in it is a link.
type Styled struct {
	passage
	focusNotifier
	links []*link
	fixed bool // cannot be selected with the mouse
}

var (
	_ Passage         = (*Styled)(nil)
	_ fyne.Accessible = (*Styled)(nil)
)

// NewStyled makes a text from segments.
func NewStyled(segments ...widget.RichTextSegment) *Styled {
	s := &Styled{}
	s.set(segments...)
	s.ExtendBaseWidget(s)
	return s
}

// NewBare makes a text from segments that does not wrap and lets clicks through.
func NewBare(segments ...widget.RichTextSegment) *Styled {
	s := &Styled{fixed: true}
	s.set(segments...)
	s.Wrapping = fyne.TextWrapOff
	s.ExtendBaseWidget(s)
	return s
}

func (s *Styled) set(segments ...widget.RichTextSegment) {
	s.RichText = widget.RichText{Wrapping: fyne.TextWrapWord, Scroll: fyne.ScrollNone}
	for _, segment := range segments {
		if l, ok := segment.(*LinkText); ok {
			segment = &l.TextSegment
			s.links = append(s.links, newLink(s, l))
		} else if t, ok := segment.(*widget.TextSegment); ok {
			s.Segments = append(s.Segments, segmentsOf(readable(t.Text), t.Style)...)
			continue
		}
		s.Segments = append(s.Segments, segment)
	}
}

// AccessibilityLabel implements fyne.Accessible.
func (s *Styled) AccessibilityLabel() string { return s.String() }

// AccessibilityRole implements fyne.Accessible.
func (s *Styled) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (s *Styled) CreateRenderer() fyne.WidgetRenderer {
	r := s.render(s, !s.fixed)
	if len(s.links) == 0 {
		return r
	}
	linked := &linkedRenderer{r, s}
	linked.place()
	return linked
}

// linkedRenderer puts the links over their pieces of text.
type linkedRenderer struct {
	fyne.WidgetRenderer
	s *Styled
}

func (r *linkedRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.place()
}

func (r *linkedRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.place()
	for _, l := range r.s.links {
		l.Refresh()
	}
}

func (r *linkedRenderer) Objects() []fyne.CanvasObject {
	objects := r.WidgetRenderer.Objects()
	objects = objects[:len(objects):len(objects)]
	for _, l := range r.s.links {
		objects = append(objects, l)
	}
	return objects
}

// place gives each link its pieces. Only links have the color of links, and a
// line break drops nothing but spaces.
func (r *linkedRenderer) place() {
	objects, color := r.WidgetRenderer.Objects(), theme.Color(theme.ColorNameHyperlink)
	for _, l := range r.s.links {
		l.pieces = l.pieces[:0]
		for left := countLetters(l.label); left > 0 && len(objects) > 0; objects = objects[1:] {
			if text, ok := objects[0].(*canvas.Text); ok && text.Color == color && text.Text != "" {
				left -= countLetters(text.Text)
				l.pieces = append(l.pieces, text)
			}
		}
		l.place()
	}
}
