// Package xwidget holds widgets of general use. It knows Fyne and nothing of
// the handbook.
package xwidget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// SearchEntry is a text field that hands some keys on while it keeps the focus.
type SearchEntry struct {
	widget.Entry
	// OnKey is asked first about each key; true means that it has dealt with it.
	OnKey func(fyne.KeyName) bool
}

var _ fyne.Focusable = (*SearchEntry)(nil)

// NewSearchEntry makes an empty field.
func NewSearchEntry() *SearchEntry {
	e := &SearchEntry{}
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey implements fyne.Focusable.
func (e *SearchEntry) TypedKey(k *fyne.KeyEvent) {
	if e.OnKey != nil && e.OnKey(k.Name) {
		return
	}
	e.Entry.TypedKey(k)
}
