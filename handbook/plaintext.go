package handbook

import (
	"fmt"
	"strings"
)

// WriteText renders an entry as tidy plain text: what a person would paste
// into a message. Lines are not wrapped.
func (e *Entry) WriteText(b *strings.Builder) {
	fmt.Fprintf(b, "%s\n%s | %s", e.Title, e.Kind, e.Route)
	if m := e.Mark(); m != "" {
		fmt.Fprintf(b, " | %s", m)
	}
	b.WriteString("\n")
	if e.Other != nil {
		fmt.Fprintf(b, "%s (%s)\n", TwoVersions, e.Other.ID)
	}
	fmt.Fprintf(b, "\nSay this: %s\n", e.SayText())
	writeConditions(b, "Hand over to a nurse if", e.HandOver)
	writeConditions(b, "Emergency if", e.Emergency)
	for _, p := range e.Parts {
		fmt.Fprintf(b, "\n== %s ==\n", p.Voice)
		writeBlocks(b, p.Blocks, "")
	}
	if len(e.Related) > 0 {
		b.WriteString("\nRelated:\n")
		for _, r := range e.Related {
			fmt.Fprintf(b, "- %s (%s)\n", r.Title, r.ID)
		}
	}
	if len(e.Sources) > 0 {
		b.WriteString("\nSources:\n")
		for _, s := range e.Sources {
			fmt.Fprintf(b, "- %s\n", s.Citation())
		}
	}
	fmt.Fprintf(b, "\n%s\n", e.Standing())
}

// Standing tells how far an entry can be trusted: when it was checked and who
// reviewed it.
func (e *Entry) Standing() string {
	checked := "Date checked not stated"
	if e.Checked != "" {
		checked = "Checked " + e.Checked
	}
	review := "Not yet reviewed by a clinician."
	if !e.Review.Pending() {
		review = fmt.Sprintf("Reviewed by %s on %s.", e.Review.By, e.Review.On)
	}
	if e.ReviewBy != "" {
		review += fmt.Sprintf(" To be reviewed by %s.", e.ReviewBy)
	}
	return checked + ". " + review
}

// Citation is the source in full: title, publisher, year, address, kind and note.
func (s *Source) Citation() string {
	c := fmt.Sprintf("%s. %s, %s.", strings.TrimSuffix(s.Title, "."), strings.TrimSuffix(s.Publisher, "."), s.Year)
	if s.Address != "" {
		c += " " + s.Address
	}
	var about []string
	if s.Kind != SourceArticle {
		about = append(about, string(s.Kind))
	}
	if s.Note != "" {
		about = append(about, s.Note)
	}
	if len(about) > 0 {
		c += " (" + strings.Join(about, "; ") + ")"
	}
	return c
}

func writeConditions(b *strings.Builder, title string, items []string) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s:\n", title)
	for _, it := range items {
		fmt.Fprintf(b, "- %s\n", it)
	}
}

func writeBlocks(b *strings.Builder, blocks []Block, indent string) {
	line := func(format string, args ...any) {
		text := fmt.Sprintf(format, args...)
		b.WriteString(indent + strings.ReplaceAll(text, "\n", "\n"+indent) + "\n")
	}
	for _, bl := range blocks {
		switch bl := bl.(type) {
		case Paragraph:
			line("%s", PlainText(bl.Spans))
		case Heading:
			line("%s", strings.ToUpper(PlainText(bl.Spans)))
		case List:
			for i, item := range bl.Items {
				mark := "- "
				if bl.Ordered {
					mark = fmt.Sprintf("%d. ", bl.Start+i)
				}
				writeItem(b, item, indent, mark)
			}
		case Quote:
			writeBlocks(b, bl.Blocks, indent+"> ")
		case Code:
			line("%s", bl.Text)
		case Table:
			line("%s", rowText(bl.Head))
			for _, row := range bl.Rows {
				line("%s", rowText(row))
			}
		case Rule:
			line("---")
		case Footnotes:
			for _, n := range bl.Notes {
				writeItem(b, n.Blocks, indent, fmt.Sprintf("[%d] ", n.Number))
			}
		default:
			panic("handbook: unknown block") // a new Block type lacks its case
		}
	}
}

// writeItem writes blocks with a mark before the first line and the rest
// indented below it.
func writeItem(b *strings.Builder, blocks []Block, indent, mark string) {
	var inner strings.Builder
	writeBlocks(&inner, blocks, "")
	text := strings.TrimSuffix(inner.String(), "\n")
	hang := "\n" + indent + strings.Repeat(" ", len(mark))
	b.WriteString(indent + mark + strings.ReplaceAll(text, "\n", hang) + "\n")
}

func rowText(cells [][]Span) string {
	var out []string
	for _, c := range cells {
		out = append(out, PlainText(c))
	}
	return strings.Join(out, " | ")
}
