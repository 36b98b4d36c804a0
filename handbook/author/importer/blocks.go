package importer

import (
	"clinichandbook/handbook"
)

// mapSpans copies blocks with each span changed.
func mapSpans(blocks []handbook.Block, change func(handbook.Span) handbook.Span) []handbook.Block {
	m := &spanMapper{change: change}
	handbook.VisitBlocks(blocks, m)
	return m.out
}

// mapAttachments copies blocks with each picture changed.
func mapAttachments(blocks []handbook.Block, attach func(handbook.Attachment) handbook.Block) []handbook.Block {
	m := &spanMapper{change: func(s handbook.Span) handbook.Span { return s }, attach: attach}
	handbook.VisitBlocks(blocks, m)
	return m.out
}

type spanMapper struct {
	change func(handbook.Span) handbook.Span
	attach func(handbook.Attachment) handbook.Block // nil keeps them
	out    []handbook.Block
}

var _ handbook.BlockVisitor = (*spanMapper)(nil)

func (m *spanMapper) spans(spans []handbook.Span) []handbook.Span {
	var out []handbook.Span
	for _, s := range spans {
		out = append(out, m.change(s))
	}
	return out
}

func (m *spanMapper) cells(cells [][]handbook.Span) [][]handbook.Span {
	out := make([][]handbook.Span, len(cells))
	for i, c := range cells {
		out[i] = m.spans(c)
	}
	return out
}

func (m *spanMapper) add(b handbook.Block) { m.out = append(m.out, b) }
func (m *spanMapper) Paragraph(b handbook.Paragraph) {
	m.add(handbook.Paragraph{Spans: m.spans(b.Spans)})
}
func (m *spanMapper) Code(b handbook.Code) { m.add(b) }
func (m *spanMapper) Rule(b handbook.Rule) { m.add(b) }
func (m *spanMapper) Quote(b handbook.Quote) {
	m.add(handbook.Quote{Blocks: m.inner(b.Blocks)})
}

func (m *spanMapper) inner(blocks []handbook.Block) []handbook.Block {
	in := &spanMapper{change: m.change, attach: m.attach}
	handbook.VisitBlocks(blocks, in)
	return in.out
}

func (m *spanMapper) Attachment(b handbook.Attachment) {
	if m.attach == nil {
		m.add(b)
		return
	}
	m.add(m.attach(b))
}

// Footnotes are left to each piece, unless the pictures in them are changed.
func (m *spanMapper) Footnotes(b handbook.Footnotes) {
	if m.attach == nil {
		return
	}
	var f handbook.Footnotes
	for _, n := range b.Notes {
		f.Notes = append(f.Notes, handbook.Footnote{Number: n.Number, Blocks: m.inner(n.Blocks)})
	}
	m.add(f)
}

func (m *spanMapper) Heading(b handbook.Heading) {
	m.add(handbook.Heading{Level: b.Level, Spans: m.spans(b.Spans)})
}

func (m *spanMapper) List(b handbook.List) {
	l := handbook.List{Ordered: b.Ordered, Start: b.Start}
	for _, item := range b.Items {
		l.Items = append(l.Items, m.inner(item))
	}
	m.add(l)
}

func (m *spanMapper) Table(b handbook.Table) {
	t := handbook.Table{Align: b.Align, Head: m.cells(b.Head)}
	for _, row := range b.Rows {
		t.Rows = append(t.Rows, m.cells(row))
	}
	m.add(t)
}

// shifted are blocks whose highest heading is of level 3.
func shifted(blocks []handbook.Block) []handbook.Block {
	top := 7
	for _, b := range blocks {
		if h, ok := b.(handbook.Heading); ok {
			top = min(top, h.Level)
		}
	}
	for i, b := range blocks {
		if h, ok := b.(handbook.Heading); ok {
			blocks[i] = handbook.Heading{Level: min(h.Level-top+3, 6), Spans: h.Spans}
		}
	}
	return blocks
}

// ownNotes numbers the footnotes that blocks refer to from 1, and adds them with
// their spans changed.
func ownNotes(blocks []handbook.Block, all map[int][]handbook.Block, change func(handbook.Span) handbook.Span) []handbook.Block {
	var order []int
	own := map[int]int{}
	renumber := func(s handbook.Span) handbook.Span {
		ref, ok := s.(handbook.NoteRef)
		if !ok {
			return s
		}
		if own[ref.Number] == 0 {
			order = append(order, ref.Number)
			own[ref.Number] = len(order)
		}
		return handbook.NoteRef{Number: own[ref.Number]}
	}
	blocks = mapSpans(blocks, renumber)
	var f handbook.Footnotes
	for i := 0; i < len(order); i++ {
		note := []handbook.Block{handbook.Paragraph{Spans: []handbook.Span{handbook.Text{Text: "–"}}}}
		if found := all[order[i]]; found != nil {
			note = mapSpans(found, func(s handbook.Span) handbook.Span { return change(renumber(s)) })
		}
		f.Notes = append(f.Notes, handbook.Footnote{Number: i + 1, Blocks: note})
	}
	if len(f.Notes) > 0 {
		blocks = append(blocks, f)
	}
	return blocks
}
