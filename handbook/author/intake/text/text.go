// Package text reads plain text: paragraphs between empty lines, lists, and
// headings that are underlined, numbered, in capitals, or begin with Q:.
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
		r.read(strings.TrimSpace(line), strings.TrimSpace(next))
	}
	r.flush()
	return r.doc, nil
}

type reader struct {
	doc  *intake.Document
	line intake.Line
	list *handbook.List
}

func (r *reader) flush() {
	if spans := r.line.Take(); len(spans) > 0 {
		r.doc.Blocks = append(r.doc.Blocks, handbook.Paragraph{Spans: spans})
	}
	if r.list != nil {
		r.doc.Blocks = append(r.doc.Blocks, *r.list)
		r.list = nil
	}
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
	default:
		if r.list != nil {
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
	if r.list == nil || r.list.Ordered != ordered {
		r.flush()
		r.list = &handbook.List{Ordered: ordered, Start: 1}
	}
	r.list.Items = append(r.list.Items, []handbook.Block{handbook.Paragraph{Spans: []handbook.Span{handbook.Text{Text: text}}}})
}

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
