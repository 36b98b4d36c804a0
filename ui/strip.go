package ui

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/notebook"
	"clinichandbook/ui/look"
	"clinichandbook/ui/page"
	"clinichandbook/ui/xwidget"
)

// StripTitle is the title of the strip.
const StripTitle = Title + " strip"

// stripSize has room for a question and its answer next to a phone program, in
// units of the text size.
var stripSize = fyne.NewSize(36, 23)

// strip is a small window that stays on top: the search field and the best
// answer, nothing else. It shows the state of the large window, which is hidden
// in the meantime.
type strip struct {
	w      *Window
	win    fyne.Window
	pinned bool // stays above other windows
	pin    *xwidget.Button
	at     image.Point // on the screen, in pixels
	field  *xwidget.Entry
	answer *xwidget.Pager
	hint   *widget.Label
	tips   *xwidget.Tips
	alarm  *fyne.Container // emergency bar
}

func newStrip(w *Window, pinned bool) *strip {
	s := &strip{w: w, win: w.app.NewWindow(StripTitle), pinned: pinned, field: newSearchField(), answer: xwidget.NewPager(), tips: xwidget.NewTips(), alarm: container.New(&tallest{})}
	last := w.lib.kept.Window().Strip
	s.at = image.Pt(last.X, last.Y)
	if d, ok := s.win.(desktop.Window); ok {
		if pinned {
			d.RequestAlwaysOnTop()
		}
		if last.X != 0 || last.Y != 0 {
			d.RequestPosition(last.X, last.Y)
		}
	}
	s.field.SetText(w.search.field.Text)
	s.field.OnChanged = func(text string) {
		if w.strip == s {
			w.lookUp(text, filter{})
			s.show()
		}
	}
	s.field.OnKey = s.key
	s.answer.OnScrolled = func(ev *fyne.ScrollEvent) bool { return zoomByWheel(w, ev) }
	s.hint = look.Caption(stripHint())
	s.hint.Truncation = fyne.TextTruncateEllipsis
	bar := container.New(xwidget.Stretch{Gap: look.Space2}, look.Field(s.field), s.pinButton(), xwidget.NewIconButton(lang.L("strip.back"), theme.ViewFullScreenIcon(), func() { closeStrip(w) }))
	s.tips.After = w.driver.After
	s.win.SetContent(container.New(xwidget.Layered{Below: xwidget.Stretch{Index: 2, Vertical: true}},
		container.New(layout.NewCustomPaddedLayout(look.Space2, look.Space1, look.Space3, look.Space3), bar), s.alarm, s.answer,
		container.New(layout.NewCustomPaddedLayout(0, 0, look.TextPad, look.TextPad), s.hint), s.tips))
	s.win.SetPadded(false)
	s.win.SetCloseIntercept(func() { quit(w) })
	s.listen()
	s.fit()
	if last.Width > 0 && last.Height > 0 {
		s.win.Resize(fyne.NewSize(look.Scaled(float32(last.Width)), look.Scaled(float32(last.Height))))
	}
	s.win.Canvas().Focus(s.field)
	s.field.TypedShortcut(&fyne.ShortcutSelectAll{})
	s.show()
	return s
}

// pinButton shows whether the strip is pinned, and changes it.
func (s *strip) pinButton() *xwidget.Button {
	s.pin = xwidget.NewButton("", look.PinIcon(), s.togglePin)
	s.markPin()
	return s.pin
}

func (s *strip) markPin() {
	s.pin.Text, s.pin.Chosen = lang.L("strip.pin"), s.pinned
	if s.pinned {
		s.pin.Text = lang.L("strip.pinned")
	}
	s.pin.Refresh()
}

// togglePin pins the strip or lets it go, where it is.
func (s *strip) togglePin() {
	if float := s.w.driver.Float; float != nil && float(s.win, !s.pinned) {
		s.pinned = !s.pinned
		s.markPin()
		s.win.Canvas().Focus(s.field)
		return
	}
	s.remember()
	openStrip(s.w, !s.pinned)
}

// remember records where the strip is, its size, and whether it is pinned.
func (s *strip) remember() {
	size := s.win.Canvas().Size()
	host{s.w}.Fail(s.w.lib.kept.SetWindow(func(w *notebook.Window) {
		w.Strip = notebook.Strip{
			Width: int(size.Width / look.Scaled(1)), Height: int(size.Height / look.Scaled(1)),
			X: s.at.X, Y: s.at.Y, Loose: !s.pinned,
		}
	}))
}

// listen makes those keys work that make sense in the strip.
func (s *strip) listen() {
	c := s.win.Canvas()
	for _, cmd := range commands() {
		for _, k := range cmd.keys {
			if cmd.strip {
				c.AddShortcut(k.shortcut(), func(fyne.Shortcut) { s.run(cmd) })
			}
		}
	}
	c.SetOnTypedKey(func(k *fyne.KeyEvent) { s.key(k.Name) })
	c.SetOnTypedRune(func(r rune) {
		c.Focus(s.field)
		s.field.TypedRune(r)
	})
}

// run runs a command of the window and repeats what the window says about it.
func (s *strip) run(c command) {
	s.w.status.rest()
	if !(keyboard{s.w}).run(c, s.win) {
		return
	}
	s.hint.SetText(stripHint())
	if m := s.w.status.message(); m != "" {
		s.hint.SetText(m)
	}
}

// fit gives the strip the size for the text size.
func (s *strip) fit() {
	s.win.Resize(fyne.NewSize(stripSize.Width*theme.TextSize(), stripSize.Height*theme.TextSize()))
}

func stripHint() string { return lang.L("strip.hint") }

// key does what the key does in the window, as far as that makes sense here.
func (s *strip) key(k fyne.KeyName) bool {
	if s.w.strip != s { // it was closed by a key pressed before
		return true
	}
	switch k {
	case fyne.KeyDown:
		s.w.move(1)
	case fyne.KeyUp:
		s.w.move(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		closeStrip(s.w)
		s.w.enterPage()
		return true
	case fyne.KeyEscape:
		if s.w.alarm.raised() {
			endEmergency(s.w)
			return true
		}
		if s.field.Text == "" {
			closeStrip(s.w)
			return true
		}
		s.field.SetText("")
	default:
		return false
	}
	s.show()
	return true
}

// show shows what the window found.
func (s *strip) show() {
	answer := container.New(xwidget.Column{Gap: look.Space1, Margin: look.TextPad})
	s.alarm.RemoveAll()
	s.alarm.Hidden = !s.w.alarm.raised()
	if s.w.alarm.raised() {
		s.alarm.Add(onAlarmBackground(s.w.alarm.narrow()))
	}
	s.win.Content().Refresh()
	switch e := s.w.entry(); {
	case e != nil:
		answer.Add(s.best(e))
	case s.w.history.now().page == pageNothing:
		answer.Add(look.Bold(lang.L("nothing.title"), theme.ColorNameForeground))
		if s.w.alarm.raised() {
			answer.Add(page.EmergencyCard(s.w.lib.book))
		} else if f := s.w.lib.book.Field(page.FallbackField); f != nil {
			answer.Add(look.Body(lang.L("nothing.say") + ": “" + page.Spoken(f, s.w.area.entry.Spanish()) + "”"))
			for _, o := range page.WhoMayKnow(s.w.lib.book) {
				answer.Add(o)
			}
		}
	default:
		answer.Add(look.Body(lang.L("home.title")))
	}
	s.answer.SetContent(answer, 0)
}

// showAgain shows what the window found and keeps the scroll position.
func (s *strip) showAgain() {
	offset := s.answer.Offset()
	s.show()
	s.answer.ScrollTo(offset)
}

// best is the best answer: its title, and what to say.
func (s *strip) best(e *handbook.Entry) fyne.CanvasObject {
	name := look.Bold(e.Title, theme.ColorNameForeground)
	name.Truncation = fyne.TextTruncateEllipsis
	lines := append([]fyne.CanvasObject{container.New(xwidget.Stretch{}, name, look.Flush(page.ReviewPill(e)))}, page.Marks(e)...)
	if s.w.alarm.raised() {
		return look.Column(append(lines, page.EmergencyCard(s.w.lib.book))...)
	}
	card := look.Column(append([]fyne.CanvasObject{page.RouteBadge(e.Route), page.SayLine(s.w.area.entry.SayText(e))}, page.HandOverLines(s.w.lib.book, e)...)...)
	return look.Column(append(lines, look.Card(e.Route, card))...)
}

// toggleStrip changes between the large window and the strip.
func toggleStrip(w *Window) {
	if w.strip != nil {
		closeStrip(w)
		return
	}
	for _, o := range append([]*Window{w.group.first}, w.group.others...) {
		closeStrip(o) // there is one
	}
	openStrip(w, !w.lib.kept.Window().Strip.Loose)
	w.win.Hide()
}

// openStrip shows the strip and closes the one before: a window can be pinned
// only before it is shown.
func openStrip(w *Window, pinned bool) {
	old := w.strip
	putDown(w)
	if v := w.history.now(); v.query != "" && v.filter != (filter{}) {
		w.lookUp(v.query, filter{}) // the strip has no filters
	}
	w.strip = newStrip(w, pinned)
	w.strip.win.Show()
	if w.driver.ReportMoves != nil {
		s := w.strip
		w.driver.ReportMoves(s.win, func(x, y int) { s.at = image.Pt(x, y) })
	}
	w.strip.win.RequestFocus()
	if old != nil {
		old.win.Close()
	}
}

// closeStrip goes back to the large window, which shows the strip's answer.
func closeStrip(w *Window) {
	s := w.strip
	if s == nil {
		return
	}
	w.strip = nil
	s.remember()
	w.win.Show()
	w.win.RequestFocus()
	w.focusField()
	s.win.Close()
}
