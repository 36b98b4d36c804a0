package handbook

import "iter"

// Block is a piece of an entry's body: [Paragraph], [Heading], [List],
// [Quote], [Code], [Table], [Rule], [Footnotes] or [Attachment]. [VisitBlocks]
// distinguishes the kinds.
type Block interface{ visit(BlockVisitor) }

// BlockVisitor does something with each kind of block. A new kind is a new
// method, so the compiler names every renderer that lacks it.
type BlockVisitor interface {
	Paragraph(Paragraph)
	Heading(Heading)
	List(List)
	Quote(Quote)
	Code(Code)
	Table(Table)
	Rule(Rule)
	Footnotes(Footnotes)
	Attachment(Attachment)
}

// VisitBlocks calls the visitor's method for each block in order. Blocks that
// contain others leave it to the visitor to descend.
func VisitBlocks(blocks []Block, v BlockVisitor) {
	for _, b := range blocks {
		b.visit(v)
	}
}

func (b Paragraph) visit(v BlockVisitor)  { v.Paragraph(b) }
func (b Heading) visit(v BlockVisitor)    { v.Heading(b) }
func (b List) visit(v BlockVisitor)       { v.List(b) }
func (b Quote) visit(v BlockVisitor)      { v.Quote(b) }
func (b Code) visit(v BlockVisitor)       { v.Code(b) }
func (b Table) visit(v BlockVisitor)      { v.Table(b) }
func (b Rule) visit(v BlockVisitor)       { v.Rule(b) }
func (b Footnotes) visit(v BlockVisitor)  { v.Footnotes(b) }
func (b Attachment) visit(v BlockVisitor) { v.Attachment(b) }

// Paragraph is running text.
type Paragraph struct{ Spans []Span }

// Heading is a heading inside a part; Level is 3 to 6.
type Heading struct {
	Level int
	Spans []Span
}

// List is a list; each item is made of blocks, so lists nest.
type List struct {
	Ordered bool
	Start   int // number of the first item of an ordered list
	Items   [][]Block
}

// Quote is quoted text.
type Quote struct{ Blocks []Block }

// Code is preformatted text.
type Code struct{ Text string }

// Align is the alignment of a table column.
type Align int

// The alignments.
const (
	AlignLeft Align = iota
	AlignCenter
	AlignRight
)

// Table is a table; every row has as many cells as Head.
type Table struct {
	Align []Align
	Head  [][]Span
	Rows  [][][]Span
}

// Rule is a thematic break.
type Rule struct{}

// Footnotes has the notes that the text around it refers to.
type Footnotes struct{ Notes []Footnote }

// Footnote is one note, referred to by a [NoteRef] of its number.
type Footnote struct {
	Number int
	Blocks []Block
}

// Attachment is a picture, shown in its place, or another file, which the
// system's program opens.
type Attachment struct {
	Text string // what a picture shows, for who cannot see it; or what a file is
	File *File
}

// Spans lists every span of the blocks in reading order.
func Spans(blocks []Block) iter.Seq[Span] {
	return func(yield func(Span) bool) {
		VisitBlocks(blocks, &lineVisitor{line: func(spans []Span) bool {
			for _, s := range spans {
				if !yield(s) {
					return false
				}
			}
			return true
		}})
	}
}

// Lines lists every line of text of the blocks in reading order: a paragraph,
// a heading, a list item or a cell each. Citations are left out.
func Lines(blocks []Block) iter.Seq[string] {
	return func(yield func(string) bool) {
		VisitBlocks(blocks, &lineVisitor{line: func(spans []Span) bool {
			text := PlainText(WithoutCitations(spans))
			return text == "" || yield(text)
		}})
	}
}

// SpanLines lists every line of text of the blocks in reading order, as spans.
func SpanLines(blocks []Block) iter.Seq[[]Span] {
	return func(yield func([]Span) bool) {
		VisitBlocks(blocks, &lineVisitor{line: yield})
	}
}

// lineVisitor calls line for the spans of every line of text until it returns
// false.
type lineVisitor struct {
	line func([]Span) bool
	done bool
}

func (v *lineVisitor) read(spans []Span) {
	if !v.done {
		v.done = !v.line(spans)
	}
}

func (v *lineVisitor) Paragraph(b Paragraph) { v.read(b.Spans) }
func (v *lineVisitor) Heading(b Heading)     { v.read(b.Spans) }
func (v *lineVisitor) Quote(b Quote)         { VisitBlocks(b.Blocks, v) }
func (v *lineVisitor) Code(b Code)           { v.read([]Span{Text{Text: b.Text, Style: Monospace}}) }
func (v *lineVisitor) Rule(Rule)             {}
func (v *lineVisitor) Attachment(b Attachment) {
	v.read([]Span{Text{Text: b.Text}})
}

func (v *lineVisitor) List(b List) {
	for _, item := range b.Items {
		VisitBlocks(item, v)
	}
}

func (v *lineVisitor) Table(b Table) {
	for _, row := range append([][][]Span{b.Head}, b.Rows...) {
		for _, cell := range row {
			v.read(cell)
		}
	}
}

func (v *lineVisitor) Footnotes(b Footnotes) {
	for _, n := range b.Notes {
		VisitBlocks(n.Blocks, v)
	}
}
