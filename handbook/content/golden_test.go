package content

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"clinichandbook/handbook"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestEveryNode checks how each part of the format is read.
func TestEveryNode(t *testing.T) {
	src, err := os.ReadFile("testdata/everything.md")
	if err != nil {
		t.Fatal(err)
	}
	h, _, err := Load(content(map[string]string{"faq/everything.md": string(src)}))
	if err != nil || len(h.Problems()) > 0 {
		t.Fatal(err, h.Problems())
	}
	e := h.Entry("faq/everything")
	var b strings.Builder
	for _, p := range e.Parts {
		fmt.Fprintf(&b, "%s\n", p.Voice.Key())
		dump(&b, p.Blocks, "  ")
	}
	const golden = "testdata/everything.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("got:\n%s\nwant:\n%s", b.String(), want)
	}
}

func dump(b *strings.Builder, blocks []handbook.Block, indent string) {
	spans := func(what string, ss []handbook.Span) {
		fmt.Fprintf(b, "%s%s", indent, what)
		for _, s := range ss {
			fmt.Fprintf(b, " %T%q", s, handbook.SpanText(s))
			if t, ok := s.(handbook.Text); ok && t.Style != 0 {
				fmt.Fprintf(b, "style%d", t.Style)
			}
		}
		b.WriteString("\n")
	}
	for _, bl := range blocks {
		switch bl := bl.(type) {
		case handbook.Paragraph:
			spans("paragraph", bl.Spans)
		case handbook.Heading:
			spans(fmt.Sprintf("heading %d", bl.Level), bl.Spans)
		case handbook.List:
			for i, item := range bl.Items {
				fmt.Fprintf(b, "%sitem ordered=%v %d\n", indent, bl.Ordered, bl.Start+i)
				dump(b, item, indent+"  ")
			}
		case handbook.Quote:
			fmt.Fprintf(b, "%squote\n", indent)
			dump(b, bl.Blocks, indent+"  ")
		case handbook.Code:
			fmt.Fprintf(b, "%scode %q\n", indent, bl.Text)
		case handbook.Table:
			fmt.Fprintf(b, "%stable %v\n", indent, bl.Align)
			for _, row := range append([][][]handbook.Span{bl.Head}, bl.Rows...) {
				for _, cell := range row {
					spans("  cell", cell)
				}
			}
		case handbook.Rule:
			fmt.Fprintf(b, "%srule\n", indent)
		case handbook.Footnotes:
			for _, n := range bl.Notes {
				fmt.Fprintf(b, "%snote %d\n", indent, n.Number)
				dump(b, n.Blocks, indent+"  ")
			}
		}
	}
}
