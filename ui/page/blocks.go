package page

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// renderer turns blocks into widgets. Links to entries that the library lacks
// are plain text.
type renderer struct{ library Library }

func (r renderer) blocks(blocks []handbook.Block) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, b := range blocks {
		out = append(out, r.block(b))
	}
	return out
}

func (r renderer) block(b handbook.Block) fyne.CanvasObject {
	switch b := b.(type) {
	case handbook.Paragraph:
		return r.line(b.Spans)
	case handbook.Heading:
		l := widget.NewLabel(handbook.PlainText(b.Spans))
		l.TextStyle.Bold = true
		l.Wrapping = fyne.TextWrapWord
		return l
	case handbook.List:
		box := container.New(xwidget.Column{Gap: -look.TightGap})
		for i, item := range b.Items {
			mark := "•"
			if b.Ordered {
				mark = fmt.Sprintf("%d.", b.Start+i)
			}
			box.Add(look.Item(mark, r.blocks(item)...))
		}
		return box
	case handbook.Quote:
		return look.SideBar(theme.ColorNameDisabled, look.Column(r.blocks(b.Blocks)...))
	case handbook.Code:
		t := xwidget.NewText(b.Text)
		t.TextStyle.Monospace = true
		t.Wrapping = fyne.TextWrapBreak
		return t
	case handbook.Table:
		return r.table(b)
	case handbook.Rule:
		return xwidget.NewRule()
	case handbook.Footnotes:
		box := look.Column(xwidget.NewRule())
		for _, n := range b.Notes {
			box.Add(look.Item(fmt.Sprintf("[%d]", n.Number), r.blocks(n.Blocks)...))
		}
		return box
	}
	panic("ui: unknown block") // a new Block type lacks its case
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
	var out []widget.RichTextSegment
	add := func(text string, style handbook.Style, color fyne.ThemeColorName) {
		s := widget.RichTextStyleInline
		if s.TextStyle.Bold = true; style != handbook.Bold {
			s.TextStyle = fyne.TextStyle{Bold: style&handbook.Bold != 0, Italic: style&handbook.Italic != 0, Monospace: style&handbook.Monospace != 0}
		}
		s.ColorName = color
		out = append(out, &widget.TextSegment{Text: text, Style: s})
	}
	for i, s := range spans {
		switch s := s.(type) {
		case handbook.Text:
			add(s.Text, s.Style, theme.ColorNameForeground)
		case handbook.EntryLink:
			if r.library.Book().Entry(s.ID) == nil {
				add(s.Label, s.Style, theme.ColorNameForeground)
				continue
			}
			out = append(out, xwidget.NewLinkText(s.Label, func() { r.library.Open(s.ID) }))
		case handbook.WebLink:
			add(handbook.SpanText(s), s.Style, theme.ColorNameForeground)
		case handbook.Value:
			add(s.Field.Text(), s.Style|handbook.Bold, fieldColor(s.Field))
		case handbook.Citation:
			text := handbook.SpanText(s)
			if i > 0 && !strings.HasSuffix(handbook.SpanText(spans[i-1]), " ") {
				text = " " + text
			}
			add(text, 0, look.ColorQuiet)
		case handbook.NoteRef:
			add(handbook.SpanText(s), 0, look.ColorQuiet)
		case handbook.Break:
			add("\n", 0, theme.ColorNameForeground)
		default:
			panic("ui: unknown span") // a new Span type lacks its case
		}
	}
	return out
}

// table shows a table whose cells wrap.
func (r renderer) table(t handbook.Table) fyne.CanvasObject {
	row := func(cells [][]handbook.Span, head bool) fyne.CanvasObject {
		grid := container.NewGridWithColumns(max(len(cells), 1))
		for _, c := range cells {
			if head {
				l := widget.NewLabel(handbook.PlainText(c))
				l.TextStyle.Bold = true
				l.Wrapping = fyne.TextWrapWord
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
