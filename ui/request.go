package ui

import "fyne.io/fyne/v2/lang"

// Request is what a start of the program asks for. The zero value asks for
// nothing but the window.
type Request struct {
	Query string `json:"query,omitempty"`
	Entry string `json:"entry,omitempty"` // id
}

// Serve does what a start of the program asks for.
func (w *Window) Serve(r Request) {
	switch {
	case r.Entry != "" && w.book.Entry(r.Entry) == nil:
		w.status.say(lang.L("The handbook has no entry “{{.ID}}”.", map[string]any{"ID": r.Entry}))
	case r.Entry != "":
		w.Open(r.Entry)
		w.visit(Route{Page: PageEntry, Entry: r.Entry}, false) // not beside an old search
	case r.Query != "" && w.strip != nil:
		w.strip.field.SetText(r.Query)
	case r.Query != "":
		w.field.SetText(r.Query)
		w.focusField()
	}
}

// OnRaise sets what is done to the large window first when it is to come to the
// front.
func (w *Window) OnRaise(f func()) { w.onRaise = f }

// Raise brings the window, or the strip in its place, to the front.
func (w *Window) Raise() {
	win := w.win
	if w.strip != nil {
		win = w.strip.win
	} else if w.onRaise != nil {
		w.onRaise()
	}
	win.Show()
	win.RequestFocus()
}
