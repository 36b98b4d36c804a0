package page

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// editField is a part of a page as a field: its name, its text, and what is wrong with
// it.
type editField struct {
	part, name string
	list       bool // each line is an item
	entry      *xwidget.GrowingEntry
	fault      *widget.Label
	object     *fyne.Container
}

func newEditField(part, name string, rows int) *editField {
	e := &editField{part: part, name: name, entry: xwidget.NewGrowingEntry(rows), fault: look.Fault()}
	e.entry.Name = name
	e.object = container.New(xwidget.Column{Gap: 0}, look.FieldName(name), e.entry, e.fault)
	return e
}

// itemMark begins each line of a list.
const itemMark = "• "

// nextItem begins another item of a list with Enter.
func (e *editField) nextItem(k fyne.KeyName) bool {
	if k != fyne.KeyReturn && k != fyne.KeyEnter {
		return false
	}
	if strings.TrimSpace(e.entry.Text) == "" {
		return true
	}
	e.entry.Insert("\n" + itemMark)
	return true
}

// setText replaces the text, unless it is the same: the cursor stays then.
func (e *editField) setText(text string) {
	if e.entry.Text != text {
		e.entry.SetText(text)
	}
}

// named puts a name above something that is not a text field.
func named(name string, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(xwidget.Column{Gap: 0}, look.FieldName(name), o)
}

func quietButton(name string, do func()) *xwidget.Button {
	b := xwidget.NewButton(name, nil, do)
	b.Importance = widget.LowImportance
	return b
}

func shown(o fyne.CanvasObject, show bool) {
	if show {
		o.Show()
	} else {
		o.Hide()
	}
}

// choice is one control of several buttons of which one is chosen.
type choice struct {
	buttons []*xwidget.Button
	object  fyne.CanvasObject
}

func newChoice(names []string, chosen func(i int)) *choice {
	return newChoiceIn(&xwidget.Segments{}, names, chosen)
}

// newTightChoice is a choice that is only as wide as its buttons.
func newTightChoice(names []string, chosen func(i int)) *choice {
	return newChoiceIn(&xwidget.Segments{Tight: true}, names, chosen)
}

func newChoiceIn(l *xwidget.Segments, names []string, chosen func(i int)) *choice {
	c := &choice{}
	row := container.New(l)
	for i, name := range names {
		b := quietButton(name, func() {
			c.choose(i)
			chosen(i)
		})
		c.buttons = append(c.buttons, b)
		row.Add(b)
	}
	c.object = container.NewStack(xwidget.NewBox(look.ColorPane, theme.ColorNameSeparator, look.CornerControl), look.Small(row))
	return c
}

// choose marks a button as the chosen one.
func (c *choice) choose(i int) {
	for n, b := range c.buttons {
		if b.Chosen != (n == i) {
			b.Chosen = n == i
			b.Refresh()
		}
	}
}

// segments is a choice that shows which button is chosen.
func segments(names []string, chosen func(i int) bool, choose func(i int)) fyne.CanvasObject {
	c := newChoice(names, choose)
	for i := range names {
		if chosen(i) {
			c.choose(i)
		}
	}
	return c.object
}

// editHead is the line above the form: the page, its state, and buttons.
type editHead struct {
	p       *Edit
	title   *widget.Label
	pill    *fyne.Container
	discard *xwidget.Button
	save    *xwidget.Button
	undo    *xwidget.Button
	redo    *xwidget.Button
	object  fyne.CanvasObject
}

func newEditHead(p *Edit) *editHead {
	h := &editHead{p: p, title: widget.NewLabel(""), pill: container.NewStack()}
	h.title.TextStyle.Bold = true
	h.title.SizeName = look.SizeField
	h.title.Truncation = fyne.TextTruncateEllipsis
	h.undo = xwidget.NewIconButton(lang.L("edit.undo"), look.Icon("undo"), func() { p.undo() })
	h.redo = xwidget.NewIconButton(lang.L("edit.redo"), look.Icon("redo"), func() { p.redo() })
	h.undo.Pale, h.redo.Pale = look.IconIn("undo", look.ColorPale), look.IconIn("redo", look.ColorPale)
	h.discard = xwidget.NewButton(lang.L("edit.discard"), nil, p.discard)
	h.save = primary(lang.L("edit.save"), p.Save)
	buttons := container.NewHBox(h.undo, h.redo, h.discard, h.save)
	h.object = container.New(layout.NewCustomPaddedLayout(look.Space3, look.Space1, look.Space4+look.TextPad, look.Space4+look.TextPad),
		container.New(headRow{}, h.title, h.pill, buttons))
	return h
}

// state shows the state of the page.
func (h *editHead) state() {
	title := h.p.form.field(keyTitle).entry.Text
	if title == "" {
		title = lang.L("edit.untitled")
	}
	h.title.SetText(lang.L("edit.heading", map[string]any{"Title": title}))
	changed := h.p.draft.Changed()
	var pill fyne.CanvasObject = layout.NewSpacer()
	switch {
	case changed:
		pill = look.Pill(lang.L("edit.pill-unsaved"), look.ColorUnset, look.ColorNote, look.ColorNoteEdge)
	case h.p.draft.Saved():
		pill = look.Pill(lang.L("edit.pill-draft"), look.ColorQuiet, look.ColorPane, theme.ColorNameSeparator)
	}
	h.pill.Objects = []fyne.CanvasObject{pill}
	h.pill.Refresh()
	enable := func(b *xwidget.Button, on bool) {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
	enable(h.save, changed)
	enable(h.discard, changed || h.p.draft.Saved())
	enable(h.undo, len(h.p.steps.before) > 0)
	enable(h.redo, len(h.p.steps.after) > 0)
}

// headRow is a title that is shortened if necessary, a pill right after it, and buttons
// at the end, or below if there is little room.
type headRow struct{}

// Layout implements fyne.Layout.
func (headRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	title, pill, buttons := objects[0].(*widget.Label), objects[1], objects[2]
	pillSize := pill.MinSize()
	full := fyne.MeasureText(title.Text, theme.Size(title.SizeName), title.TextStyle).Width + 2*theme.InnerPadding() + 2
	b := buttons.MinSize()
	width := min(full, size.Width-pillSize.Width-b.Width)
	place := func(o fyne.CanvasObject, x, w, h float32) {
		o.Move(fyne.NewPos(x, (size.Height-h)/2))
		o.Resize(fyne.NewSize(w, h))
	}
	place(title, -theme.InnerPadding(), width, title.MinSize().Height)
	place(pill, width, pillSize.Width, pillSize.Height)
	place(buttons, size.Width-b.Width, b.Width, b.Height)
}

// MinSize implements fyne.Layout.
func (headRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for _, o := range objects {
		height = max(height, o.MinSize().Height)
	}
	return fyne.NewSize(0, height)
}
