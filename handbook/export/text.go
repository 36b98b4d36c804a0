package export

import (
	"fmt"
	"strings"

	"clinichandbook/handbook"
)

// Text is an entry of a handbook as plain text, ready to paste into a message. Lines
// are not wrapped.
func Text(h *handbook.Handbook, e *handbook.Entry) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s | %s", e.Title, strings.Join(kindAndTopic(h, e), " | "), RouteLabel(e.Route).English())
	if m := e.Mark(); m != handbook.NoMark {
		fmt.Fprintf(&b, " | %s", MarkLabel(m).English())
	}
	b.WriteString("\n")
	for _, kept := range KeptIn(e) {
		b.WriteString(kept.English() + "\n")
	}
	fmt.Fprintf(&b, "\n%s: %s\n", SayThis.English(), e.SayText())
	textList(&b, AskFirst, e.AskFirst)
	textList(&b, HandOverIf, e.HandOver)
	textList(&b, EmergencyIf, e.Emergency)
	for _, p := range e.Parts {
		fmt.Fprintf(&b, "\n== %s ==\n", VoiceLabel(p.Voice).English())
		handbook.VisitBlocks(p.Blocks, textBlocks{b: &b})
	}
	textSpanish(&b, e)
	var related, sources []string
	for _, r := range e.Related {
		related = append(related, r.Title+" ("+r.ID+")")
	}
	for _, s := range e.Sources {
		sources = append(sources, Citation(s))
	}
	textList(&b, Related, related)
	textList(&b, Sources, sources)
	fmt.Fprintf(&b, "\n%s\n", ReviewStatusText(e))
	return b.String()
}

func textSpanish(b *strings.Builder, e *handbook.Entry) {
	t := e.Spanish
	if t == nil {
		return
	}
	fmt.Fprintf(b, "\n== %s (%s) ==\n", InSpanish.English(), TranslationState(t).English())
	if e.InSpanish() == nil {
		return
	}
	fmt.Fprintf(b, "%s\n", t.SayText())
	for _, c := range spanishConditions(t) {
		textList(b, c.heading, c.items)
	}
}

func textList(b *strings.Builder, heading Label, items []string) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s:\n", heading.English())
	for _, it := range items {
		fmt.Fprintf(b, "- %s\n", it)
	}
}

// textBlocks writes blocks as plain text.
type textBlocks struct {
	b      *strings.Builder
	indent string // of every line
}

var _ handbook.BlockVisitor = textBlocks{}

func (t textBlocks) line(text string) {
	t.b.WriteString(t.indent + strings.ReplaceAll(text, "\n", "\n"+t.indent) + "\n")
}

func (t textBlocks) Paragraph(p handbook.Paragraph) { t.line(handbook.PlainText(p.Spans)) }
func (t textBlocks) Code(c handbook.Code)           { t.line(c.Text) }
func (t textBlocks) Rule(handbook.Rule)             { t.line("---") }

func (t textBlocks) Heading(h handbook.Heading) {
	t.line(strings.ToUpper(handbook.PlainText(h.Spans)))
}

func (t textBlocks) List(l handbook.List) {
	for i, item := range l.Items {
		mark := "- "
		if l.Ordered {
			mark = fmt.Sprintf("%d. ", l.Start+i)
		}
		t.item(mark, item)
	}
}

func (t textBlocks) Quote(q handbook.Quote) {
	handbook.VisitBlocks(q.Blocks, textBlocks{t.b, t.indent + "> "})
}

func (t textBlocks) Table(table handbook.Table) {
	for _, row := range append([][][]handbook.Span{table.Head}, table.Rows...) {
		t.line(strings.Join(plainCells(row), " | "))
	}
}

func (t textBlocks) Footnotes(f handbook.Footnotes) {
	for _, n := range f.Notes {
		t.item(fmt.Sprintf("[%d] ", n.Number), n.Blocks)
	}
}

// item writes blocks with a mark before the first line and the rest indented
// below it.
func (t textBlocks) item(mark string, blocks []handbook.Block) {
	var inner strings.Builder
	handbook.VisitBlocks(blocks, textBlocks{b: &inner})
	hanging := strings.Repeat(" ", len(mark))
	t.line(mark + strings.ReplaceAll(strings.TrimSuffix(inner.String(), "\n"), "\n", "\n"+hanging))
}

// plainCells is a row of a table as plain text.
func plainCells(cells [][]handbook.Span) []string {
	var out []string
	for _, c := range cells {
		out = append(out, handbook.PlainText(c))
	}
	return out
}
