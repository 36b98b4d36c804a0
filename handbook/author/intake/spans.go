package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

// Line collects the spans of one line of text. White space is as HTML has it: a
// run of it is one space, none at the ends and next to a break.
type Line struct {
	spans []handbook.Span
	text  []byte // of the last span, which is not among the spans yet
	style handbook.Style
	space bool // a space is due before the next text
}

// Text adds text in a style.
func (l *Line) Text(text string, style handbook.Style) {
	text = Clean(text)
	words := strings.FieldsFunc(text, isBlank)
	if len(words) == 0 {
		l.space = l.space || text != ""
		return
	}
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	l.gap(isBlank(first))
	l.add(strings.Join(words, " "), style)
	l.space = isBlank(last)
}

// gap adds the space that is due.
func (l *Line) gap(also bool) {
	due := l.space || also
	l.space = false
	switch {
	case !due || l.isEmpty():
	case len(l.text) > 0:
		l.text = append(l.text, ' ')
	default:
		if _, br := l.spans[len(l.spans)-1].(handbook.Break); !br {
			l.add(" ", 0)
		}
	}
}

func (l *Line) isEmpty() bool { return len(l.spans) == 0 && len(l.text) == 0 }

func (l *Line) add(text string, style handbook.Style) {
	if style != l.style {
		l.endText()
	}
	l.text, l.style = append(l.text, text...), style
}

// endText makes a span of the text so far.
func (l *Line) endText() {
	if len(l.text) > 0 {
		l.spans = append(l.spans, handbook.Text{Text: string(l.text), Style: l.style})
	}
	l.text = nil
}

// Link adds a link; one without a label is left out.
func (l *Line) Link(address, label string, style handbook.Style) {
	label = strings.Join(strings.FieldsFunc(Clean(label), isBlank), " ")
	if label == "" {
		return
	}
	l.gap(false)
	l.endText()
	l.spans = append(l.spans, handbook.WebLink{Address: strings.TrimSpace(Clean(address)), Label: label, Style: style})
}

// Note adds the mark of a footnote.
func (l *Line) Note(number int) {
	l.space = false
	l.endText()
	l.spans = append(l.spans, handbook.NoteRef{Number: number})
}

// Break starts a new line.
func (l *Line) Break() {
	l.space = false
	l.endText()
	if len(l.spans) > 0 {
		l.spans = append(l.spans, handbook.Break{})
	}
}

// Take returns the spans and starts an empty line.
func (l *Line) Take() []handbook.Span {
	l.endText()
	spans := l.spans
	*l = Line{}
	for len(spans) > 0 {
		last := len(spans) - 1
		switch s := spans[last].(type) {
		case handbook.Break:
			spans = spans[:last]
			continue
		case handbook.Text:
			if s.Text = strings.TrimRight(s.Text, " "); s.Text == "" {
				spans = spans[:last]
				continue
			}
			spans[last] = s
		}
		break
	}
	return spans
}

func isBlank(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' }

// Clean is text without characters that no page may have: those that control a
// device, or turn the direction of reading, and bytes that are no text.
func Clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r':
			return '\n'
		case r == '\u00ad' || r == '\ufeff' || r == '\ufffe' || r == '\uffff':
			return -1
		case unicode.IsControl(r), r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return ' '
		case r != '\u200b' && content.IsInvisible(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\ufffd"))
}

// SafeAddress reports that a link may be shown: an address of the web, a mail or
// phone number, or a path in the same set of files.
func SafeAddress(address string) bool {
	scheme, _, ok := strings.Cut(address, ":")
	if !ok || strings.ContainsAny(scheme, "/?#.") {
		return true
	}
	switch strings.ToLower(strings.TrimSpace(scheme)) {
	case "http", "https", "mailto", "tel", "clinic": // the last one names a clinic value
		return true
	}
	return false
}

// Flatten puts blocks into one line, as in the cell of a table. Pictures are left out,
// but for their text where there is no other.
func Flatten(blocks []handbook.Block) []handbook.Span {
	f := flattener{}
	handbook.VisitBlocks(blocks, &f)
	if len(f.spans) == 0 {
		for _, a := range handbook.Attachments(blocks) {
			if a.Text != "" {
				f.line("", []handbook.Span{handbook.Text{Text: a.Text}})
			}
		}
	}
	return f.spans
}

// Pictures are the pictures in blocks, as blocks of their own.
func Pictures(blocks []handbook.Block) (out []handbook.Block) {
	for _, a := range handbook.Attachments(blocks) {
		out = append(out, a)
	}
	return out
}

type flattener struct{ spans []handbook.Span }

func (f *flattener) line(mark string, spans []handbook.Span) {
	if len(spans) == 0 {
		return
	}
	if len(f.spans) > 0 {
		f.spans = append(f.spans, handbook.Break{})
	}
	if mark != "" {
		f.spans = append(f.spans, handbook.Text{Text: mark})
	}
	f.spans = append(f.spans, spans...)
}

func (f *flattener) Paragraph(b handbook.Paragraph) { f.line("", b.Spans) }
func (f *flattener) Heading(b handbook.Heading)     { f.line("", b.Spans) }
func (f *flattener) Quote(b handbook.Quote)         { handbook.VisitBlocks(b.Blocks, f) }
func (f *flattener) Rule(handbook.Rule)             {}

// Attachment has no place in a line.
func (f *flattener) Attachment(handbook.Attachment) {}

func (f *flattener) Code(b handbook.Code) {
	for l := range strings.Lines(b.Text) {
		f.line("", []handbook.Span{handbook.Text{Text: strings.TrimSpace(l), Style: handbook.Monospace}})
	}
}

func (f *flattener) List(b handbook.List) {
	for _, item := range b.Items {
		f.line("– ", Flatten(item))
	}
}

func (f *flattener) Table(b handbook.Table) {
	for _, row := range append([][][]handbook.Span{b.Head}, b.Rows...) {
		var line []handbook.Span
		for _, c := range row {
			if len(c) > 0 && len(line) > 0 {
				line = append(line, handbook.Text{Text: " · "})
			}
			line = append(line, c...)
		}
		f.line("", line)
	}
}

func (f *flattener) Footnotes(b handbook.Footnotes) {
	for _, n := range b.Notes {
		handbook.VisitBlocks(n.Blocks, f)
	}
}
