package handbook

import (
	"strconv"
	"strings"
)

// Block is a piece of an entry's body: [Paragraph], [Heading], [List],
// [Quote], [Code], [Table], [Rule] or [Footnotes].
type Block interface{ block() }

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

// Footnotes holds the notes that the text around it refers to.
type Footnotes struct{ Notes []Footnote }

// Footnote is one note, referred to by a [NoteRef] of its number.
type Footnote struct {
	Number int
	Blocks []Block
}

func (Paragraph) block() {}
func (Heading) block()   {}
func (List) block()      {}
func (Quote) block()     {}
func (Code) block()      {}
func (Table) block()     {}
func (Rule) block()      {}
func (Footnotes) block() {}

// Style is how a stretch of text is set.
type Style uint8

// The styles, which combine.
const (
	Bold Style = 1 << iota
	Italic
	Monospace
)

// Span is a stretch of text inside a block: [Text], [EntryLink], [WebLink],
// [Value], [Citation], [NoteRef] or [Break].
type Span interface{ span() }

// Text is plain text in one style.
type Text struct {
	Text  string
	Style Style
}

// EntryLink leads to another entry.
type EntryLink struct {
	ID    string
	Label string
	Style Style
}

// WebLink names an address outside the handbook. It is shown as text: the
// program opens nothing.
type WebLink struct {
	Address string
	Label   string
	Style   Style
}

// Value is a value that the clinic sets.
type Value struct {
	Field *Field
	Style Style
}

// Citation names the source of what stands before it.
type Citation struct{ Source *Source }

// NoteRef refers to a footnote of the same entry.
type NoteRef struct{ Number int }

// Break starts a new line inside a block.
type Break struct{}

func (Text) span()      {}
func (EntryLink) span() {}
func (WebLink) span()   {}
func (Value) span()     {}
func (Citation) span()  {}
func (NoteRef) span()   {}
func (Break) span()     {}

// SpanText is a span as plain text.
func SpanText(s Span) string {
	switch s := s.(type) {
	case Text:
		return s.Text
	case EntryLink:
		return s.Label
	case WebLink:
		if s.Label == s.Address || s.Label == "" {
			return s.Address
		}
		return s.Label + " (" + s.Address + ")"
	case Value:
		return s.Field.Text()
	case Citation:
		return "(" + s.Source.Mention() + ")"
	case NoteRef:
		return "[" + strconv.Itoa(s.Number) + "]"
	case Break:
		return "\n"
	}
	panic("handbook: unknown span") // a new Span type lacks its case
}

// PlainText is a line of spans as plain text. A citation is kept apart from
// the words before it by a space.
func PlainText(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		t := SpanText(s)
		if _, cite := s.(Citation); cite && b.Len() > 0 && !strings.HasSuffix(b.String(), " ") {
			b.WriteByte(' ')
		}
		b.WriteString(t)
	}
	return strings.TrimSpace(b.String())
}

// Spans calls yield for every span of the blocks in reading order, until it
// returns false.
func Spans(blocks []Block) func(yield func(Span) bool) {
	return func(yield func(Span) bool) { walkSpans(blocks, yield) }
}

// Lines calls yield for every line of text of the blocks in reading order: a
// paragraph, a heading, an item or a cell at a time. Citations are left out.
func Lines(blocks []Block) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		walkLines(blocks, func(spans []Span) bool {
			var kept []Span
			for _, s := range spans {
				if _, cite := s.(Citation); !cite {
					kept = append(kept, s)
				}
			}
			text := PlainText(kept)
			return text == "" || yield(text)
		})
	}
}

func walkSpans(blocks []Block, yield func(Span) bool) bool {
	return walkLines(blocks, func(spans []Span) bool {
		for _, s := range spans {
			if !yield(s) {
				return false
			}
		}
		return true
	})
}

// walkLines calls line for the spans of every line of text.
func walkLines(blocks []Block, line func([]Span) bool) bool {
	for _, b := range blocks {
		ok := true
		switch b := b.(type) {
		case Paragraph:
			ok = line(b.Spans)
		case Heading:
			ok = line(b.Spans)
		case List:
			for _, item := range b.Items {
				ok = ok && walkLines(item, line)
			}
		case Quote:
			ok = walkLines(b.Blocks, line)
		case Code:
			ok = line([]Span{Text{Text: b.Text, Style: Monospace}})
		case Table:
			for _, cell := range b.Head {
				ok = ok && line(cell)
			}
			for _, row := range b.Rows {
				for _, cell := range row {
					ok = ok && line(cell)
				}
			}
		case Rule:
		case Footnotes:
			for _, n := range b.Notes {
				ok = ok && walkLines(n.Blocks, line)
			}
		default:
			panic("handbook: unknown block") // a new Block type lacks its case
		}
		if !ok {
			return false
		}
	}
	return true
}
