// Package page has the pages of the window, one file each: what a page shows, and the
// state that it keeps.
//
// A page builds its content and reacts to input in it. It does not know the window:
// what it needs of the window is a small interface here or in its own file. It refuses
// to search, and never decides which page comes next.
package page

import (
	"fyne.io/fyne/v2"

	"clinichandbook/handbook"
	"clinichandbook/ui/xwidget"
)

// Library is the handbook that the window shows.
type Library interface {
	Book() *handbook.Handbook
	// Open goes to an entry.
	Open(id string)
}

// Status is the line below the page.
type Status interface {
	// Say shows a message until the reader's next step.
	Say(text string)
	// Fail says what went wrong. Nil says nothing.
	Fail(err error)
}

// Clipboard takes what the reader copies.
type Clipboard interface{ Copy(text string) }

// Frame is where the window shows a page.
type Frame interface {
	Pager() *xwidget.Pager
	// Rebuild builds the page again and keeps its scroll position.
	Rebuild()
	// Focus moves the focus; nil means the page as a whole.
	Focus(fyne.Focusable)
}

// Drafting keeps what is being written in case the program ends.
type Drafting interface {
	// DraftChanged says that text which is being written, or whether there is any, has
	// changed.
	DraftChanged()
}

// Urgency reports whether the window shows an emergency. Its script is then the
// only line to read out, so that a page has none.
type Urgency interface{ Urgent() bool }

// Printer prints what the page shows.
type Printer interface{ Print() }
