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
// Fyne's own link in a text swallows what is typed, does not answer Enter, and
// is as many stops of the Tab key as it has lines.
type LinkText struct {
	widget.TextSegment
	onTapped func()
}

// NewLinkText makes a link in a text.
func NewLinkText(label string, tapped func()) *LinkText {
	style := widget.RichTextStyleInline
	style.ColorName = theme.ColorNameHyperlink
	style.TextStyle.Underline = true
	return &LinkText{widget.TextSegment{Text: label, Style: style}, tapped}
}

// Link is a link that stands alone.
type Link struct{ Styled }

var _ fyne.Accessible = (*Link)(nil)

// NewLink makes a link.
func NewLink(label string, tapped func()) *Link {
	l := &Link{}
	l.set(NewLinkText(label, tapped))
	l.ExtendBaseWidget(l)
	return l
}

// AccessibilityRole implements fyne.Accessible.
func (l *Link) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// link is a stop of the Tab key over the pieces of text of one link.
type link struct {
	widget.BaseWidget
	in       *Styled
	label    string
	onTapped func()
	pieces   []*canvas.Text // one for each line
	spots    []fyne.CanvasObject
	focused  bool
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
	l.in.tell()
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
	if r != ' ' { // it has followed the link
		passRune(l, r)
	}
}

// place lays a spot that can be clicked and a ring over each piece.
func (l *link) place() {
	for len(l.spots) < 2*len(l.pieces) {
		ring := NewFrame(theme.ColorNamePrimary)
		ring.Hidden = !l.focused
		l.spots = append(l.spots, NewHot(l.label, l.onTapped, func(bool) {}), ring)
	}
	l.spots = l.spots[:2*len(l.pieces)]
	l.Resize(l.in.Size())
	const gap = 2 // between the text and the ring
	for i, p := range l.pieces {
		for _, o := range l.spots[2*i : 2*i+2] {
			o.Move(p.Position().SubtractXY(gap, 1))
			o.Resize(p.MinSize().AddWidthHeight(2*gap, 3))
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (l *link) CreateRenderer() fyne.WidgetRenderer { return linkRenderer{l} }

type linkRenderer struct{ l *link }

func (r linkRenderer) Layout(fyne.Size)             {}
func (r linkRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r linkRenderer) Objects() []fyne.CanvasObject { return r.l.spots }
func (r linkRenderer) Destroy()                     {}

func (r linkRenderer) Refresh() {
	for i := 1; i < len(r.l.spots); i += 2 {
		ring := r.l.spots[i].(*Surface)
		ring.Hidden = !r.l.focused
		ring.Refresh()
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
