package content

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"clinichandbook/handbook"
)

// WriteBlocks writes blocks as the Markdown of a page, so that reading it gives
// the same blocks. Links to entries are as a page in one of the folders has them.
func WriteBlocks(blocks []handbook.Block) []byte {
	w := blockWriter{}
	handbook.VisitBlocks(blocks, &w)
	return w.b.Bytes()
}

// blockWriter writes blocks, with an empty line between them.
type blockWriter struct {
	b    bytes.Buffer
	last handbook.Block // written before, where it matters for the next
}

var _ handbook.BlockVisitor = (*blockWriter)(nil)

func (w *blockWriter) block(text string) {
	if text = strings.TrimRight(text, "\n"); text == "" {
		return
	}
	if w.b.Len() > 0 {
		w.b.WriteByte('\n')
	}
	w.b.WriteString(text + "\n")
	w.last = nil
}

func (w *blockWriter) Paragraph(b handbook.Paragraph) { w.block(writeSpans(b.Spans)) }

func (w *blockWriter) Heading(b handbook.Heading) {
	text := strings.ReplaceAll(writeSpans(b.Spans), "\\\n", " ")
	if text != "" {
		w.block(strings.Repeat("#", min(max(b.Level, 3), 6)) + " " + strings.TrimSuffix(text, "#"))
	}
}

func (w *blockWriter) Rule(handbook.Rule) { w.block("***") }

func (w *blockWriter) Quote(b handbook.Quote) {
	inner := strings.TrimRight(string(WriteBlocks(b.Blocks)), "\n")
	if inner == "" {
		return
	}
	if c := inner[0]; c >= '0' && c <= '9' || c == '=' { // "> 5" is a comparison that somebody typed
		inner = fmt.Sprintf("&#%d;%s", c, inner[1:])
	}
	w.block(prefixed(inner, "> ", "> "))
}

func (w *blockWriter) Code(b handbook.Code) {
	fence := "```"
	for strings.Contains(b.Text, fence) {
		fence += "`"
	}
	w.block(fence + "\n" + strings.ReplaceAll(strings.TrimRight(b.Text, "\n"), "<!--", "<! --") + "\n" + fence)
}

// List separates two lists that follow each other by changing the mark.
func (w *blockWriter) List(l handbook.List) {
	other := false
	if last, ok := w.last.(handbook.List); ok && last.Ordered == l.Ordered {
		other = last.Start >= 0
	}
	var out []string
	tight := isTight(l)
	for i, item := range l.Items {
		mark := "- "
		switch {
		case l.Ordered && other:
			mark = fmt.Sprintf("%d) ", max(l.Start, 0)+i)
		case l.Ordered:
			mark = fmt.Sprintf("%d. ", max(l.Start, 0)+i)
		case other:
			mark = "* "
		}
		var inner string
		if tight {
			inner = writeTight(item)
		} else {
			inner = strings.TrimRight(string(WriteBlocks(item)), "\n")
		}
		if inner == "" {
			inner = "&nbsp;"
		}
		out = append(out, prefixed(inner, mark, strings.Repeat(" ", len(mark))))
	}
	between := "\n\n"
	if tight {
		between = "\n"
	}
	w.block(strings.Join(out, between))
	if w.last = l; other {
		l.Start = -1
		w.last = l
	}
}

// isTight reports that every item is a line, or a line and a list.
func isTight(l handbook.List) bool {
	for _, item := range l.Items {
		for i, b := range item {
			inner, list := b.(handbook.List)
			_, line := b.(handbook.Paragraph)
			if i == 0 && !line || i == 1 && (!list || !isTight(inner)) || i > 1 {
				return false
			}
		}
	}
	return true
}

func writeTight(item []handbook.Block) string {
	var lines []string
	for _, b := range item {
		lines = append(lines, strings.TrimRight(string(WriteBlocks([]handbook.Block{b})), "\n"))
	}
	return strings.Join(lines, "\n")
}

func (w *blockWriter) Table(t handbook.Table) {
	row := func(cells [][]handbook.Span) string {
		var out []string
		for _, c := range cells {
			text := strings.ReplaceAll(writeSpans(c), "\\\n", " / ")
			out = append(out, strings.ReplaceAll(text, "|", `\|`))
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
	w.block(strings.Join(lines, "\n"))
}

func (w *blockWriter) Footnotes(b handbook.Footnotes) {
	for _, n := range b.Notes {
		w.block(prefixed(strings.TrimRight(string(WriteBlocks(n.Blocks)), "\n"), fmt.Sprintf("[^%d]: ", n.Number), "    "))
	}
}

// Attachment writes a picture or a link to a file, as a page in one of the folders
// has it.
func (w *blockWriter) Attachment(a handbook.Attachment) {
	link := "[" + escapeText(oneLine(a.Text)) + "](../" + a.File.Name + ")"
	if a.File.IsPicture() {
		link = "!" + link
	}
	w.block(link)
}

// prefixed puts a mark before the first line and another before the others.
func prefixed(text, first, rest string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		switch {
		case i == 0:
			lines[i] = first + l
		case l != "" || strings.TrimSpace(rest) != "":
			lines[i] = strings.TrimRight(rest+l, " ")
		}
	}
	return strings.Join(lines, "\n")
}

func writeSpans(spans []handbook.Span) string {
	var w spanWriter
	handbook.VisitSpans(spans, &w)
	text := blankBreak.ReplaceAllString(w.b.String(), "\\\n")
	return startOfLine(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "\\")))
}

// blankBreak is the end of a line after a space, where a backslash would be shown.
var blankBreak = regexp.MustCompile(`[ \t]+\\\n`)

type spanWriter struct{ b strings.Builder }

var _ handbook.SpanVisitor = (*spanWriter)(nil)

func (w *spanWriter) Text(s handbook.Text) { w.b.WriteString(styled(s.Text, s.Style)) }
func (w *spanWriter) Break() {
	if w.b.Len() > 0 {
		w.b.WriteString("\\\n")
	}
}
func (w *spanWriter) NoteRef(s handbook.NoteRef) { fmt.Fprintf(&w.b, "[^%d]", s.Number) }
func (w *spanWriter) Value(s handbook.Value) {
	fmt.Fprintf(&w.b, "[%s](clinic:%s)", s.Field.ID, s.Field.ID)
}

func (w *spanWriter) Citation(s handbook.Citation, gap string) {
	fmt.Fprintf(&w.b, "%s[^%s]", gap, s.Source.Key)
}

func (w *spanWriter) EntryLink(s handbook.EntryLink) {
	folder, name := path.Split(s.ID)
	w.link("../"+folder+name+".md", s.Label, s.Style)
}

func (w *spanWriter) WebLink(s handbook.WebLink) { w.link(s.Address, s.Label, s.Style) }

func (w *spanWriter) link(address, label string, style handbook.Style) {
	address = strings.Map(func(r rune) rune {
		if r < ' ' {
			return -1
		}
		return r
	}, address)
	address = strings.NewReplacer(" ", "%20", "<", "%3C", ">", "%3E", `\`, "%5C", "&", "&amp;", "(", "%28", ")", "%29", "*", "%2A", "`", "%60", "[", "%5B", "]", "%5D").Replace(address)
	w.b.WriteString(emphasized("["+escapeText(oneLine(label))+"]("+address+")", style&^handbook.Monospace))
}

// styled sets text in a style. Spaces stay outside, since emphasis must touch its
// words.
func styled(text string, style handbook.Style) string {
	inner := strings.TrimSpace(text)
	if inner == "" || style == 0 {
		return escapeText(text)
	}
	at := strings.Index(text, inner)
	if style&handbook.Monospace != 0 {
		marked := codeSpan(oneLine(inner))
		return text[:at] + emphasized(marked, style) + text[at+len(inner):]
	}
	return text[:at] + emphasized(escapeText(inner), style) + text[at+len(inner):]
}

func emphasized(markdown string, style handbook.Style) string {
	if style&handbook.Italic != 0 {
		markdown = "*" + markdown + "*"
	}
	if style&handbook.Bold != 0 {
		markdown = "**" + markdown + "**"
	}
	return markdown
}

// codeSpan quotes text with more backticks than it has itself.
func codeSpan(text string) string {
	text = strings.ReplaceAll(text, "<!--", "<! --")
	marks := "`"
	for strings.Contains(text, marks) {
		marks += "`"
	}
	if len(marks) > 1 {
		return marks + " " + text + " " + marks
	}
	return marks + text + marks
}

// escapeText makes Markdown show text as it is, and leaves alone what has no
// meaning in its place. A backslash becomes its number, since two of them look
// like a path on a share; & becomes its name, since what it begins is read after
// backslashes are.
func escapeText(text string) string {
	text = strings.ToValidUTF8(text, "\ufffd")
	var b strings.Builder
	before := ' '
	for i, r := range text {
		after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		switch r {
		case '\\':
			b.WriteString("&#92;")
			before = r
			continue
		case '`', '*', '[', ']', '~':
			b.WriteByte('\\')
		case '<':
			if after == '!' { // comments are taken out wherever they are
				b.WriteString("&lt;")
				before = r
				continue
			}
			b.WriteByte('\\')
		case '&':
			if unicode.IsLetter(after) || after == '#' {
				b.WriteString("&amp;")
				before = r
				continue
			}
		case '_':
			if !isWord(before) || !isWord(after) {
				b.WriteByte('\\')
			}
		case '\n', '\t', '\r':
			r = ' '
		}
		b.WriteRune(r)
		before = r
	}
	text = strings.ReplaceAll(b.String(), "](", `]\(`)
	return driveSign.ReplaceAllString(text, `$1&#58;\`)
}

// driveSign is what reads as the beginning of a path, C:\, and is none: the
// backslash is that of an escape.
var driveSign = regexp.MustCompile(`\b([A-Za-z]):\\`)

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

var blockMark = regexp.MustCompile(`(?m)^([#>+=|:-]|[0-9]{1,9}[.)])`)

// startOfLine keeps the first sign of a line from meaning a heading, a quote or a
// list.
func startOfLine(markdown string) string {
	markdown = blockMark.ReplaceAllStringFunc(markdown, func(mark string) string {
		return mark[:len(mark)-1] + `\` + mark[len(mark)-1:]
	})
	if first, n := utf8.DecodeRuneInString(markdown); strings.ContainsRune("•·‣▪●◦", first) {
		markdown = fmt.Sprintf("&#%d;%s", first, markdown[n:])
	}
	return markdown
}
