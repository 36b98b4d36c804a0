package export

import (
	"fmt"
	"strings"

	"clinichandbook/handbook"
)

var (
	_ handbook.BlockVisitor = (*pdf)(nil)
	_ handbook.SpanVisitor  = (*pdf)(nil)
)

func (p *pdf) blocks(blocks []handbook.Block) {
	for i, b := range blocks {
		if i > 0 {
			p.doc.Ln(1)
		}
		handbook.VisitBlocks([]handbook.Block{b}, p)
	}
}

func (p *pdf) spans(spans []handbook.Span) { handbook.VisitSpans(spans, p) }

func (p *pdf) Paragraph(b handbook.Paragraph) {
	p.room(height(bodySize))
	p.spans(b.Spans)
	p.doc.Ln(height(bodySize))
}

func (p *pdf) Heading(b handbook.Heading) { p.heading(handbook.PlainText(b.Spans), black) }

func (p *pdf) List(b handbook.List) {
	for i, item := range b.Items {
		mark := "•"
		if b.Ordered {
			mark = fmt.Sprintf("%d.", b.Start+i)
		}
		p.nested(mark, item)
	}
}

func (p *pdf) Quote(b handbook.Quote) {
	p.indented(itemIndent, func() {
		page, y := p.doc.PageNo(), p.doc.GetY()
		p.indented(barGap, func() { p.blocks(b.Blocks) })
		p.bar(lineGray, page, y)
	})
}

func (p *pdf) Code(b handbook.Code) {
	p.family = monoFamily
	p.line("", smallSize, black, strings.TrimRight(b.Text, "\n"))
	p.family = fontFamily
}

func (p *pdf) Table(b handbook.Table) { p.table(contentTable(b)) }

func (p *pdf) Rule(handbook.Rule) {
	p.doc.Ln(1)
	p.rule(p.doc.GetY())
	p.doc.Ln(1)
}

func (p *pdf) Footnotes(b handbook.Footnotes) {
	for _, n := range b.Notes {
		p.nested(fmt.Sprintf("[%d]", n.Number), n.Blocks)
	}
}

func (p *pdf) Text(s handbook.Text) { p.styled(s.Text, s.Style, black) }

func (p *pdf) EntryLink(s handbook.EntryLink) {
	p.entryLink(s.ID, s.Label, fontStyle(s.Style), bodySize)
}

func (p *pdf) WebLink(s handbook.WebLink) { p.styled(handbook.SpanText(s), s.Style, black) }

func (p *pdf) Value(s handbook.Value) {
	color := black
	if !s.Field.IsSet() {
		color = amber
	}
	p.styled(s.Field.Text(), s.Style|handbook.Bold, color)
}

func (p *pdf) Citation(s handbook.Citation, gap string) {
	p.words("", smallSize, gray, gap+handbook.SpanText(s))
}

func (p *pdf) NoteRef(s handbook.NoteRef) { p.words("", smallSize, gray, handbook.SpanText(s)) }

func (p *pdf) Break() { p.doc.Ln(height(bodySize)) }

// nested writes blocks after a mark, indented.
func (p *pdf) nested(mark string, blocks []handbook.Block) {
	p.room(height(bodySize))
	p.font("", bodySize, black)
	width := max(itemIndent, p.doc.GetStringWidth(mark)+1.5)
	p.doc.CellFormat(width, height(bodySize), mark, "", 0, "L", false, 0, "")
	p.indented(width, func() { p.blocks(blocks) })
}

// table is a table of plain text.
type table struct {
	head   []string
	rows   [][]string
	shares []float64 // of the width, in any unit
	align  []string  // L, C or R; nil is L
	links  []int     // of the first cell of each row; nil is none
	size   float64
}

// contentTable is a table of an entry. The width of a column depends on its longest
// text, within limits.
func contentTable(t handbook.Table) table {
	out := table{head: plainCells(t.Head), size: bodySize - 1, shares: make([]float64, len(t.Head))}
	for _, a := range t.Align {
		out.align = append(out.align, [...]string{"L", "C", "R"}[a])
	}
	for _, r := range t.Rows {
		out.rows = append(out.rows, plainCells(r))
	}
	for _, r := range append([][]string{out.head}, out.rows...) {
		for i, c := range r {
			out.shares[i] = max(out.shares[i], min(max(float64(len(c)), 8), 40))
		}
	}
	return out
}

// padding is the space around the text of a cell.
const padding = 1.2

func (p *pdf) table(t table) {
	left, width, sum := p.left(), p.right()-p.left(), 0.0
	for _, s := range t.shares {
		sum += s
	}
	widths := make([]float64, len(t.shares))
	for i, s := range t.shares {
		widths[i] = width * s / sum
	}
	p.doc.Ln(1)
	p.row(t, widths, row{cells: t.head, style: "B"})
	for i, cells := range t.rows {
		r := row{cells: cells}
		if t.links != nil {
			r.link = t.links[i]
		}
		p.row(t, widths, r)
	}
	p.doc.SetX(left)
	p.doc.Ln(1)
}

// keptTogether is how many lines of a row stay on one page.
const keptTogether = 20

// row is a row of a table.
type row struct {
	cells []string
	style string // "B" for the head
	link  int    // of the first cell, or 0
}

// row writes a row on a page where it fits. One that is taller than a page is
// split.
func (p *pdf) row(t table, widths []float64, r row) {
	p.font(r.style, t.size, black)
	var lines [][]string
	most := 1
	for i, c := range r.cells {
		l := p.split(p.clean(c), widths[i]-2*padding)
		lines = append(lines, l)
		most = max(most, len(l))
	}
	tall := func(lines int) float64 { return float64(lines)*height(t.size) + 2*padding }
	if r.style == "" && !p.fits(tall(min(most, keptTogether))) {
		p.newPage()
		p.row(t, widths, row{cells: t.head, style: "B"})
	}
	for from := 0; from < most; {
		n := most - from
		for n > 1 && !p.fits(tall(n)) {
			n--
		}
		part := make([][]string, len(lines))
		for i, l := range lines {
			part[i] = l[min(from, len(l)):min(from+n, len(l))]
		}
		p.cells(t, widths, r, part, tall(n))
		if from += n; from < most {
			p.newPage()
		}
	}
}

// cells writes the lines of a row and the rule below them.
func (p *pdf) cells(t table, widths []float64, r row, lines [][]string, tall float64) {
	x, y := p.left(), p.doc.GetY()
	for i, cell := range lines {
		align, color, to := "L", black, 0
		if t.align != nil {
			align = t.align[i]
		}
		if i == 0 && r.link != 0 {
			to, color = r.link, blue
		}
		p.font(r.style, t.size, color)
		for j, l := range cell {
			p.doc.SetXY(x+padding, y+padding+float64(j)*height(t.size))
			p.doc.CellFormat(widths[i]-2*padding, height(t.size), l, "", 0, align, false, to, "")
		}
		x += widths[i]
	}
	p.doc.SetDrawColor(lineGray.r, lineGray.g, lineGray.b)
	p.doc.SetLineWidth(0.2)
	if r.style == "B" {
		p.doc.SetLineWidth(0.4)
	}
	p.doc.Line(p.left(), y+tall, x, y+tall)
	p.doc.SetXY(p.left(), y+tall)
}
