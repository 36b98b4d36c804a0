// Package text reads plain text: paragraphs between empty lines, lists, and headings
// that are underlined, numbered, in capitals, or start with Q:. It refuses files that
// are not text.
package text

import (
	"regexp"
	"strings"
	"unicode"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author/intake"
)

// Read reads a text file.
func Read(data []byte, b *intake.Budget) (*intake.Document, error) {
	text, err := intake.Decode(data, b)
	if err != nil {
		return nil, err
	}
	return ReadText(text, b)
}

var (
	question  = regexp.MustCompile(`^(?:Q|Question)\s*[0-9]*\s*[:.)]\s*(.+)$`)
	answer    = regexp.MustCompile(`^(?:A|Answer)\s*[0-9]*\s*[:.)]\s*`)
	bullet    = regexp.MustCompile(`^[-*•·‣▪●◦–]\s+(.+)$`)
	numbered  = regexp.MustCompile(`^[0-9]{1,3}[.)]\s+(.+)$`)
	underline = regexp.MustCompile(`^(={3,}|-{3,}|~{3,})\s*$`)
)

// ReadText reads text.
func ReadText(text string, b *intake.Budget) (*intake.Document, error) {
	r := &reader{doc: &intake.Document{}}
	lines := strings.Split(intake.Clean(text), "\n")
	for i, line := range lines {
		if err := b.Piece(); err != nil {
			return nil, err
		}
		next := ""
		if i+1 < len(lines) {
			next = lines[i+1]
		}
		r.indent = indentOf(line)
		r.read(strings.TrimSpace(line), strings.TrimSpace(next))
	}
	r.flush()
	return r.doc, nil
}

type reader struct {
	doc    *intake.Document
	line   intake.Line
	items  []item // that follow each other, not yet a list
	indent int    // of the line that is read
}

// item is an item of a list, which belongs to the one before it that is indented less.
type item struct {
	indent  int
	ordered bool
	text    string
}

// deepest is how far a line may be indented, in columns, to count as indented further.
const deepest = 40

func indentOf(line string) (columns int) {
	for _, c := range line {
		switch c {
		case ' ':
			columns++
		case '\t':
			columns += 4
		default:
			return min(columns, deepest)
		}
	}
	return 0
}

func (r *reader) flush() {
	if spans := r.line.Take(); len(spans) > 0 {
		r.doc.Blocks = append(r.doc.Blocks, handbook.Paragraph{Spans: spans})
	}
	r.doc.Blocks = append(r.doc.Blocks, lists(r.items)...)
	r.items = nil
}

// lists makes lists of items that follow each other: those that are indented further than
// the one before them are a list inside it.
func lists(items []item) (out []handbook.Block) {
	for len(items) > 0 {
		l := handbook.List{Ordered: items[0].ordered, Start: 1}
		level := items[0].indent
		for len(items) > 0 && items[0].ordered == l.Ordered {
			l.Items = append(l.Items, []handbook.Block{handbook.Paragraph{Spans: []handbook.Span{handbook.Text{Text: items[0].text}}}})
			items = items[1:]
			inner := 0
			for inner < len(items) && items[inner].indent > level+1 {
				inner++
			}
			last := len(l.Items) - 1
			l.Items[last] = append(l.Items[last], lists(items[:inner])...)
			items = items[inner:]
		}
		out = append(out, l)
	}
	return out
}

func (r *reader) read(line, next string) {
	switch {
	case line == "" || line == "\f":
		r.flush()
	case underline.MatchString(line):
		r.flush()
	case underline.MatchString(next) && next[0] != '-' || underline.MatchString(next) && len(next) >= len(line)/2:
		r.heading(1, line)
	case question.MatchString(line):
		r.heading(2, question.FindStringSubmatch(line)[1])
	case isShout(line):
		r.heading(1, line)
	case strings.HasPrefix(line, "#"):
		r.heading(min(len(line)-len(strings.TrimLeft(line, "#")), 6), strings.TrimLeft(line, "# "))
	case bullet.MatchString(line):
		r.item(false, bullet.FindStringSubmatch(line)[1])
	case numbered.MatchString(line):
		r.item(true, numbered.FindStringSubmatch(line)[1])
	case len(r.items) > 0 && r.indent > r.items[len(r.items)-1].indent && len(r.items[len(r.items)-1].text) < longestItem:
		r.items[len(r.items)-1].text += " " + line
	default:
		if len(r.items) > 0 {
			r.flush()
		}
		line = answer.ReplaceAllString(line, "")
		if len(line) < 60 {
			defer r.line.Break()
		}
		r.line.Text(line+" ", 0)
	}
}

func (r *reader) heading(level int, text string) {
	r.flush()
	if text = strings.TrimSpace(text); text != "" {
		r.doc.Blocks = append(r.doc.Blocks, handbook.Heading{Level: level, Spans: []handbook.Span{handbook.Text{Text: text}}})
	}
}

func (r *reader) item(ordered bool, text string) {
	if len(r.items) == 0 {
		r.flush()
	}
	r.items = append(r.items, item{r.indent, ordered, text})
}

// longestItem is how long an item is, in bytes, that still goes on in the next line.
const longestItem = 8 << 10

// isShout reports a short line in capitals.
func isShout(line string) bool {
	letters := 0
	for _, c := range line {
		if unicode.IsLower(c) {
			return false
		}
		if unicode.IsUpper(c) {
			letters++
		}
	}
	return letters >= 4 && len(line) < 80
}
