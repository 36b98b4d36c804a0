package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/ui/xwidget"
)

// StripTitle is the title of the strip.
const StripTitle = Title + " strip"

// stripSize holds a question and its answer beside a phone program, in units
// of the usual text size.
var stripSize = fyne.NewSize(34, 17)

// strip is a small window that stays on top: the search field and the best
// answer, nothing else. It shows the state of the large window, which is
// hidden meanwhile.
type strip struct {
	w      *Window
	win    fyne.Window
	pinned bool // it stays above other windows
	field  *xwidget.Entry
	answer *xwidget.Pager
	hint   *widget.Label
}

// toggleStrip changes between the large window and the strip.
func (w *Window) toggleStrip() {
	if w.strip != nil {
		w.closeStrip()
		return
	}
	w.openStrip(true)
	w.win.Hide()
}

// openStrip shows the strip in place of the one that there was, if any: a
// window can be put on top only before it is shown.
func (w *Window) openStrip(pinned bool) {
	old := w.strip
	w.keepNote()
	w.strip = newStrip(w, pinned)
	w.strip.win.Show()
	w.strip.win.RequestFocus()
	if old != nil {
		old.win.Close()
	}
}

// closeStrip goes back to the large window, where the strip's answer stands.
func (w *Window) closeStrip() {
	s := w.strip
	w.strip = nil
	w.win.Show()
	w.win.RequestFocus()
	w.focusField()
	s.win.Close()
}

func newStrip(w *Window, pinned bool) *strip {
	s := &strip{w: w, win: w.app.NewWindow(StripTitle), pinned: pinned, field: xwidget.NewEntry(), answer: xwidget.NewPager()}
	if d, ok := s.win.(desktop.Window); ok && pinned {
		d.RequestAlwaysOnTop()
	}
	s.field.SetPlaceHolder(lang.L("What does the caller say?"))
	s.field.SetIcon(tinted(theme.SearchIcon(), theme.ColorNameForeground))
	s.field.SetText(w.field.Text)
	s.field.OnChanged = func(text string) {
		w.search(text, 0)
		s.show()
	}
	s.field.OnKey = s.key
	s.answer.OnScrolled = w.zoomByWheel
	s.hint = captionLabel(stripHint())
	s.hint.Truncation = fyne.TextTruncateEllipsis
	bar := container.New(xwidget.Stretch{Gap: 6}, s.field, s.pinButton(), xwidget.NewIconButton(lang.L("Back to the window"), theme.ViewFullScreenIcon(), w.closeStrip))
	s.win.SetContent(container.New(xwidget.Stretch{Index: 1, Vertical: true}, container.NewPadded(bar), s.answer, s.hint))
	s.win.SetPadded(false)
	s.win.SetCloseIntercept(w.quit)
	s.hearKeys()
	s.fit()
	s.win.Canvas().Focus(s.field)
	s.field.TypedShortcut(&fyne.ShortcutSelectAll{})
	s.show()
	return s
}

// pinButton shows whether the strip stays on top, and changes it.
func (s *strip) pinButton() *xwidget.Button {
	b := xwidget.NewButton(lang.L("Pin on top"), pinIcon(), func() { s.w.openStrip(!s.pinned) })
	if s.pinned {
		b.Text, b.Importance = lang.L("Pinned"), widget.HighImportance
	}
	return b
}

// hearKeys makes those keys work here that make sense here.
func (s *strip) hearKeys() {
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

// run runs a command of the window, and says here what the window says of it.
func (s *strip) run(c command) {
	s.w.status.rest()
	c.run(s.w)
	s.hint.SetText(stripHint())
	if s.w.status.saying() {
		s.hint.SetText(s.w.status.left.Text)
	}
}

// fit gives the strip the size for the text size.
func (s *strip) fit() {
	s.win.Resize(fyne.NewSize(stripSize.Width*theme.TextSize(), stripSize.Height*theme.TextSize()))
}

func stripHint() string { return lang.L("Enter: the whole page  ·  Ctrl+M: back to the window") }

// key does in the strip what it does in the window, as far as it makes sense.
func (s *strip) key(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyDown:
		s.w.move(1)
	case fyne.KeyUp:
		s.w.move(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		s.w.closeStrip()
		s.w.enterPage()
		return true
	case fyne.KeyEscape:
		if s.field.Text == "" {
			s.w.closeStrip()
			return true
		}
		s.field.SetText("")
	default:
		return false
	}
	s.show()
	return true
}

// show brings the strip to what the window found.
func (s *strip) show() {
	page := container.New(xwidget.Column{Gap: 4, Margin: 6})
	if len(s.w.flags) > 0 {
		page.Add(s.w.render.emergencyBanner(s.w.flags))
	}
	switch e := s.w.entry(); {
	case e != nil:
		page.Add(s.best(e))
	case s.w.history.now().Page == PageNothing:
		page.Add(colored(lang.L("No answer found"), theme.ColorNameForeground, true))
		if f := s.w.book.Field(fallbackField); f != nil {
			page.Add(bodyText(lang.L("You can say") + ": “" + f.Text() + "”"))
		}
	default:
		page.Add(bodyText(lang.L("Type what the caller says")))
	}
	s.answer.SetContent(page, 0)
}

// best is the answer: whose it is, and what to say.
func (s *strip) best(e *handbook.Entry) fyne.CanvasObject {
	name := colored(e.Title, theme.ColorNameForeground, true)
	name.Truncation = fyne.TextTruncateEllipsis
	say := xwidget.NewText(e.SayText())
	say.SizeName = theme.SizeNameSubHeadingText
	lines := []fyne.CanvasObject{container.New(xwidget.Stretch{}, name, routeBadge(e.Route))}
	lines = append(lines, marks(e)...)
	lines = append(append(lines, card(colorSay, say)), s.w.handOverLine(e)...)
	return column(lines...)
}
