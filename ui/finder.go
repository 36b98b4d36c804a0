package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/ui/xwidget"
)

// finder finds words in the page. Each paragraph that has them gets a frame;
// the one that the reader stands at has the color of the focus.
type finder struct {
	page  *xwidget.Pager
	bar   *fyne.Container
	field *xwidget.Entry
	count *widget.Label

	frames *fyne.Container     // laid over the page
	places []fyne.CanvasObject // paragraphs with the words
	at     int
}

func newFinder(w *Window) *finder {
	f := &finder{page: w.page, field: xwidget.NewEntry(), count: captionLabel("")}
	f.frames = container.New(frameLayout{f})
	f.field.SetPlaceHolder(lang.L("Find in the page"))
	f.field.OnChanged = func(string) { f.look() }
	f.field.OnKey = func(k fyne.KeyName) bool {
		switch k {
		case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
			w.find(1)
		case fyne.KeyUp:
			w.find(-1)
		case fyne.KeyHome, fyne.KeyEnd:
			return false
		default:
			return w.typedKey(k)
		}
		return true
	}
	f.bar = container.NewStack(xwidget.NewSurface(colorPane), container.New(layout.NewCustomPaddedLayout(4, 4, 8, 8),
		container.New(xwidget.Stretch{Gap: 6}, f.field, centered(f.count),
			xwidget.NewIconButton(lang.L("Place found before"), theme.MoveUpIcon(), func() { w.find(-1) }),
			xwidget.NewIconButton(lang.L("Next place found"), theme.MoveDownIcon(), func() { w.find(1) }),
			xwidget.NewIconButton(lang.L("Close"), theme.CancelIcon(), w.closeFinder))))
	f.bar.Hide()
	return f
}

// open reports that the find bar is on the screen.
func (f *finder) open() bool { return f.bar.Visible() }

// over lays the frames over a page.
func (f *finder) over(page fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(page, f.frames)
}

// openFinder shows the find bar and puts the focus into it.
func (w *Window) openFinder() {
	if w.onEffects() { // it has a filter of its own
		w.effects.focus()
		return
	}
	w.finder.bar.Show()
	w.win.Content().Refresh()
	w.finder.look()
	w.win.Canvas().Focus(w.finder.field)
	w.finder.field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// closeFinder takes the find bar away; the page stays where it is.
func (w *Window) closeFinder() {
	w.finder.bar.Hide()
	w.finder.look()
	w.win.Content().Refresh()
	w.win.Canvas().Focus(w.page)
}

// find goes to the next place (+1) or the one before (-1), round and round.
func (w *Window) find(by int) {
	f := w.finder
	if !f.open() {
		w.openFinder()
		return
	}
	if n := len(f.places); n > 0 {
		f.at = (f.at + by + n) % n
		f.show(true)
	}
}

// pageChanged looks again, in another page.
func (f *finder) pageChanged() {
	if f.open() {
		f.look()
	}
}

// look finds the places and goes to the first.
func (f *finder) look() {
	f.places, f.at = nil, 0
	words := strings.ToLower(strings.TrimSpace(f.field.Text))
	if f.open() && words != "" {
		eachText(f.page.Content(), fyne.Position{}, func(o fyne.CanvasObject, text string, _ fyne.Position) {
			if strings.Contains(strings.ToLower(text), words) {
				f.places = append(f.places, o)
			}
		})
	}
	f.show(len(f.places) > 0)
	if words == "" {
		f.count.SetText("")
	}
}

// show draws the frames and tells how many there are.
func (f *finder) show(reveal bool) {
	f.frames.RemoveAll()
	for i := range f.places {
		name := theme.ColorNameInputBorder
		if i == f.at {
			name = theme.ColorNamePrimary
		}
		f.frames.Add(xwidget.NewFrame(name))
	}
	f.count.SetText(lang.L("no place"))
	if n := len(f.places); n > 0 {
		f.count.SetText(lang.L("{{.At}} of {{.Count}}", map[string]any{"At": f.at + 1, "Count": n}))
	}
	f.frames.Refresh()
	if reveal {
		f.page.Reveal(f.places[f.at])
	}
}

// frameLayout puts each frame round its paragraph.
type frameLayout struct{ f *finder }

func (l frameLayout) Layout(frames []fyne.CanvasObject, _ fyne.Size) {
	at := map[fyne.CanvasObject]fyne.Position{}
	eachText(l.f.page.Content(), fyne.Position{}, func(o fyne.CanvasObject, _ string, pos fyne.Position) { at[o] = pos })
	for i, frame := range frames {
		o := l.f.places[i]
		frame.Move(at[o])
		frame.Resize(o.Size())
	}
}

func (l frameLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// eachText calls yield for every text of a page, with its place in the page.
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
