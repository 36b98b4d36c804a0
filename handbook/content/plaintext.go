package content

import (
	"path"
	"regexp"
	"strings"

	"clinichandbook/handbook"
)

// PlainMarks writes the marks of Markdown as somebody sees them who fills in a form,
// and reads them again:
//
//	[nurse-line](clinic:nurse-line)      {Nurse line}
//	[Dizziness](../side-effects/dizzy.md) [[Dizziness]]
//	- an item                             • an item
//
// Bold, tables and sources stay as they are.
type PlainMarks struct{ book *handbook.Handbook }

// MarksOf are the marks for pages of a handbook.
func MarksOf(h *handbook.Handbook) PlainMarks { return PlainMarks{h} }

var (
	valueLink = regexp.MustCompile(`\[[^\]\n]*\]\(clinic:([a-z0-9-]+)\)`)
	pageLink  = regexp.MustCompile(`\[([^\]\n]*)\]\((?:\.\./)?([a-z-]+/[a-z0-9-]+)\.md\)`)
	bullet    = regexp.MustCompile(`(?m)^([ \t]*)- `)
	dot       = regexp.MustCompile(`(?m)^([ \t]*)• ?`)
	valueMark = regexp.MustCompile(`\{([^{}\n]+)\}`)
	pageMark  = regexp.MustCompile(`\[\[([^\[\]|\n]+)(?:\|([^\[\]|\n]+))?\]\]`)
)

// Value is the mark of a clinic value.
func (PlainMarks) Value(f *handbook.Field) string { return "{" + f.Label + "}" }

// Page is the mark of a link to a page.
func (PlainMarks) Page(e *handbook.Entry) string { return "[[" + e.Title + "]]" }

// Plain is Markdown with these marks.
func (m PlainMarks) Plain(markdown string) string {
	text := valueLink.ReplaceAllStringFunc(markdown, func(link string) string {
		if f := m.book.Field(valueLink.FindStringSubmatch(link)[1]); f != nil && m.field(f.Label) == f {
			return m.Value(f)
		}
		return link
	})
	text = pageLink.ReplaceAllStringFunc(text, func(link string) string {
		part := pageLink.FindStringSubmatch(link)
		e := m.book.Entry(part[2])
		switch {
		case e == nil || m.entry(e.Title) != e || strings.ContainsAny(e.Title+part[1], "[]|"):
			return link
		case part[1] == e.Title:
			return m.Page(e)
		}
		return "[[" + e.Title + "|" + part[1] + "]]"
	})
	return bullet.ReplaceAllString(text, "$1• ")
}

// Markdown is a text with these marks as a page has it. From is the folder of the
// page; a mark of what is unknown stays.
func (m PlainMarks) Markdown(text, from string) string {
	text = valueMark.ReplaceAllStringFunc(text, func(mark string) string {
		if f := m.field(valueMark.FindStringSubmatch(mark)[1]); f != nil {
			return "[" + f.ID + "](clinic:" + f.ID + ")"
		}
		return mark
	})
	text = pageMark.ReplaceAllStringFunc(text, func(mark string) string {
		part := pageMark.FindStringSubmatch(mark)
		e := m.entry(part[1])
		if e == nil {
			return mark
		}
		label := part[1]
		if part[2] != "" {
			label = part[2]
		}
		return "[" + label + "](" + linkTo(e.ID, from) + ")"
	})
	return dot.ReplaceAllString(text, "$1- ")
}

// linkTo is the address of a page as a page in a folder has it.
func linkTo(id, from string) string {
	if path.Dir(id) == from {
		return path.Base(id) + ".md"
	}
	return "../" + id + ".md"
}

// Unknown lists the marks in a text that lead to nothing.
func (m PlainMarks) Unknown(text string) []string {
	var out []string
	for _, part := range valueMark.FindAllStringSubmatch(text, -1) {
		if m.field(part[1]) == nil {
			out = append(out, part[0])
		}
	}
	for _, part := range pageMark.FindAllStringSubmatch(text, -1) {
		if m.entry(part[1]) == nil {
			out = append(out, part[0])
		}
	}
	return out
}

// field is the first clinic value with a label, or nil.
func (m PlainMarks) field(label string) *handbook.Field {
	for _, f := range m.book.Fields() {
		if strings.EqualFold(f.Label, strings.TrimSpace(label)) {
			return f
		}
	}
	return nil
}

// entry is the first page with a title, or nil.
func (m PlainMarks) entry(title string) *handbook.Entry {
	for _, e := range m.book.Entries() {
		if strings.EqualFold(e.Title, strings.TrimSpace(title)) {
			return e
		}
	}
	return nil
}

// TableFrom is a Markdown table of the cells that a spreadsheet puts on the clipboard;
// ok is false for any other text.
func TableFrom(clipboard string) (table string, ok bool) {
	lines := strings.Split(strings.Trim(strings.ReplaceAll(clipboard, "\r", ""), "\n"), "\n")
	columns := strings.Count(lines[0], "\t") + 1
	if columns < 2 {
		return "", false
	}
	var b strings.Builder
	for i, line := range lines {
		cells := strings.Split(line, "\t")
		for len(cells) < columns {
			cells = append(cells, "")
		}
		b.WriteString("|")
		for _, c := range cells[:columns] {
			b.WriteString(" " + strings.ReplaceAll(strings.TrimSpace(c), "|", `\|`) + " |")
		}
		b.WriteString("\n")
		if i == 0 {
			b.WriteString(strings.Repeat("|---", columns) + "|\n")
		}
	}
	return b.String(), true
}

var citation = regexp.MustCompile(`\[\^([A-Za-z0-9-]+)\]`)

// Cited lists the keys of the sources that a text cites, each once.
func Cited(text string) []string {
	var keys []string
	seen := map[string]bool{}
	for _, part := range citation.FindAllStringSubmatch(text, -1) {
		if !seen[part[1]] {
			seen[part[1]] = true
			keys = append(keys, part[1])
		}
	}
	return keys
}
