package xwidget

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// LinkText is a link in a [Styled].
//
// Fyne 2.8.1's own link in a text swallows what is typed, ignores Enter, and is
// a tab stop for each of its lines.
type LinkText struct {
	widget.TextSegment
	onTapped func()
}

// NewLinkText makes a link for a [Styled].
func NewLinkText(label string, tapped func()) *LinkText {
	style := widget.RichTextStyleInline
	style.ColorName = theme.ColorNameHyperlink
	return &LinkText{widget.TextSegment{Text: label, Style: style}, tapped}
}

// Link is a link on a separate line.
type Link struct{ Styled }

var _ fyne.Accessible = (*Link)(nil)

// NewLink makes a link.
func NewLink(label string, tapped func()) *Link { return newLinkOf(NewLinkText(label, tapped)) }

// NewSmallLink makes a link in the size of labels.
func NewSmallLink(label string, tapped func()) *Link {
	text := NewLinkText(label, tapped)
	text.Style.SizeName = theme.SizeNameCaptionText
	return newLinkOf(text)
}

func newLinkOf(text *LinkText) *Link {
	l := &Link{}
	l.set(text)
	l.ExtendBaseWidget(l)
	return l
}

// fitIn makes the link wrap if it is wider than a line, and reports whether it is.
func (l *Link) fitIn(line float32) bool {
	text := l.Segments[0].(*widget.TextSegment)
	width := fyne.MeasureText(text.Text, theme.Size(text.Style.SizeName), text.Style.TextStyle).Width + 2*theme.InnerPadding()
	wrapping := fyne.TextWrapOff
	if width > line {
		wrapping = fyne.TextWrapWord
	}
	if l.Wrapping != wrapping {
		l.Wrapping = wrapping
		l.Refresh()
	}
	return width > line
}

// AccessibilityRole implements fyne.Accessible.
func (l *Link) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// link is one tab stop over all pieces of text of a link.
type link struct {
	widget.BaseWidget
	in       *Styled
	label    string
	onTapped func()
	pieces   []*canvas.Text // one for each line of text
	spots    []*spot        // one for each piece
	focused  bool
}

// spot is the layer over one piece of a link: a click area, a focus ring, and an
// underline. Fyne 2.8.1 can underline text, but loads all fonts again for it.
type spot struct {
	click *ClickArea
	ring  *Surface
	under *canvas.Line
}

var (
	_ fyne.Focusable  = (*link)(nil)
	_ fyne.Accessible = (*link)(nil)
)

func newLink(in *Styled, text *LinkText) *link {
	l := &link{in: in, label: text.Text, onTapped: text.onTapped}
	l.ExtendBaseWidget(l)
	return l
}

// AccessibilityLabel implements fyne.Accessible.
func (l *link) AccessibilityLabel() string { return l.label }

// AccessibilityRole implements fyne.Accessible.
func (l *link) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// FocusGained implements fyne.Focusable.
func (l *link) FocusGained() {
	l.focused = true
	l.Refresh()
	l.in.gotFocus()
}

// FocusLost implements fyne.Focusable.
func (l *link) FocusLost() {
	l.focused = false
	l.Refresh()
}

// TypedKey implements fyne.Focusable.
func (l *link) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		l.onTapped()
	default:
		passKey(l, k)
	}
}

// TypedRune implements fyne.Focusable.
func (l *link) TypedRune(r rune) {
	if r != ' ' { // which has followed the link
		passRune(l, r)
	}
}

// place puts a spot over each piece.
func (l *link) place() {
	for len(l.spots) < len(l.pieces) {
		l.spots = append(l.spots, &spot{NewClickArea(l.label, l.onTapped, func(bool) {}), NewFrame(theme.ColorNamePrimary), &canvas.Line{}})
	}
	l.spots = l.spots[:len(l.pieces)]
	l.Resize(l.in.Size())
	for i, s := range l.spots {
		s.lay(l.pieces[i])
		s.ring.Hidden = !l.focused
	}
}

func (s *spot) lay(p *canvas.Text) {
	const gap = 2 // between the text and the ring
	at, size := p.Position(), p.MinSize()
	for _, o := range []fyne.CanvasObject{s.click, s.ring} {
		o.Move(at.SubtractXY(gap, 1))
		o.Resize(size.AddWidthHeight(2*gap, 3))
	}
	underline(s.under, p, 0, size.Width, 1, p.Color)
}

// CreateRenderer implements fyne.Widget.
func (l *link) CreateRenderer() fyne.WidgetRenderer { return linkRenderer{l} }

type linkRenderer struct{ l *link }

func (r linkRenderer) Layout(fyne.Size)   {}
func (r linkRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (r linkRenderer) Destroy()           {}

func (r linkRenderer) Objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, s := range r.l.spots {
		objects = append(objects, s.under, s.click, s.ring)
	}
	return objects
}

func (r linkRenderer) Refresh() {
	for _, s := range r.l.spots {
		s.ring.Hidden = !r.l.focused
		s.ring.Refresh()
	}
}

// countLetters counts what is not a space.
func countLetters(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}
