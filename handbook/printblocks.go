package handbook

import (
	"fmt"
	"strings"
)

func (p *printer) blocks(blocks []Block) {
	for _, b := range blocks {
		p.block(b)
	}
}

func (p *printer) block(b Block) {
	switch b := b.(type) {
	case Paragraph:
		p.open("p", "")
		p.spans(b.Spans)
		p.close("p")
	case Heading:
		p.open("h3", "")
		p.spans(b.Spans)
		p.close("h3")
	case List:
		p.list(b)
	case Quote:
		p.open("blockquote", "")
		p.blocks(b.Blocks)
		p.close("blockquote")
	case Code:
		p.line("pre", "", b.Text)
	case Table:
		p.table(b)
	case Rule:
		p.raw("<hr>\n")
	case Footnotes:
		p.footnotes(b)
	default:
		panic("handbook: unknown block") // a new Block type lacks its case
	}
}

func (p *printer) list(l List) {
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

func (p *printer) footnotes(f Footnotes) {
	p.raw("<hr>\n")
	for _, n := range f.Notes {
		p.open("div", "footnote")
		p.line("span", "", fmt.Sprintf("[%d] ", n.Number))
		p.blocks(n.Blocks)
		p.close("div")
	}
}

func (p *printer) table(t Table) {
	row := func(tag string, cells [][]Span) {
		p.open("tr", "")
		for i, cell := range cells {
			p.open(tag, [...]string{"", "center", "right"}[t.Align[i]])
			p.spans(cell)
			p.close(tag)
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

func (p *printer) spans(spans []Span) {
	for i, s := range spans {
		switch s := s.(type) {
		case Text:
			p.styled(s.Style, func() { p.text(s.Text) })
		case EntryLink:
			p.styled(s.Style, func() { p.entryLink(s.ID, s.Label) })
		case WebLink:
			p.styled(s.Style, func() { p.text(SpanText(s)) })
		case Value:
			class := "value"
			if !s.Field.IsSet() {
				class = "value unset"
			}
			p.styled(s.Style, func() {
				p.open("b", class)
				p.text(s.Field.Text())
				p.raw("</b>")
			})
		case Citation, NoteRef:
			if _, cite := s.(Citation); cite && i > 0 && !strings.HasSuffix(SpanText(spans[i-1]), " ") {
				p.raw(" ")
			}
			p.open("span", "cite")
			p.text(SpanText(s))
			p.raw("</span>")
		case Break:
			p.raw("<br>\n")
		default:
			panic("handbook: unknown span") // a new Span type lacks its case
		}
	}
}

// styled writes something in a style.
func (p *printer) styled(style Style, write func()) {
	tags := []struct {
		style Style
		tag   string
	}{{Bold, "strong"}, {Italic, "em"}, {Monospace, "code"}}
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
