// Package hotkey calls a function when a key is pressed in any program. It watches one
// key at a time, and leaves it to the caller which key that is and what it does.
package hotkey

import (
	"errors"

	"fyne.io/fyne/v2"
)

// ErrTaken says that another program has the key.
var ErrTaken = errors.New("another program has the key")

// ErrImpossible says that the system does not pass on keys from other programs.
var ErrImpossible = errors.New("there are no keys from other programs here")

// Key is a key with its modifiers.
type Key struct {
	Name fyne.KeyName
	Mod  fyne.KeyModifier
}

// functionKey is the number of a function key, or 0.
func (k Key) functionKey() int {
	for i, name := range []fyne.KeyName{
		fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6,
		fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12,
	} {
		if k.Name == name {
			return i + 1
		}
	}
	return 0
}

// letter is the letter or digit of a key, or 0. Space is one of them.
func (k Key) letter() byte {
	if k.Name == fyne.KeySpace {
		return ' '
	}
	if len(k.Name) == 1 && (k.Name[0] >= 'A' && k.Name[0] <= 'Z' || k.Name[0] >= '0' && k.Name[0] <= '9') {
		return k.Name[0]
	}
	return 0
}
