package ui

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/delivery"
	"clinichandbook/ui/look"
	"clinichandbook/ui/page"
)

// statusLine says which handbook is open and how to reach a nurse. A message
// replaces the former until the next step.
type statusLine struct {
	bar       *fyne.Container
	left      *widget.Label
	right     *widget.Label
	idle      string // the text without a message
	announced string // the message about new content, which news of it replaces
	// The parts of the idle text.
	book, content, problems, kept string
	resized                       func() // called when the height may have changed
}

func newStatusLine(resized func()) *statusLine {
	s := &statusLine{left: look.Caption(""), right: look.Caption(""), resized: resized}
	s.left.Truncation, s.right.Truncation = fyne.TextTruncateEllipsis, fyne.TextTruncateEllipsis
	s.right.Alignment = fyne.TextAlignTrailing
	const side = look.Space4 - look.TextPad
	s.bar = container.New(layout.NewCustomPaddedLayout(0, 0, side, side),
		container.New(ends{s}, s.left, s.right))
	return s
}

// ends gives the right end of the line what it needs, up to half of the line,
// and the rest to the left one.
type ends struct{ s *statusLine }

// Layout implements fyne.Layout.
func (e ends) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	text := fyne.MeasureText(e.s.right.Text, theme.Size(look.SizeLabel), e.s.right.TextStyle).Width
	right := min(text+2*theme.InnerPadding()+theme.Padding(), size.Width/2)
	e.s.left.Move(fyne.NewPos(0, 0))
	e.s.left.Resize(fyne.NewSize(size.Width-right, size.Height))
	e.s.right.Move(fyne.NewPos(size.Width-right, 0))
	e.s.right.Resize(fyne.NewSize(right, size.Height))
}

// MinSize implements fyne.Layout.
func (e ends) MinSize([]fyne.CanvasObject) fyne.Size {
	left, right := e.s.left.MinSize(), e.s.right.MinSize()
	return fyne.NewSize(left.Width+right.Width, max(left.Height, right.Height))
}

// setBook shows which handbook is open.
func (s *statusLine) setBook(book *handbook.Handbook) {
	version := book.Version()
	if version == "" {
		version = lang.L("status.no-version")
	}
	s.book = lang.L("status.book", map[string]any{"Version": version, "Count": len(book.Entries())})
	s.problems, s.kept = "", keptNotice(book)
	if n := len(book.Problems()); n > 0 {
		s.problems = lang.L("problems.count", map[string]any{"Count": n})
	}
	s.right.SetText(numbersOf(book))
	s.bar.Refresh() // its width may change
	s.compose()
	s.rest()
}

// setDelivery shows how old the clinic's content is.
func (s *statusLine) setDelivery(d delivery.Status) {
	saying := s.saying() && (d.Message.Text == "" || s.left.Text != s.announced)
	s.content = contentOf(d)
	s.compose()
	if !saying {
		s.rest()
	}
}

// compose puts the idle text together.
func (s *statusLine) compose() {
	s.idle = s.book
	if s.kept != "" {
		s.idle = s.kept + "  ·  " + s.book
	}
	for _, more := range []string{s.content, s.problems} {
		if more != "" {
			s.idle += "  ·  " + more
		}
	}
}

// longestStatus is the most letters of a number in the status line.
const longestStatus = 24

// numbersOf lists whom to transfer calls to: the nurse line in any case, first.
func numbersOf(book *handbook.Handbook) string {
	var numbers []string
	for _, f := range page.TransferFields(book) {
		if f.ID == page.NurseLineField || f.IsSet() && utf8.RuneCountInString(f.Value) <= longestStatus {
			numbers = append(numbers, fmt.Sprintf("%s: %s", f.Label, shortValue(f)))
		}
	}
	return strings.Join(numbers, "     ")
}

// keptNotice says what is shown in its last good version, or nothing.
func keptNotice(book *handbook.Handbook) string {
	if book == nil || len(book.Kept()) == 0 {
		return ""
	}
	kept := book.Kept()
	with := map[string]any{"Name": kept[0].Name, "Count": len(kept) - 1}
	if len(kept) == 1 {
		return lang.L("status.kept", with)
	}
	return lang.L("status.kept-more", with)
}

func shortValue(f *handbook.Field) string {
	if f.IsSet() {
		return f.Value
	}
	return lang.L("field.not-set")
}

// say shows a message until rest.
func (s *statusLine) say(text string) {
	s.set(text, widget.HighImportance, fyne.TextWrapWord)
}

// announce says that new content is shown.
func (s *statusLine) announce(text string) {
	s.announced = text
	s.say(text)
}

// saying reports whether there is a message.
func (s *statusLine) saying() bool { return s.left.Text != s.idle }

// message is the message, or "".
func (s *statusLine) message() string {
	if s.saying() {
		return s.left.Text
	}
	return ""
}

// sayAgain repeats a message that something replaced in the meantime, unless there is
// a new one.
func (s *statusLine) sayAgain(message string) {
	if message != "" && !s.saying() {
		s.say(message)
	}
}

// rest removes a message.
func (s *statusLine) rest() {
	if s.saying() {
		s.set(s.idle, widget.LowImportance, fyne.TextWrapOff)
	}
}

// set changes the text. A message wraps, so the line may change its height.
func (s *statusLine) set(text string, importance widget.Importance, wrap fyne.TextWrap) {
	s.left.Importance, s.left.Wrapping, s.left.Truncation = importance, wrap, fyne.TextTruncateOff
	if wrap == fyne.TextWrapOff {
		s.left.Truncation = fyne.TextTruncateEllipsis
	}
	s.left.SetText(text)
	s.bar.Refresh()
	s.resized()
}

// contentOf says how old the clinic's content is.
func contentOf(s delivery.Status) string {
	when := map[string]any{"Date": page.Moment(s.Date)}
	switch {
	case s.Date.IsZero() && s.Message.Text == "":
		return ""
	case s.Date.IsZero():
		return lang.L("status.no-content")
	case s.Unreachable || s.Message.Text != "":
		return lang.L("status.content-old", when)
	}
	return lang.L("status.content", when)
}
