// Package xwidget has the widgets and layouts that Fyne lacks: text that can be
// selected across paragraphs, fields and buttons that pass on keys they do not use,
// and layouts that wrap. It imports only Fyne, and knows nothing of the handbook, of
// translations, or of files.
package xwidget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Entry is a text field that passes on the keys it has no use for while it keeps
// the focus.
type Entry struct {
	widget.Entry
	// Name is what screen readers call a field whose name is written above it.
	Name string
	// Inset is the space around the text, besides the theme's padding.
	Inset fyne.Delta
	// OnKey gets each key first and reports whether it handled it.
	OnKey func(fyne.KeyName) bool
	// OnRune gets each letter first and reports whether it handled it.
	OnRune func(rune) bool

	// OnUndo gets the undo key first and reports whether it handled it.
	OnUndo func() bool
	// OnRedo gets the redo key first and reports whether it handled it.
	OnRedo func() bool
	// OnPaste gets the pasted text and returns what to insert instead.
	OnPaste func(string) string

	focusNotifier
	clear *Button           // empties the field; nil without one
	outer fyne.CanvasObject // the widget that this is a part of, or nil
}

var (
	_ fyne.Focusable    = (*Entry)(nil)
	_ fyne.Shortcutable = (*Entry)(nil)
	_ fyne.Accessible   = (*Entry)(nil)
)

// NewEntry makes an empty field with one line.
func NewEntry() *Entry {
	e := &Entry{Inset: fieldInset()}
	e.ExtendBaseWidget(e)
	return e
}

// NewMultiLineEntry makes an empty field with many lines that wrap.
func NewMultiLineEntry() *Entry {
	e := &Entry{Inset: fieldInset()}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.ExtendBaseWidget(e)
	return e
}

// SetClear gives the field a button that empties it. It must be called before the
// field is shown.
func (e *Entry) SetClear(name string, icon fyne.Resource) {
	e.clear = NewIconButton(name, icon, func() {
		e.SetText("")
		if c := canvasOf(e); c != nil {
			c.Focus(e)
		}
	})
	e.clear.Hide()
	e.ActionItem = e.clear
}

// showClear shows the button that empties the field only if there is text.
func (e *Entry) showClear() {
	if e.clear != nil && e.clear.Hidden != (e.Text == "") {
		e.clear.Hidden = e.Text == ""
		e.Refresh() // Fyne 2.8.1 refreshes nothing that it has not drawn lately, such as a hidden button
	}
}

// AccessibilityLabel implements fyne.Accessible: what the field is for, and its
// text.
func (e *Entry) AccessibilityLabel() string {
	if e.Name != "" {
		return e.Name + " " + e.Text
	}
	if e.PlaceHolder == "" || e.Text == "" {
		return e.PlaceHolder + e.Text
	}
	return e.PlaceHolder + " " + e.Text
}

// AccessibilityRole implements fyne.Accessible.
func (e *Entry) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// SetText replaces the text, moves the cursor to its end, and clears the
// selection: Fyne 2.8.1 leaves one that the next letter would replace.
func (e *Entry) SetText(text string) {
	e.Entry.SetText(text)
	e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	e.showClear()
}

// Insert puts text at the caret, as pasting does.
func (e *Entry) Insert(text string) {
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: insertion(text)})
}

// insertion is text that is pasted without the clipboard.
type insertion string

// Content implements fyne.Clipboard.
func (i insertion) Content() string { return string(i) }

// SetContent implements fyne.Clipboard.
func (insertion) SetContent(string) {}

// AcceptsTab implements fyne.Tabbable: the Tab key always moves the focus, even
// from a field with many lines.
func (e *Entry) AcceptsTab() bool { return false }

// TypedKey implements fyne.Focusable.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	defer e.showClear()
	if e.OnKey == nil || !e.OnKey(k.Name) {
		e.Entry.TypedKey(k)
	}
}

// TypedRune implements fyne.Focusable.
func (e *Entry) TypedRune(r rune) {
	defer e.showClear()
	if e.OnRune == nil || !e.OnRune(r) {
		e.Entry.TypedRune(r)
	}
}

// TypedShortcut implements fyne.Shortcutable. Editing keys stay here; all others
// go on to the canvas, and so does copying without a selection.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	defer e.showClear()
	if _, undo := s.(*fyne.ShortcutUndo); undo && e.OnUndo != nil && e.OnUndo() {
		return
	}
	if _, redo := s.(*fyne.ShortcutRedo); redo && e.OnRedo != nil && e.OnRedo() {
		return
	}
	if paste, ok := s.(*fyne.ShortcutPaste); ok && e.OnPaste != nil {
		s = &fyne.ShortcutPaste{Clipboard: insertion(e.OnPaste(paste.Clipboard.Content()))}
	}
	custom, ok := s.(*desktop.CustomShortcut)
	_, copies := s.(*fyne.ShortcutCopy)
	if ok && !edits(custom) || copies && e.SelectedText() == "" {
		if e.outer != nil {
			passShortcut(e.outer, s) // the canvas knows that one
		} else {
			passShortcut(e, s)
		}
		return
	}
	e.Entry.TypedShortcut(s)
	if _, paste := s.(*fyne.ShortcutPaste); paste {
		e.Refresh() // once the text has its new width, the caret is in sight: Fyne 2.8.1 scrolls before that
	}
}

// FocusGained implements fyne.Focusable.
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	e.gotFocus()
}

// edits reports a key that edits the text or moves the cursor.
func edits(c *desktop.CustomShortcut) bool {
	switch c.KeyName {
	case fyne.KeyLeft, fyne.KeyRight:
		return c.Modifier&fyne.KeyModifierAlt == 0
	case fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyHome, fyne.KeyEnd, fyne.KeyA, fyne.KeyX, fyne.KeyZ, fyne.KeyY, fyne.KeyV:
		return true
	}
	return false
}
