package xwidget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Button is a button that Enter presses too, and that hands typed letters on.
type Button struct{ widget.Button }

var _ fyne.Focusable = (*Button)(nil)

// NewButton makes a button of a label, an icon, or both.
func NewButton(label string, icon fyne.Resource, tapped func()) *Button {
	b := &Button{widget.Button{Text: label, Icon: icon, OnTapped: tapped}}
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey implements fyne.Focusable.
func (b *Button) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.Tapped(&fyne.PointEvent{})
	default:
		passKey(b, k)
	}
}

// TypedRune implements fyne.Focusable.
func (b *Button) TypedRune(r rune) {
	if r != ' ' { // it has pressed the button
		passRune(b, r)
	}
}

// Link is a link that Enter follows too, and that hands typed letters on.
type Link struct{ widget.Hyperlink }

var _ fyne.Focusable = (*Link)(nil)

// NewLink makes a link.
func NewLink(label string, tapped func()) *Link {
	l := &Link{widget.Hyperlink{Text: label, OnTapped: tapped}}
	l.Wrapping = fyne.TextWrapWord
	l.ExtendBaseWidget(l)
	return l
}

// TypedKey implements fyne.Focusable.
func (l *Link) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		l.OnTapped()
	default:
		passKey(l, k)
	}
}

// TypedRune implements fyne.Focusable.
func (l *Link) TypedRune(r rune) {
	if r != ' ' {
		passRune(l, r)
	}
}
