package ui

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/search"
	"clinichandbook/ui/look"
	"clinichandbook/ui/page"
	"clinichandbook/ui/xwidget"
)

// emergency is what a desk does about red flags: one script to read, and whom to
// call.
type emergency struct {
	names   string            // of the emergencies
	script  *handbook.Field   // what to read out; nil if the handbook has none
	also    []*handbook.Field // what to read out with it
	numbers []*handbook.Field // the first one is the most important
	spanish bool              // the caller speaks Spanish
}

// readEmergency reads the values of red flags. Of several scripts only the one
// of the first flag counts: two at once would contradict each other. Numbers
// are those of all flags. To a caller who speaks Spanish, the script is read out
// in Spanish if there is one, and so are the names; the interpreter is called in any case.
func readEmergency(flags []search.Flag, interpreter *handbook.Field, spanish bool) emergency {
	e := emergency{spanish: spanish}
	var names []string
	for i, f := range flags {
		names = append(names, f.Group.NameFor(spanish))
		for _, v := range f.Group.Values {
			switch {
			case isNumber(v):
				e.numbers = appendNew(e.numbers, v)
			case i > 0:
			case e.script == nil:
				e.script = v
			default:
				e.also = appendNew(e.also, v)
			}
		}
	}
	e.names = strings.Join(names, " · ")
	if spanish && interpreter != nil {
		e.numbers = appendNew(e.numbers, interpreter)
	}
	return e
}

// isNumber reports whether a value tells whom to call, by its id: others are to
// be read out.
func isNumber(f *handbook.Field) bool {
	return strings.HasSuffix(f.ID, "-number") || strings.HasSuffix(f.ID, "-line")
}

// appendNew appends what is not in a list yet.
func appendNew[T comparable](list []T, v T) []T {
	if slices.Contains(list, v) {
		return list
	}
	return append(list, v)
}

// text is the emergency as plain text.
func (e emergency) text() string {
	var lines []string
	if e.script != nil {
		lines = append(lines, page.Spoken(e.script, e.spanish))
	}
	for _, f := range e.also {
		lines = append(lines, page.Spoken(f, e.spanish))
	}
	for _, f := range e.numbers {
		lines = append(lines, f.Label+": "+f.Text())
	}
	return strings.Join(append(lines, e.kept()...), "\n")
}

// kept says which of the values are the last good ones.
func (e emergency) kept() []string {
	return page.KeptTexts(slices.Concat([]*handbook.Field{e.script}, e.also, e.numbers)...)
}

// emergencyBar shows the red flags of what is typed: the script as the one line
// to read, and the number next to it. It is hidden without any.
//
// While it shows, it gets higher but not lower, so that what is below it moves
// once at most.
type emergencyBar struct {
	watch search.Watch
	query string        // that the watch knows
	rest  func()        // stops waiting for a rest in typing
	flags []search.Flag // those on the screen
	// spanish says that the caller speaks Spanish; setSpanish is called with what the
	// desk chooses.
	spanish    bool
	setSpanish func(bool)
	box        *fyne.Container
	place      *tallest
	lib        *library
	copy       func(string)
	done       func()
}

func newEmergencyBar(lib *library, copyText func(string), done func()) *emergencyBar {
	b := &emergencyBar{place: &tallest{}, rest: func() {}, lib: lib, copy: copyText, done: done}
	b.box = container.New(b.place)
	b.box.Hide()
	return b
}

// raised reports whether the bar shows.
func (b *emergencyBar) raised() bool { return len(b.flags) > 0 }

// emergency is what the desk does about the red flags on the screen.
func (b *emergencyBar) emergency() emergency {
	return readEmergency(b.flags, b.lib.book.Field(interpreterField), b.spanish)
}

// speak takes the language of the caller and reports whether that changed the bar.
func (b *emergencyBar) speak(spanish bool) bool {
	if b.spanish == spanish {
		return false
	}
	b.spanish = spanish
	b.rebuild()
	return b.raised()
}

// interpreterField is how the desk reaches an interpreter.
const interpreterField = "interpreter-line"

// follow looks for red flags in a query and reports whether that changed the
// bar. While somebody types, the last word may be unfinished.
func (b *emergencyBar) follow(index *search.Index, query string, typing bool) bool {
	b.rest()
	b.query = query
	flags := b.watch.Typed(index, query)
	if !typing {
		flags = b.watch.Rested(index)
	}
	return b.show(flags)
}

// show shows red flags and reports whether that changed the bar.
func (b *emergencyBar) show(flags []search.Flag) bool {
	same := slices.EqualFunc(flags, b.flags, func(a, b search.Flag) bool { return a.Group == b.Group })
	b.flags = flags
	if same {
		return false
	}
	b.rebuild()
	return true
}

// rebuild builds the bar again, in the sizes and colors of the theme.
func (b *emergencyBar) rebuild() {
	b.box.RemoveAll()
	b.box.Hidden = !b.raised()
	if b.raised() {
		b.box.Add(onAlarmBackground(container.New(&xwidget.Either{Ems: wideAlarm}, b.content(), b.narrow())))
		return
	}
	b.place.height = 0
}

// wideAlarm is the room in which the script has the number next to it.
const wideAlarm = 42

// content is the bar for the red flags: the number to the right of the script.
func (b *emergencyBar) content() fyne.CanvasObject {
	e := b.emergency()
	parts := []fyne.CanvasObject{container.New(&capped{}, container.NewVScroll(e.toRead(look.SizeScript)))}
	if len(e.numbers) > 0 {
		parts = append(parts, look.Centered(numberBox(e.numbers[0], true)))
	}
	parts = append(parts, look.Centered(container.New(xwidget.Column{Gap: look.Space1}, b.buttons(e)...)))
	return container.New(xwidget.Stretch{Gap: look.Space4}, parts...)
}

// narrow is the bar where there is less room, as in the strip: the number below the
// script.
func (b *emergencyBar) narrow() fyne.CanvasObject {
	e := b.emergency()
	var row []fyne.CanvasObject
	if len(e.numbers) > 0 {
		row = append(row, container.New(layout.NewCustomPaddedLayout(0, 0, look.TextPad, 0), numberBox(e.numbers[0], false))) // flush with the script
	}
	spacer := len(row)
	row = append(row, layout.NewSpacer())
	for _, button := range b.buttons(e) {
		row = append(row, look.Centered(button))
	}
	return container.New(xwidget.Stretch{Index: 0, Vertical: true},
		container.New(&capped{}, container.NewVScroll(e.toRead(look.SizeScript))),
		container.New(xwidget.Stretch{Index: spacer, Gap: look.Space2}, row...))
}

func (b *emergencyBar) buttons(e emergency) []fyne.CanvasObject {
	done := xwidget.NewButton(lang.L("button.done-esc"), nil, b.done)
	done.Importance = widget.LowImportance
	return []fyne.CanvasObject{
		look.OnAlarm(xwidget.NewButton(lang.L("button.copy"), nil, func() { b.copy(e.text()) })),
		look.OnAlarm(xwidget.NewButton(page.OtherLanguage(b.spanish), nil, func() { b.setSpanish(!b.spanish) })),
		look.OnAlarmQuiet(done),
	}
}

func onAlarmBackground(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(xwidget.NewSurface(look.ColorAlarm), container.New(layout.NewCustomPaddedLayout(look.Space3, look.Space3, look.Space4, look.Space4), o))
}

// title names the emergencies in the language of the script.
func (e emergency) title() string {
	title := lang.L("emergency.title")
	if e.spanish {
		title = lang.L("spanish.emergency")
	}
	return strings.ToUpper(title) + " · " + e.names
}

// toRead is everything but the most important number, with the script in a text
// size.
func (e emergency) toRead(size fyne.ThemeSizeName) fyne.CanvasObject {
	text := look.Column(onAlarm(e.title(), look.SizeLabel, true))
	if e.script != nil {
		text.Add(onAlarm(quoted(e.script, e.spanish), size, false))
		if _, ok := e.script.SpanishText(); e.spanish && !ok {
			text.Add(onAlarm(lang.L("spanish.own-words"), look.SizeBody, false))
		}
	}
	for _, f := range e.also {
		text.Add(onAlarm(quoted(f, e.spanish), look.SizeBody, false))
	}
	for _, f := range e.numbers[min(1, len(e.numbers)):] {
		text.Add(onAlarm(f.Label+": "+f.Text(), look.SizeBody, false))
	}
	for _, kept := range e.kept() {
		text.Add(onAlarm(kept, look.SizeLabel, false))
	}
	return text
}

// quoted is a value as it is read out, in quotes. One that is not set tells the
// desk what to do instead.
func quoted(f *handbook.Field, spanish bool) string {
	if text, ok := f.SpanishText(); spanish && ok {
		return "“" + text + "”"
	}
	if f.IsSet() {
		return "“" + f.Value + "”"
	}
	return f.Text()
}

// shortNumber is how many letters a number may have to be shown large: a toll-free
// number with the code of its country has 15.
const shortNumber = 15

// shortLabel is how many letters the name of a number may have to be shown whole.
const shortLabel = 32

// numberBox is whom to call, in a frame: large if it is a number, or in words
// what to do until the clinic sets it.
func numberBox(f *handbook.Field, labeled bool) fyne.CanvasObject {
	size, width := look.SizeNumber, float32(0)
	if !f.IsSet() || utf8.RuneCountInString(f.Value) > shortNumber {
		size, width = look.SizeBody, 12
	}
	number := onAlarm(f.Text(), size, true)
	if width == 0 {
		number.Wrapping = fyne.TextWrapOff
	}
	column := container.New(xwidget.Column{Gap: -look.TightGap})
	if labeled {
		label := onAlarm(f.Label, look.SizeLabel, false)
		if utf8.RuneCountInString(f.Label) <= shortLabel {
			label.Wrapping = fyne.TextWrapOff
		} else {
			label.Truncation = fyne.TextTruncateEllipsis
		}
		column.Add(label)
	}
	if width > 0 { // what is too long to be a number scrolls
		column.Add(container.New(&capped{}, container.NewVScroll(number)))
	} else {
		column.Add(number)
	}
	box := container.New(layout.NewCustomPaddedLayout(look.Space1, look.Space1, look.Space2, look.Space2), column)
	if width > 0 {
		box = container.New(xwidget.Wide{Ems: width}, box)
	}
	frame := xwidget.NewFrame(look.ColorOnAlarm)
	frame.Corner = look.CornerBox
	return container.NewStack(frame, box)
}

// onAlarm is text on the background of an emergency.
func onAlarm(text string, size fyne.ThemeSizeName, bold bool) *widget.RichText {
	style := widget.RichTextStyleInline
	style.ColorName, style.SizeName, style.TextStyle.Bold = look.ColorOnAlarm, size, bold
	t := widget.NewRichText(&widget.TextSegment{Text: text, Style: style})
	t.Wrapping = fyne.TextWrapWord
	return t
}

// maxScriptEms is how high a script may be before it scrolls, so that the number
// next to it and the page below stay in sight.
const maxScriptEms = 9

// capped makes a scroll as high as its content, up to maxScriptEms, and centers
// it from top to bottom.
type capped struct{ width float32 }

// Layout implements fyne.Layout.
func (c *capped) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	height := min(c.MinSize(objects).Height, size.Height)
	objects[0].Resize(fyne.NewSize(size.Width, height))
	objects[0].Move(fyne.NewPos(0, (size.Height-height)/2))
}

// MinSize implements fyne.Layout.
func (c *capped) MinSize(objects []fyne.CanvasObject) fyne.Size {
	content := objects[0].(*container.Scroll).Content
	content.Resize(fyne.NewSize(c.width, content.Size().Height)) // wrapping text learns its width here
	return fyne.NewSize(0, min(content.MinSize().Height, maxScriptEms*theme.TextSize()))
}

// tallest gives its object at least the height that it had before, as long as
// the width is the same.
type tallest struct{ width, height float32 }

// Layout implements fyne.Layout.
func (t *tallest) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if size.Width != t.width {
		t.width, t.height = size.Width, 0
	}
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height)) // wrapping text learns its width here
		o.Resize(fyne.NewSize(size.Width, max(size.Height, o.MinSize().Height)))
	}
}

// MinSize implements fyne.Layout.
func (t *tallest) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	t.height = max(t.height, size.Height)
	return fyne.NewSize(0, t.height)
}
