package export

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"clinichandbook/handbook"
)

var _ handbook.BlockVisitor = (*markdown)(nil)

func (m *markdown) blocks(blocks []handbook.Block) { handbook.VisitBlocks(blocks, m) }

func (m *markdown) Paragraph(b handbook.Paragraph) { m.line("%s", m.spans(b.Spans)) }

// Heading goes one level down, since the heading of a part is of level 3 here.
func (m *markdown) Heading(b handbook.Heading) {
	m.line("%s %s", strings.Repeat("#", min(b.Level+1, 6)), m.spans(b.Spans))
}

func (m *markdown) Quote(b handbook.Quote) { m.nested("> ", "> ", false, b.Blocks) }

func (m *markdown) Code(b handbook.Code) {
	fence := "```"
	for strings.Contains(b.Text, fence) {
		fence += "`"
	}
	m.line("%s\n%s\n%s", fence, strings.TrimSuffix(b.Text, "\n"), fence)
}

func (m *markdown) Rule(handbook.Rule) { m.line("---") }

func (m *markdown) Footnotes(b handbook.Footnotes) {
	for _, n := range b.Notes {
		m.nested(fmt.Sprintf(`\[%d\] `, n.Number), "", false, n.Blocks)
	}
}

// nested writes blocks with a mark before the first line and another before
// the rest; item means an item of a list without empty lines.
func (m *markdown) nested(first, rest string, item bool, blocks []handbook.Block) {
	inner := &markdown{in: m.in, item: item}
	inner.blocks(blocks)
	text := strings.TrimSuffix(inner.b.String(), "\n")
	m.line("%s%s", first, strings.ReplaceAll(text, "\n", "\n"+rest))
}

func (m *markdown) List(l handbook.List) {
	m.tight = m.tight || m.item
	dense := simple(l)
	for i, item := range l.Items {
		mark := "- "
		if l.Ordered {
			mark = fmt.Sprintf("%d. ", l.Start+i)
		}
		m.tight = m.tight && i == 0 || i > 0 && dense
		m.nested(mark, strings.Repeat(" ", len(mark)), dense, item)
	}
	m.tight = false
}

// simple reports that every item is a line, or a line and a list.
func simple(l handbook.List) bool {
	for _, item := range l.Items {
		paragraphs := 0
		for _, b := range item {
			if _, ok := b.(handbook.Paragraph); ok {
				paragraphs++
			}
		}
		if paragraphs > 1 {
			return false
		}
	}
	return true
}

func (m *markdown) Table(t handbook.Table) {
	row := func(cells [][]handbook.Span) string {
		var out []string
		for _, c := range cells {
			out = append(out, cell(m.spans(c)))
		}
		return "| " + strings.Join(out, " | ") + " |"
	}
	rule := "|"
	for _, a := range t.Align {
		rule += [...]string{"---|", ":---:|", "---:|"}[a]
	}
	lines := []string{row(t.Head), rule}
	for _, r := range t.Rows {
		lines = append(lines, row(r))
	}
	m.line("%s", strings.Join(lines, "\n"))
}

// cell makes text fit into a cell of a table.
func cell(markdown string) string {
	markdown = strings.ReplaceAll(markdown, "|", `\|`)
	return strings.ReplaceAll(strings.ReplaceAll(markdown, "\\\n", " "), "\n", " ")
}

func (m *markdown) spans(spans []handbook.Span) string {
	line := markdownSpans{link: m.link}
	handbook.VisitSpans(spans, &line)
	return startOfLine(strings.TrimSpace(line.b.String()))
}

// markdownSpans writes a line of spans.
type markdownSpans struct {
	b    strings.Builder
	link func(id, label string) string
}

var _ handbook.SpanVisitor = (*markdownSpans)(nil)

func (m *markdownSpans) Text(s handbook.Text)           { m.b.WriteString(styled(s.Text, s.Style)) }
func (m *markdownSpans) EntryLink(s handbook.EntryLink) { m.b.WriteString(m.link(s.ID, s.Label)) }
func (m *markdownSpans) WebLink(s handbook.WebLink)     { m.plain(s) }
func (m *markdownSpans) NoteRef(s handbook.NoteRef)     { m.plain(s) }
func (m *markdownSpans) Break()                         { m.b.WriteString("\\\n") }

func (m *markdownSpans) Value(s handbook.Value) {
	m.b.WriteString(styled(s.Field.Text(), s.Style|handbook.Bold))
}

func (m *markdownSpans) Citation(s handbook.Citation, gap string) {
	m.b.WriteString(gap)
	m.plain(s)
}

func (m *markdownSpans) plain(s handbook.Span) { m.b.WriteString(escape(handbook.SpanText(s))) }

// styled sets text in a style. Spaces stay outside, since emphasis must touch
// its words.
func styled(text string, style handbook.Style) string {
	inner := strings.TrimSpace(text)
	if inner == "" || style == 0 {
		return escape(text)
	}
	at := strings.Index(text, inner)
	before, after := text[:at], text[at+len(inner):]
	if style&handbook.Monospace != 0 {
		inner = codeSpan(inner)
	} else {
		inner = escape(inner)
	}
	if style&handbook.Italic != 0 {
		inner = "*" + inner + "*"
	}
	if style&handbook.Bold != 0 {
		inner = "**" + inner + "**"
	}
	return before + inner + after
}

// codeSpan quotes text with more backticks than it has itself.
func codeSpan(text string) string {
	marks := "`"
	for strings.Contains(text, marks) {
		marks += "`"
	}
	if len(marks) > 1 || strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		return marks + " " + text + " " + marks
	}
	return marks + text + marks
}

// escape makes Markdown show text as it is. It leaves alone what has no meaning
// in its place, so that the source stays pleasant to read.
func escape(text string) string {
	var b strings.Builder
	before := ' '
	for i, r := range text {
		after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		switch r {
		case '\\', '`', '*', '[', ']', '<', '~':
			b.WriteByte('\\')
		case '&':
			if unicode.IsLetter(after) || after == '#' {
				b.WriteByte('\\')
			}
		case '_':
			if !wordRune(before) || !wordRune(after) {
				b.WriteByte('\\')
			}
		case '\n':
			r = ' '
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

var blockMark = regexp.MustCompile(`^([#>+=-]|[0-9]{1,9}[.)])`)

// startOfLine keeps the first sign of a paragraph from meaning a heading, a
// quote or a list.
func startOfLine(markdown string) string {
	at := blockMark.FindStringIndex(markdown)
	if at == nil {
		return markdown
	}
	return markdown[:at[1]-1] + `\` + markdown[at[1]-1:]
}
