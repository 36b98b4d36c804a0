package export

import "clinichandbook/handbook"

// jsonBlocks collects blocks in the JSON form.
type jsonBlocks []Block

var _ handbook.BlockVisitor = (*jsonBlocks)(nil)

func blocksJSON(blocks []handbook.Block) []Block {
	out := jsonBlocks{}
	handbook.VisitBlocks(blocks, &out)
	return out
}

func (j *jsonBlocks) add(b Block) { *j = append(*j, b) }

func (j *jsonBlocks) Paragraph(b handbook.Paragraph) {
	j.add(Block{Type: "paragraph", Spans: spansJSON(b.Spans)})
}

func (j *jsonBlocks) Heading(b handbook.Heading) {
	j.add(Block{Type: "heading", Level: b.Level, Spans: spansJSON(b.Spans)})
}

func (j *jsonBlocks) List(b handbook.List) {
	list := Block{Type: "list", Ordered: b.Ordered}
	if b.Ordered {
		list.Start = b.Start
	}
	for _, item := range b.Items {
		list.Items = append(list.Items, blocksJSON(item))
	}
	j.add(list)
}

func (j *jsonBlocks) Quote(b handbook.Quote) {
	j.add(Block{Type: "quote", Blocks: blocksJSON(b.Blocks)})
}

func (j *jsonBlocks) Code(b handbook.Code) { j.add(Block{Type: "code", Text: b.Text}) }

func (j *jsonBlocks) Table(b handbook.Table) {
	out := Block{Type: "table", Head: rowJSON(b.Head)}
	for _, a := range b.Align {
		out.Align = append(out.Align, [...]string{"left", "center", "right"}[a])
	}
	for _, r := range b.Rows {
		out.Rows = append(out.Rows, rowJSON(r))
	}
	j.add(out)
}

func rowJSON(cells [][]handbook.Span) [][]Span {
	out := [][]Span{}
	for _, c := range cells {
		out = append(out, spansJSON(c))
	}
	return out
}

func (j *jsonBlocks) Rule(handbook.Rule) { j.add(Block{Type: "rule"}) }

func (j *jsonBlocks) Footnotes(b handbook.Footnotes) {
	out := Block{Type: "footnotes"}
	for _, n := range b.Notes {
		out.Notes = append(out.Notes, Note{n.Number, blocksJSON(n.Blocks)})
	}
	j.add(out)
}

// jsonSpans collects spans in the JSON form.
type jsonSpans []Span

var _ handbook.SpanVisitor = (*jsonSpans)(nil)

func spansJSON(spans []handbook.Span) []Span {
	out := jsonSpans{}
	handbook.VisitSpans(spans, &out)
	return out
}

func (j *jsonSpans) add(s Span, of handbook.Span, style handbook.Style) {
	s.Text = handbook.SpanText(of)
	s.Bold, s.Italic, s.Code = style&handbook.Bold != 0, style&handbook.Italic != 0, style&handbook.Monospace != 0
	*j = append(*j, s)
}

func (j *jsonSpans) Text(s handbook.Text) { j.add(Span{Type: "text"}, s, s.Style) }

func (j *jsonSpans) EntryLink(s handbook.EntryLink) {
	j.add(Span{Type: "entry", ID: s.ID}, s, s.Style)
}

func (j *jsonSpans) WebLink(s handbook.WebLink) {
	j.add(Span{Type: "web", Address: s.Address}, s, s.Style)
}

func (j *jsonSpans) Value(s handbook.Value) {
	j.add(Span{Type: "value", ID: s.Field.ID}, s, s.Style)
}

func (j *jsonSpans) Citation(s handbook.Citation, _ string) {
	j.add(Span{Type: "source", Key: s.Source.Key}, s, 0)
}

func (j *jsonSpans) NoteRef(s handbook.NoteRef) {
	j.add(Span{Type: "note", Number: s.Number}, s, 0)
}

func (j *jsonSpans) Break() { j.add(Span{Type: "break"}, handbook.Break{}, 0) }
