package xwidget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Text is a label that wraps and whose text can be selected. Once clicked, Fyne
// 2.8.1's own selectable label swallows everything typed; this one passes it on.
type Text struct {
	widget.Label
}

var _ fyne.Accessible = (*Text)(nil)

// NewText makes a text.
func NewText(text string) *Text {
	t := &Text{Label: widget.Label{Text: text, Wrapping: fyne.TextWrapWord, Selectable: true}}
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer implements fyne.Widget. It puts its own selection over the
// label's, which is drawn only while it is in use: otherwise every text would be
// a tab stop.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := t.Label.CreateRenderer()
	inner, ok := r.Objects()[0].(selecting)
	if !ok {
		return r
	}
	s := &selection{inner: inner}
	s.ExtendBaseWidget(s)
	return &textRenderer{WidgetRenderer: r, selection: s}
}

type textRenderer struct {
	fyne.WidgetRenderer
	selection *selection
}

func (r *textRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.selection.Resize(size)
}

func (r *textRenderer) Objects() []fyne.CanvasObject {
	objects := r.WidgetRenderer.Objects()
	if !r.selection.used {
		objects = objects[1:]
	}
	return append(objects[:len(objects):len(objects)], r.selection)
}

// selecting is what the selection of Fyne's label does.
type selecting interface {
	fyne.Focusable
	fyne.Shortcutable
	fyne.DoubleTappable
	fyne.Draggable
	fyne.SecondaryTappable
	desktop.Cursorable
	desktop.Mouseable
	SelectedText() string
}

// selection passes the mouse on to a label's selection and gets the focus in its
// place. Without the focus it is disabled, so that the Tab key skips it.
type selection struct {
	widget.BaseWidget
	decoration // the text speaks for it
	inner      selecting
	used       bool
}

var (
	_ selecting        = (*selection)(nil)
	_ fyne.Disableable = (*selection)(nil)
	_ fyne.Accessible  = (*selection)(nil)
)

func (s *selection) CreateRenderer() fyne.WidgetRenderer { return noRenderer{} }

// focus moves the focus here.
func (s *selection) focus() {
	if c := canvasOf(s); c != nil {
		c.Focus(s)
	}
}

func (s *selection) FocusGained() {
	s.used = true
	s.inner.FocusGained()
	canvas.Refresh(s)
}

func (s *selection) FocusLost() {
	s.inner.FocusLost()
	s.used = false
	canvas.Refresh(s)
}

func (s *selection) Enable()        {}
func (s *selection) Disable()       {}
func (s *selection) Disabled() bool { return !s.used }

func (s *selection) SelectedText() string               { return s.inner.SelectedText() }
func (s *selection) Cursor() desktop.Cursor             { return s.inner.Cursor() }
func (s *selection) TypedKey(k *fyne.KeyEvent)          { passKey(s, k) }
func (s *selection) TypedRune(r rune)                   { passRune(s, r) }
func (s *selection) TappedSecondary(e *fyne.PointEvent) { s.inner.TappedSecondary(e) }
func (s *selection) MouseUp(e *desktop.MouseEvent)      { s.inner.MouseUp(e) }
func (s *selection) DragEnd()                           { s.inner.DragEnd() }

func (s *selection) MouseDown(e *desktop.MouseEvent) {
	s.focus()
	s.inner.MouseDown(e)
	s.focus()
}

func (s *selection) DoubleTapped(e *fyne.PointEvent) {
	s.inner.DoubleTapped(e)
	s.focus()
}

func (s *selection) Dragged(e *fyne.DragEvent) {
	s.inner.Dragged(e)
	s.focus()
}

func (s *selection) TypedShortcut(sh fyne.Shortcut) {
	if _, ok := sh.(*fyne.ShortcutCopy); ok {
		s.inner.TypedShortcut(sh)
		return
	}
	passShortcut(s, sh)
}
