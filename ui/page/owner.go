package page

import (
	"time"

	"fyne.io/fyne/v2"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
)

// OwnerPage is a page of the content owner's mode.
type OwnerPage interface {
	// Content builds the page. The id is that of the entry that it is about, or "".
	Content(id string) fyne.CanvasObject
}

// Filler is an owner's page that fills the whole area and scrolls by itself.
type Filler interface{ Fills() bool }

// Leaver is an owner's page that has something to save before another page is shown and
// before the program ends.
type Leaver interface{ Leave() }

// Saver is an owner's page with something to save.
type Saver interface{ Save() }

// Starter is an owner's page with a field that gets the focus first, or nil while there
// is none.
type Starter interface{ Start() fyne.Focusable }

// OwnerHost is what the content owner's pages need of the window.
type OwnerHost interface {
	Library
	Status
	Clipboard
	Frame
	Desk
	Files
	// Workspace is where the owner works; its Root is "" before one is chosen.
	Workspace() author.Workspace
	// UseWorkspace works in another folder from now on, or in none for "".
	UseWorkspace(root string)
	// Autosaves are what is being written on this computer.
	Autosaves() author.Autosaves
	// Author is the name of who works here, or "".
	Author() string
	// SetAuthor remembers it.
	SetAuthor(name string)
	// OwnKey is the key that signs what the owner publishes, or none.
	OwnKey() author.OwnKey
	// SetOwnKey remembers it.
	SetOwnKey(key author.OwnKey)
	// Computer is what this computer stores for the owner.
	Computer() author.Computer
	// Background runs work on another goroutine, because a share may be slow, and
	// then calls the other function on Fyne's goroutine.
	Background(work, then func())
	// After calls a function on Fyne's goroutine after some time, unless stop is
	// called before.
	After(d time.Duration, do func()) (stop func())
	// ShowOwner goes to a page of the owner by its name, about an entry or none.
	ShowOwner(name, id string)
	// ShowClinic goes to the clinic's values.
	ShowClinic()
	// AnswerQuestion begins a page that answers a question.
	AnswerQuestion(question string)
	// PrintReview prints the sheets on which a clinician signs pages.
	PrintReview(h *handbook.Handbook, entries []*handbook.Entry)
}
