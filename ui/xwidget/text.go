package xwidget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Text is a label that wraps and whose text can be selected. Fyne's own label
// swallows all that is typed once it was clicked; this one hands it on.
type Text struct {
	widget.Label
	view
}

var _ fyne.Accessible = (*Text)(nil)

// NewText makes a text.
func NewText(text string) *Text {
	t := &Text{Label: widget.Label{Text: text, Wrapping: fyne.TextWrapWord, Selectable: true}}
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer implements fyne.Widget. It puts a selection of ours over the
// label's, which is part of the picture only while it is in use: else every
// text would be a stop of the Tab key.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := t.Label.CreateRenderer()
	inner, ok := r.Objects()[0].(selecting)
	if !ok {
		return viewRenderer{r, &t.view}
	}
	s := &selection{inner: inner}
	s.ExtendBaseWidget(s)
	return viewRenderer{&textRenderer{WidgetRenderer: r, selection: s}, &t.view}
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

// selecting is what Fyne's selection of a label does.
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

// selection passes the mouse on to a label's selection, and takes the focus
// instead of it. It counts as disabled without the focus, so that the Tab key
// does not stop at it.
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

// take moves the focus here.
func (s *selection) take() {
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
	s.take()
	s.inner.MouseDown(e)
	s.take()
}

func (s *selection) DoubleTapped(e *fyne.PointEvent) {
	s.inner.DoubleTapped(e)
	s.take()
}

func (s *selection) Dragged(e *fyne.DragEvent) {
	s.inner.Dragged(e)
	s.take()
}

func (s *selection) TypedShortcut(sh fyne.Shortcut) {
	if _, ok := sh.(*fyne.ShortcutCopy); ok {
		s.inner.TypedShortcut(sh)
		return
	}
	passShortcut(s, sh)
}
