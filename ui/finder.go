package ui

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

// finder finds words on the page. Each paragraph with them gets a frame; the
// current one has the color of the focus.
type finder struct {
	page  *xwidget.Pager
	bar   *fyne.Container
	field *xwidget.Entry
	count *widget.Label
	focus func(fyne.Focusable)
	moved func() // called when the bar appears or goes

	frames  *fyne.Container     // drawn over the page
	matches []fyne.CanvasObject // paragraphs with the words
	at      int
}

// newFinder makes the finder of a page. Keys that it has no use for go to others.
func newFinder(page *xwidget.Pager, focus func(fyne.Focusable), others func(fyne.KeyName) bool) *finder {
	f := &finder{page: page, field: xwidget.NewEntry(), count: look.Caption(""), focus: focus}
	f.frames = container.New(frameLayout{f})
	f.field.SetPlaceHolder(lang.L("command.find"))
	f.field.OnChanged = func(string) { f.search() }
	f.field.OnKey = func(k fyne.KeyName) bool {
		switch k {
		case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
			f.step(1)
		case fyne.KeyUp:
			f.step(-1)
		case fyne.KeyHome, fyne.KeyEnd:
			return false
		default:
			return others(k)
		}
		return true
	}
	f.bar = container.NewStack(xwidget.NewSurface(look.ColorPane), container.New(layout.NewCustomPaddedLayout(4, 4, 8, 8),
		container.New(xwidget.Stretch{Gap: 6}, f.field, look.Centered(f.count),
			xwidget.NewIconButton(lang.L("command.find-previous"), theme.MoveUpIcon(), func() { f.step(-1) }),
			xwidget.NewIconButton(lang.L("command.find-next"), theme.MoveDownIcon(), func() { f.step(1) }),
			xwidget.NewIconButton(lang.L("button.close"), theme.CancelIcon(), f.close))))
	f.bar.Hide()
	return f
}

// isOpen reports whether the find bar is on the screen.
func (f *finder) isOpen() bool { return f.bar.Visible() }

// open shows the find bar with the focus.
func (f *finder) open() {
	f.bar.Show()
	f.moved()
	f.search()
	f.focus(f.field)
	f.field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// close hides the find bar; the page stays where it is.
func (f *finder) close() {
	f.bar.Hide()
	f.search()
	f.moved()
	f.focus(f.page)
}

// step goes to the next match (+1) or the previous one (-1), around the end.
func (f *finder) step(by int) {
	if !f.isOpen() {
		f.open()
		return
	}
	if n := len(f.matches); n > 0 {
		f.at = (f.at + by + n) % n
		f.show(true)
	}
}

// over puts the frames over a page.
func (f *finder) over(page fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(page, f.frames)
}

// pageChanged searches another page.
func (f *finder) pageChanged() {
	if f.isOpen() {
		f.search()
	}
}

// backTo goes back to a match and does not scroll.
func (f *finder) backTo(at int) {
	if f.isOpen() && len(f.matches) > 0 {
		f.at = min(at, len(f.matches)-1)
		f.show(false)
	}
}

// search finds the matches and goes to the first.
func (f *finder) search() {
	f.matches, f.at = nil, 0
	words := strings.ToLower(strings.TrimSpace(f.field.Text))
	if f.isOpen() && words != "" {
		eachText(f.page.Content(), fyne.Position{}, func(o fyne.CanvasObject, text string, _ fyne.Position) {
			if strings.Contains(strings.ToLower(text), words) {
				f.matches = append(f.matches, o)
			}
		})
	}
	f.show(len(f.matches) > 0)
	if words == "" {
		f.count.SetText("")
	}
}

// show draws the frames and counts them.
func (f *finder) show(reveal bool) {
	f.frames.RemoveAll()
	for i := range f.matches {
		name := theme.ColorNameInputBorder
		if i == f.at {
			name = theme.ColorNamePrimary
		}
		f.frames.Add(xwidget.NewFrame(name))
	}
	f.count.SetText(lang.L("find.none"))
	if n := len(f.matches); n > 0 {
		f.count.SetText(lang.L("count.of", map[string]any{"At": f.at + 1, "Count": n}))
	}
	f.frames.Refresh()
	if reveal {
		f.page.Reveal(f.matches[f.at])
	}
}

// frameLayout puts each frame around its paragraph.
type frameLayout struct{ f *finder }

func (l frameLayout) Layout(frames []fyne.CanvasObject, _ fyne.Size) {
	at := map[fyne.CanvasObject]fyne.Position{}
	eachText(l.f.page.Content(), fyne.Position{}, func(o fyne.CanvasObject, _ string, pos fyne.Position) { at[o] = pos })
	for i, frame := range frames {
		o := l.f.matches[i]
		frame.Move(at[o])
		frame.Resize(o.Size())
	}
}

func (l frameLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// eachText calls yield for every text on a page, with its position.
func eachText(o fyne.CanvasObject, at fyne.Position, yield func(o fyne.CanvasObject, text string, at fyne.Position)) {
	if !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			eachText(c, at.Add(c.Position()), yield)
		}
	case *xwidget.Text:
		yield(o, o.Text, at)
	case *widget.Label:
		yield(o, o.Text, at)
	case *widget.RichText:
		yield(o, o.String(), at)
	case *xwidget.Styled:
		yield(o, o.String(), at)
	case *xwidget.Link:
		yield(o, o.String(), at)
	}
}
