package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/delivery"
)

// statusLine tells which handbook is open and how to reach a nurse. A message
// takes the place of the first until the next step.
type statusLine struct {
	bar     *fyne.Container
	left    *widget.Label
	right   *widget.Label
	resting string
	notice  string // message of new content, which gives way to news of it
	// What the resting text is made of.
	book, content, problems string
	// OnResized is called when the line may have another height.
	OnResized func()
}

func newStatusLine() *statusLine {
	s := &statusLine{left: captionLabel(""), right: captionLabel("")}
	s.left.Truncation, s.right.Truncation = fyne.TextTruncateEllipsis, fyne.TextTruncateEllipsis
	s.right.Alignment = fyne.TextAlignTrailing
	s.bar = container.New(layout.NewCustomPaddedLayout(0, 0, 4, 4),
		container.New(ends{s}, s.left, s.right))
	return s
}

// ends gives the right end of the line what it needs, up to half of it, and the
// left one the rest.
type ends struct{ s *statusLine }

// Layout implements fyne.Layout.
func (e ends) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	text := fyne.MeasureText(e.s.right.Text, theme.CaptionTextSize(), e.s.right.TextStyle).Width
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

// tell tells of a handbook from now on.
func (s *statusLine) tell(book *handbook.Handbook) {
	version := book.Version()
	if version == "" {
		version = lang.L("without a version")
	}
	s.book = lang.L("Handbook {{.Version}}  ·  {{.Count}} entries  ·  offline", map[string]any{"Version": version, "Count": len(book.Entries())})
	s.problems = ""
	if n := len(book.Problems()); n > 0 {
		s.problems = lang.L("Problems in the content: {{.Count}}", map[string]any{"Count": n})
	}
	if f := book.Field(nurseLineField); f != nil {
		s.right.SetText(fmt.Sprintf("%s: %s", f.Label, shortValue(f)))
		s.bar.Refresh() // it needs another width
	}
	s.compose()
	s.rest()
}

// tellDelivery tells of the clinic's content from now on.
func (s *statusLine) tellDelivery(d delivery.Status) {
	saying := s.saying() && (d.Sentence.Text == "" || s.left.Text != s.notice)
	s.content = contentOf(d)
	s.compose()
	if !saying {
		s.rest()
	}
}

// compose puts the resting text together.
func (s *statusLine) compose() {
	s.resting = s.book
	for _, more := range []string{s.content, s.problems} {
		if more != "" {
			s.resting += "  ·  " + more
		}
	}
}

func shortValue(f *handbook.Field) string {
	if f.IsSet() {
		return f.Value
	}
	return lang.L("not set")
}

// say shows a message until rest.
func (s *statusLine) say(text string) {
	s.set(text, widget.HighImportance, fyne.TextWrapWord)
}

// sayNew says that new content is shown.
func (s *statusLine) sayNew(text string) {
	s.notice = text
	s.say(text)
}

// saying reports that there is a message.
func (s *statusLine) saying() bool { return s.left.Text != s.resting }

// message is what is said, or "".
func (s *statusLine) message() string {
	if s.saying() {
		return s.left.Text
	}
	return ""
}

// sayAgain says a message that something took away meanwhile, unless there is
// another one.
func (s *statusLine) sayAgain(message string) {
	if message != "" && !s.saying() {
		s.say(message)
	}
}

// rest takes a message away.
func (s *statusLine) rest() {
	if s.saying() {
		s.set(s.resting, widget.LowImportance, fyne.TextWrapOff)
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
	if s.OnResized != nil {
		s.OnResized()
	}
}
