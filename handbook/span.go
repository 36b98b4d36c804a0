package handbook

import (
	"strconv"
	"strings"
)

// Style is the typeface of a stretch of text.
type Style uint8

// The styles, which combine.
const (
	Bold Style = 1 << iota
	Italic
	Monospace
)

// Span is a stretch of text inside a block: [Text], [EntryLink], [WebLink],
// [Value], [Citation], [NoteRef] or [Break]. [VisitSpans] tells the kinds
// apart.
type Span interface {
	plain() string
	visit(v SpanVisitor, gap string)
}

// SpanVisitor does something with each kind of span.
type SpanVisitor interface {
	Text(Text)
	EntryLink(EntryLink)
	WebLink(WebLink)
	Value(Value)
	// Citation gets the space that separates the citation from the words before
	// it, or "" if there is one already.
	Citation(c Citation, gap string)
	NoteRef(NoteRef)
	Break()
}

// VisitSpans calls the visitor's method for each span in order.
func VisitSpans(spans []Span, v SpanVisitor) {
	for i, s := range spans {
		gap := ""
		if _, cite := s.(Citation); cite && i > 0 && !strings.HasSuffix(spans[i-1].plain(), " ") {
			gap = " "
		}
		s.visit(v, gap)
	}
}

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

// Citation names the source of the words before it.
type Citation struct{ Source *Source }

// NoteRef refers to a footnote of the same entry.
type NoteRef struct{ Number int }

// Break starts a new line inside a block.
type Break struct{}

func (s Text) visit(v SpanVisitor, _ string)       { v.Text(s) }
func (s EntryLink) visit(v SpanVisitor, _ string)  { v.EntryLink(s) }
func (s WebLink) visit(v SpanVisitor, _ string)    { v.WebLink(s) }
func (s Value) visit(v SpanVisitor, _ string)      { v.Value(s) }
func (s Citation) visit(v SpanVisitor, gap string) { v.Citation(s, gap) }
func (s NoteRef) visit(v SpanVisitor, _ string)    { v.NoteRef(s) }
func (s Break) visit(v SpanVisitor, _ string)      { v.Break() }

func (s Text) plain() string      { return s.Text }
func (s EntryLink) plain() string { return s.Label }
func (s Value) plain() string     { return s.Field.Text() }
func (s Citation) plain() string  { return "(" + s.Source.Mention() + ")" }
func (s NoteRef) plain() string   { return "[" + strconv.Itoa(s.Number) + "]" }
func (s Break) plain() string     { return "\n" }

func (s WebLink) plain() string {
	if s.Label == s.Address || s.Label == "" {
		return s.Address
	}
	return s.Label + " (" + s.Address + ")"
}

// SpanText is a span as plain text.
func SpanText(s Span) string { return s.plain() }

// PlainText is a line of spans as plain text. A citation is separated from the
// words before it by a space.
func PlainText(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		t := s.plain()
		if _, cite := s.(Citation); cite && b.Len() > 0 && !strings.HasSuffix(b.String(), " ") {
			b.WriteByte(' ')
		}
		b.WriteString(t)
	}
	return strings.TrimSpace(b.String())
}

// WithoutCitations is a line of spans without the sources that it names.
func WithoutCitations(spans []Span) []Span {
	var kept []Span
	for _, s := range spans {
		if _, cite := s.(Citation); !cite {
			kept = append(kept, s)
		}
	}
	return kept
}
