package xwidget

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Mark is a stretch of a text, in runes from its beginning.
type Mark struct{ Start, End int }

// LineStyle is the style of a line.
type LineStyle struct {
	Size  fyne.ThemeSizeName
	Color fyne.ThemeColorName
	Bold  bool
}

// TextStyle is the style for Fyne's text.
func (s LineStyle) TextStyle() fyne.TextStyle {
	if s.Bold {
		return fyne.TextStyle{Bold: true}
	}
	return fyne.TextStyle{}
}

// Line is a single line of text that neither wraps nor is truncated, and has no
// minimum width. It looks like a line of RichText but is laid out in a tenth of the
// time: each keystroke changes dozens of them in the list of results. Marks are
// underlined rather than styled, so that the text stays one texture, which Fyne
// can reuse for the next keystroke.
type Line struct {
	widget.BaseWidget
	text  string
	marks []Mark
	style LineStyle
}

var _ fyne.Accessible = (*Line)(nil)

// NewLine makes an empty line.
func NewLine() *Line {
	l := &Line{style: LineStyle{Size: theme.SizeNameText, Color: theme.ColorNameForeground}}
	l.ExtendBaseWidget(l)
	return l
}

// Set replaces the text, its marks and its style.
func (l *Line) Set(text string, marks []Mark, style LineStyle) {
	if plain := readable(text); plain != text { // marks count the letters of the other one
		text, marks = plain, nil
	}
	l.text, l.marks, l.style = text, marks, style
	l.Refresh()
}

// Width is the width of the whole line.
func (l *Line) Width() float32 { return l.measure(l.text).Width + 2*theme.InnerPadding() }

func (l *Line) measure(text string) fyne.Size {
	return fyne.MeasureText(text, theme.Size(l.style.Size), l.style.TextStyle())
}

// String is the text of the line.
func (l *Line) String() string { return l.text }

// AccessibilityLabel implements fyne.Accessible.
func (l *Line) AccessibilityLabel() string { return l.text }

// AccessibilityRole implements fyne.Accessible.
func (l *Line) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (l *Line) CreateRenderer() fyne.WidgetRenderer {
	r := &lineRenderer{l: l, text: canvas.NewText("", nil)}
	r.set()
	return r
}

type lineRenderer struct {
	l       *Line
	text    *canvas.Text
	rest    []*canvas.Text // what follows an arrow or a sign
	marks   []*canvas.Line
	objects []fyne.CanvasObject
}

func (r *lineRenderer) set() {
	t, style := r.text, r.l.style
	pieces := runs(r.l.text)
	t.Text, t.TextStyle, t.TextSize, t.Color = pieces[0], style.TextStyle(), theme.Size(style.Size), theme.Color(style.Color)
	t.Move(fyne.NewSquareOffsetPos(theme.InnerPadding()))
	t.Resize(t.MinSize())
	for len(r.marks) < len(r.l.marks) {
		r.marks = append(r.marks, &canvas.Line{})
	}
	r.objects = append(r.objects[:0], t)
	r.rest = r.rest[:0]
	for last, i := t, 1; i < len(pieces); i++ {
		next := canvas.NewText(pieces[i], t.Color)
		next.TextStyle, next.TextSize = t.TextStyle, t.TextSize
		next.Move(last.Position().AddXY(last.MinSize().Width, 0))
		next.Resize(next.MinSize())
		r.rest, last = append(r.rest, next), next
		r.objects = append(r.objects, next)
	}
	for i, m := range r.l.marks {
		r.mark(r.marks[i], m)
		r.objects = append(r.objects, r.marks[i])
	}
}

// mark draws a line below a stretch of the text.
func (r *lineRenderer) mark(line *canvas.Line, m Mark) {
	runes := []rune(r.l.text)
	m.End = min(m.End, len(runes))
	m.Start = min(m.Start, m.End)
	from := r.l.measure(string(runes[:m.Start])).Width
	to := r.l.measure(string(runes[:m.End])).Width
	thickness := float32(math.Round(float64(r.text.TextSize) / 8))
	underline(line, r.text, from, to, thickness, theme.Color(theme.ColorNamePrimary))
}

func (r *lineRenderer) Refresh() {
	r.set()
	canvas.Refresh(r.l)
}

func (r *lineRenderer) Layout(fyne.Size) {}

func (r *lineRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, r.l.measure("M").Height+2*theme.InnerPadding())
}

func (r *lineRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *lineRenderer) Destroy() {}
