package page

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// renderer turns blocks into widgets. Links to entries that the library lacks
// are plain text; without files, so are pictures.
type renderer struct {
	library Library
	files   Files
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

func (w *blockWidgets) add(o fyne.CanvasObject) { w.out = append(w.out, o) }

func (w *blockWidgets) Paragraph(b handbook.Paragraph) { w.add(w.line(b.Spans)) }
func (w *blockWidgets) Table(b handbook.Table)         { w.add(w.table(b)) }
func (w *blockWidgets) Rule(handbook.Rule)             { w.add(xwidget.NewRule()) }

func (w *blockWidgets) Heading(b handbook.Heading) {
	l := xwidget.NewText(handbook.PlainText(b.Spans))
	l.TextStyle.Bold = true
	w.add(l)
}

func (w *blockWidgets) List(b handbook.List) {
	box := container.New(xwidget.Column{Gap: -look.TightGap})
	for i, item := range b.Items {
		mark := "•"
		if b.Ordered {
			mark = fmt.Sprintf("%d.", b.Start+i)
		}
		box.Add(look.Item(mark, w.blocks(item)...))
	}
	w.add(box)
}

func (w *blockWidgets) Quote(b handbook.Quote) {
	w.add(look.SideBar(look.Column(w.blocks(b.Blocks)...)))
}

func (w *blockWidgets) Code(b handbook.Code) {
	t := xwidget.NewText(b.Text)
	t.TextStyle.Monospace = true
	t.Wrapping = fyne.TextWrapBreak
	w.add(t)
}

func (w *blockWidgets) Footnotes(b handbook.Footnotes) {
	box := look.Column(xwidget.NewRule())
	for _, n := range b.Notes {
		box.Add(look.Item(fmt.Sprintf("[%d]", n.Number), w.blocks(n.Blocks)...))
	}
	w.add(box)
}

// line shows a line of spans. Text without styles or links can be selected.
func (r renderer) line(spans []handbook.Span) fyne.CanvasObject {
	plain := true
	for _, s := range spans {
		t, ok := s.(handbook.Text)
		plain = plain && ok && t.Style == 0
	}
	if plain {
		return look.Body(handbook.PlainText(spans))
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

func (w *spanSegments) add(text string, style handbook.Style, color fyne.ThemeColorName) {
	s := widget.RichTextStyleInline
	s.TextStyle = fyne.TextStyle{Bold: style&handbook.Bold != 0, Italic: style&handbook.Italic != 0, Monospace: style&handbook.Monospace != 0}
	s.ColorName = color
	w.out = append(w.out, &widget.TextSegment{Text: text, Style: s})
}

func (w *spanSegments) Text(s handbook.Text) { w.add(s.Text, s.Style, theme.ColorNameForeground) }

func (w *spanSegments) EntryLink(s handbook.EntryLink) {
	if w.library.Book().Entry(s.ID) == nil {
		w.add(s.Label, s.Style, theme.ColorNameForeground)
		return
	}
	w.out = append(w.out, xwidget.NewLinkText(s.Label, func() { w.library.Open(s.ID) }))
}

func (w *spanSegments) WebLink(s handbook.WebLink) {
	w.add(handbook.SpanText(s), s.Style, theme.ColorNameForeground)
}

func (w *spanSegments) Value(s handbook.Value) {
	w.add(s.Field.Text(), s.Style|handbook.Bold, fieldColor(s.Field))
}

func (w *spanSegments) Citation(s handbook.Citation, gap string) {
	w.add(gap+handbook.SpanText(s), 0, look.ColorQuiet)
}

func (w *spanSegments) NoteRef(s handbook.NoteRef) { w.add(handbook.SpanText(s), 0, look.ColorQuiet) }
func (w *spanSegments) Break()                     { w.add("\n", 0, theme.ColorNameForeground) }

// table shows a table whose cells wrap.
func (r renderer) table(t handbook.Table) fyne.CanvasObject {
	row := func(cells [][]handbook.Span, head bool) fyne.CanvasObject {
		grid := container.NewGridWithColumns(max(len(cells), 1))
		for _, c := range cells {
			if head {
				l := xwidget.NewText(handbook.PlainText(c))
				l.TextStyle.Bold = true
				grid.Add(l)
				continue
			}
			grid.Add(r.line(c))
		}
		return grid
	}
	box := look.Column(row(t.Head, true), xwidget.NewRule())
	for _, cells := range t.Rows {
		box.Add(row(cells, false))
		box.Add(xwidget.NewRule())
	}
	return box
}
