package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/ui/xwidget"
)

// renderer turns blocks into widgets.
type renderer struct {
	open func(id string) // called when a link to another entry is tapped
	has  func(id string) bool
}

func (r renderer) blocks(blocks []handbook.Block) []fyne.CanvasObject {
	b := blockWidgets{renderer: r}
	handbook.VisitBlocks(blocks, &b)
	return b.out
}

// blockWidgets collects a widget for each block.
type blockWidgets struct {
	renderer
	out []fyne.CanvasObject
}

var _ handbook.BlockVisitor = (*blockWidgets)(nil)

func (r *blockWidgets) add(o fyne.CanvasObject) { r.out = append(r.out, o) }

func (r *blockWidgets) Paragraph(b handbook.Paragraph) { r.add(r.line(b.Spans)) }
func (r *blockWidgets) Table(b handbook.Table)         { r.add(r.table(b)) }
func (r *blockWidgets) Rule(handbook.Rule)             { r.add(xwidget.NewRule()) }

func (r *blockWidgets) Heading(b handbook.Heading) {
	l := widget.NewLabel(handbook.PlainText(b.Spans))
	l.TextStyle = xwidget.Bold
	l.Wrapping = fyne.TextWrapWord
	r.add(l)
}

func (r *blockWidgets) List(b handbook.List) {
	box := container.New(xwidget.Column{Gap: -tightItems})
	for i, item := range b.Items {
		mark := "•"
		if b.Ordered {
			mark = fmt.Sprintf("%d.", b.Start+i)
		}
		box.Add(marked(mark, r.blocks(item)))
	}
	r.add(box)
}

func (r *blockWidgets) Quote(b handbook.Quote) {
	r.add(barred(theme.ColorNameDisabled, column(r.blocks(b.Blocks)...)))
}

func (r *blockWidgets) Code(b handbook.Code) {
	t := xwidget.NewText(b.Text)
	t.TextStyle.Monospace = true
	t.Wrapping = fyne.TextWrapBreak
	r.add(t)
}

func (r *blockWidgets) Footnotes(b handbook.Footnotes) {
	box := column(xwidget.NewRule())
	for _, n := range b.Notes {
		box.Add(marked(fmt.Sprintf("[%d]", n.Number), r.blocks(n.Blocks)))
	}
	r.add(box)
}

// column stacks objects that wrap.
func column(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(xwidget.Column{}, objects...)
}

// marked puts a bullet or number before blocks.
func marked(mark string, blocks []fyne.CanvasObject) fyne.CanvasObject {
	line := xwidget.NewLine()
	line.Set(mark, nil, titleLine)
	var item fyne.CanvasObject
	if len(blocks) == 1 {
		item = blocks[0]
	} else {
		item = column(blocks...)
	}
	return container.New(xwidget.SideBar{Width: line.Width()}, line, item)
}

// barred puts a colored bar at the left of an object.
func barred(name fyne.ThemeColorName, o fyne.CanvasObject) fyne.CanvasObject {
	bar := xwidget.NewSurface(name)
	return flush(container.New(xwidget.SideBar{Width: 4, Gap: 8}, bar, o))
}

// line shows a line of spans. Text without styles or links can be selected.
func (r renderer) line(spans []handbook.Span) fyne.CanvasObject {
	plain := true
	for _, s := range spans {
		t, ok := s.(handbook.Text)
		plain = plain && ok && t.Style == 0
	}
	if plain {
		return bodyText(handbook.PlainText(spans))
	}
	return xwidget.NewStyled(r.segments(spans)...)
}

func (r renderer) segments(spans []handbook.Span) []widget.RichTextSegment {
	s := spanSegments{renderer: r}
	handbook.VisitSpans(spans, &s)
	return s.out
}

// spanSegments collects a segment of rich text for each span.
type spanSegments struct {
	renderer
	out []widget.RichTextSegment
}

var _ handbook.SpanVisitor = (*spanSegments)(nil)

func (r *spanSegments) add(text string, style handbook.Style, color fyne.ThemeColorName) {
	s := widget.RichTextStyleInline
	if s.TextStyle = xwidget.Bold; style != handbook.Bold {
		s.TextStyle = fyne.TextStyle{Bold: style&handbook.Bold != 0, Italic: style&handbook.Italic != 0, Monospace: style&handbook.Monospace != 0}
	}
	s.ColorName = color
	r.out = append(r.out, &widget.TextSegment{Text: text, Style: s})
}

func (r *spanSegments) Text(s handbook.Text) { r.add(s.Text, s.Style, theme.ColorNameForeground) }

func (r *spanSegments) EntryLink(s handbook.EntryLink) {
	if !r.has(s.ID) {
		r.add(s.Label, s.Style, theme.ColorNameForeground)
		return
	}
	r.out = append(r.out, xwidget.NewLinkText(s.Label, func() { r.open(s.ID) }))
}

func (r *spanSegments) WebLink(s handbook.WebLink) {
	r.add(handbook.SpanText(s), s.Style, theme.ColorNameForeground)
}

func (r *spanSegments) Value(s handbook.Value) {
	color := colorUnset
	if s.Field.IsSet() {
		color = colorClinic
	}
	r.add(s.Field.Text(), s.Style|handbook.Bold, color)
}

func (r *spanSegments) Citation(s handbook.Citation, gap string) {
	r.add(gap+handbook.SpanText(s), 0, colorQuiet)
}

func (r *spanSegments) NoteRef(s handbook.NoteRef) { r.add(handbook.SpanText(s), 0, colorQuiet) }
func (r *spanSegments) Break()                     { r.add("\n", 0, theme.ColorNameForeground) }

// table shows a table whose cells wrap.
func (r renderer) table(t handbook.Table) fyne.CanvasObject {
	row := func(cells [][]handbook.Span, head bool) fyne.CanvasObject {
		grid := container.NewGridWithColumns(max(len(cells), 1))
		for _, c := range cells {
			if head {
				l := widget.NewLabel(handbook.PlainText(c))
				l.TextStyle = xwidget.Bold
				l.Wrapping = fyne.TextWrapWord
				grid.Add(l)
				continue
			}
			grid.Add(r.line(c))
		}
		return grid
	}
	box := column(row(t.Head, true), xwidget.NewRule())
	for _, cells := range t.Rows {
		box.Add(row(cells, false))
		box.Add(xwidget.NewRule())
	}
	return box
}
