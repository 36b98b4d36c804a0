package export

import (
	"fmt"

	"clinichandbook/handbook"
)

var (
	_ handbook.BlockVisitor = (*page)(nil)
	_ handbook.SpanVisitor  = (*page)(nil)
)

func (p *page) blocks(blocks []handbook.Block) { handbook.VisitBlocks(blocks, p) }
func (p *page) spans(spans []handbook.Span)    { handbook.VisitSpans(spans, p) }

// lineOf writes an element that contains a line of spans.
func (p *page) lineOf(tag, class string, spans []handbook.Span) {
	p.open(tag, class)
	p.spans(spans)
	p.close(tag)
}

func (p *page) Paragraph(b handbook.Paragraph) { p.lineOf("p", "", b.Spans) }
func (p *page) Code(b handbook.Code)           { p.line("pre", "", b.Text) }
func (p *page) Rule(handbook.Rule)             { p.raw("<hr>\n") }

func (p *page) Heading(b handbook.Heading) {
	level := 3
	if p.word != "" {
		level = b.Level
	}
	p.lineOf(fmt.Sprintf("h%d", level), "", b.Spans)
}

func (p *page) List(l handbook.List) {
	tag := "ul"
	if l.Ordered {
		tag = "ol"
		p.raw(fmt.Sprintf("<ol start=\"%d\">", l.Start))
	} else {
		p.open(tag, "")
	}
	for _, item := range l.Items {
		p.open("li", "")
		p.blocks(item)
		p.close("li")
	}
	p.close(tag)
}

func (p *page) Quote(q handbook.Quote) {
	p.open("blockquote", "")
	p.blocks(q.Blocks)
	p.close("blockquote")
}

func (p *page) Table(t handbook.Table) {
	row := func(tag string, cells [][]handbook.Span) {
		p.open("tr", "")
		for i, cell := range cells {
			p.lineOf(tag, [...]string{"", "center", "right"}[t.Align[i]], cell)
		}
		p.close("tr")
	}
	p.open("table", "")
	p.open("thead", "")
	row("th", t.Head)
	p.close("thead")
	p.open("tbody", "")
	for _, cells := range t.Rows {
		row("td", cells)
	}
	p.close("tbody")
	p.close("table")
}

func (p *page) Footnotes(f handbook.Footnotes) {
	if p.word != "" {
		p.wordNotes(f)
		return
	}
	p.raw("<hr>\n")
	for _, n := range f.Notes {
		p.open("div", "footnote")
		p.line("span", "", fmt.Sprintf("[%d] ", n.Number))
		p.blocks(n.Blocks)
		p.close("div")
	}
}

func (p *page) Text(s handbook.Text) { p.styled(s.Style, func() { p.text(s.Text) }) }

func (p *page) EntryLink(s handbook.EntryLink) {
	p.styled(s.Style, func() { p.entryLink(s.ID, s.Label) })
}

func (p *page) WebLink(s handbook.WebLink) {
	if p.word != "" && s.Address != "" {
		p.styled(s.Style, func() { p.link("", s.Address, s.Label) })
		return
	}
	p.styled(s.Style, func() { p.text(handbook.SpanText(s)) })
}

func (p *page) Value(s handbook.Value) {
	if p.word != "" {
		p.styled(s.Style, func() { p.link("", "clinic:"+s.Field.ID, s.Field.Text()) })
		return
	}
	class := "value"
	if !s.Field.IsSet() {
		class = "value unset"
	}
	p.styled(s.Style, func() { p.inline("b", class, s.Field.Text()) })
}

func (p *page) Citation(s handbook.Citation, gap string) {
	p.raw(gap)
	p.inline("span", "cite", handbook.SpanText(s))
}

func (p *page) NoteRef(s handbook.NoteRef) {
	if p.word != "" {
		p.link("footnote-ref", "#"+p.wordNote(s.Number), handbook.SpanText(s))
		return
	}
	p.inline("span", "cite", handbook.SpanText(s))
}

func (p *page) Break() { p.raw("<br>\n") }

// styled writes something in a style.
func (p *page) styled(style handbook.Style, write func()) {
	tags := []struct {
		style handbook.Style
		tag   string
	}{{handbook.Bold, "strong"}, {handbook.Italic, "em"}, {handbook.Monospace, "code"}}
	for _, t := range tags {
		if style&t.style != 0 {
			p.open(t.tag, "")
		}
	}
	write()
	for i := len(tags) - 1; i >= 0; i-- {
		if style&tags[i].style != 0 {
			p.raw("</" + tags[i].tag + ">")
		}
	}
}
