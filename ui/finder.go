package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook/search"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// finder finds words on the page, whatever their spelling there, and marks them.
type finder struct {
	page  *xwidget.Pager
	bar   *fyne.Container
	field *xwidget.Entry
	count *widget.Label
	focus func(fyne.Focusable)
	moved func() // called when the bar appears or goes

	texts   []pageText // of the page, while the bar is open
	matches []match    // in reading order
	at      int
}

// pageText is a text of the page in the form in which words are found in it.
type pageText struct {
	passage xwidget.Passage
	folded  search.Folded
}

// match is where the words are.
type match struct {
	passage xwidget.Passage
	mark    xwidget.Mark
}

// newFinder makes the finder of a page. It passes keys that it does not use to others.
func newFinder(page *xwidget.Pager, focus func(fyne.Focusable), others func(fyne.KeyName) bool) *finder {
	f := &finder{page: page, field: xwidget.NewEntry(), count: look.Caption(""), focus: focus}
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
	f.bar = container.NewStack(xwidget.NewSurface(look.ColorPane), container.New(layout.NewCustomPaddedLayout(look.Space1, look.Space1, look.Space2, look.Space2),
		container.New(xwidget.Stretch{Gap: look.Space2}, f.field, look.Centered(f.count),
			xwidget.NewIconButton(lang.L("command.find-previous"), look.Icon("up"), func() { f.step(-1) }),
			xwidget.NewIconButton(lang.L("command.find-next"), look.Icon("down"), func() { f.step(1) }),
			xwidget.NewIconButton(lang.L("button.close"), look.Icon("clear"), f.close))))
	f.bar.Hide()
	return f
}

// isOpen reports whether the find bar is on the screen.
func (f *finder) isOpen() bool { return f.bar.Visible() }

// open shows the find bar and focuses it. An empty field gets the first of the words
// that is on the page.
func (f *finder) open(words []string) {
	f.bar.Show()
	f.moved()
	f.read()
	if f.field.Text == "" {
		for _, w := range words {
			if len(f.find(w)) > 0 {
				f.field.SetText(w)
				break
			}
		}
	}
	f.search()
	f.focus(f.field)
	f.field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// close hides the find bar; the page stays where it is.
func (f *finder) close() {
	f.bar.Hide()
	f.search()
	f.texts = nil
	f.moved()
	f.focus(f.page)
}

// step goes to the next match (+1) or the previous one (-1), and wraps around.
func (f *finder) step(by int) {
	if !f.isOpen() {
		f.open(nil)
		return
	}
	if n := len(f.matches); n > 0 {
		f.goTo((f.at + by + n) % n)
		f.reveal()
	}
}

// pageChanged searches another page.
func (f *finder) pageChanged() {
	f.texts, f.matches = nil, nil
	if f.isOpen() {
		f.read()
		f.search()
	}
}

// backTo goes back to a match and does not scroll.
func (f *finder) backTo(at int) {
	if f.isOpen() && len(f.matches) > 0 {
		f.goTo(min(at, len(f.matches)-1))
	}
}

// read reads the texts of the page.
func (f *finder) read() {
	f.texts = nil
	xwidget.EachPassage(f.page.Content(), func(p xwidget.Passage, _ fyne.Position) {
		f.texts = append(f.texts, pageText{p, search.Fold(p.String())})
	})
}

// find are the matches of words.
func (f *finder) find(words string) []match {
	folded := search.Fold(words)
	var found []match
	for _, t := range f.texts {
		for _, r := range t.folded.Find(folded) {
			found = append(found, match{t.passage, xwidget.Mark(r)})
		}
	}
	return found
}

// search finds the matches and goes to the first.
func (f *finder) search() {
	for _, m := range f.matches {
		m.passage.SetFound(nil, -1)
	}
	f.matches, f.at = nil, 0
	if f.isOpen() {
		f.matches = f.find(f.field.Text)
	}
	for i, m := range f.matches {
		if i == 0 || f.matches[i-1].passage != m.passage {
			f.mark(i)
		}
	}
	f.tell()
	if len(f.matches) > 0 {
		f.reveal()
	}
}

// goTo makes a match the current one.
func (f *finder) goTo(at int) {
	before := f.at
	f.at = at
	f.mark(before)
	f.mark(at)
	f.tell()
}

// mark marks all matches in the passage of one of them.
func (f *finder) mark(i int) {
	passage := f.matches[i].passage
	for i > 0 && f.matches[i-1].passage == passage {
		i--
	}
	var found []xwidget.Mark
	for _, m := range f.matches[i:] {
		if m.passage != passage {
			break
		}
		found = append(found, m.mark)
	}
	passage.SetFound(found, f.at-i)
}

// tell counts the matches.
func (f *finder) tell() {
	text := lang.L("find.none")
	if n := len(f.matches); n > 0 {
		text = lang.L("count.of", map[string]any{"At": f.at + 1, "Count": n})
	} else if strings.TrimSpace(f.field.Text) == "" {
		text = ""
	}
	f.count.SetText(text)
}

// reveal scrolls to the current match, unless it is visible.
func (f *finder) reveal() {
	m := f.matches[f.at]
	f.page.RevealLine(m.passage, m.passage.TopOf(m.mark.Start))
}
