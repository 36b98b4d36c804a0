package content

import (
	"reflect"
	"strings"
	"testing"

	"clinichandbook/handbook"
)

// readBack reads blocks as a clinic's page has them.
func readBack(text []byte) []handbook.Block {
	var problems []handbook.Problem
	m := &markdown{l: &loader{known: map[string]bool{"faq/b": true}}, file: "faq/a.md", own: true, report: reporter{to: &problems}}
	root := m.parse(text, 1)
	m.numberNotes(root)
	return m.blocks(root)
}

func plain(t string) []handbook.Span { return []handbook.Span{handbook.Text{Text: t}} }

func paragraph(t string) handbook.Block { return handbook.Paragraph{Spans: plain(t)} }

// TestWriteBlocks checks that what is written reads the same again.
func TestWriteBlocks(t *testing.T) {
	for name, blocks := range map[string][]handbook.Block{
		"signs":        {paragraph(`# a *b* _c_ [d](e) <f> &amp; ~~g~~ 1. h \i`)},
		"a path":       {paragraph(`Open \\server\forms\new_form and C:\x`)},
		"more than":    {paragraph("> 5 minutes"), handbook.Quote{Blocks: []handbook.Block{paragraph("5 minutes")}}},
		"a bullet":     {paragraph("• one")},
		"a number":     {paragraph("1. one"), paragraph("2026. A year")},
		"styles":       {handbook.Paragraph{Spans: []handbook.Span{handbook.Text{Text: "a "}, handbook.Text{Text: "b", Style: handbook.Bold}, handbook.Text{Text: " c "}, handbook.Text{Text: "d", Style: handbook.Italic}, handbook.Text{Text: "e`f", Style: handbook.Monospace}}}},
		"a break":      {handbook.Paragraph{Spans: []handbook.Span{handbook.Text{Text: "a"}, handbook.Break{}, handbook.Text{Text: "- b"}}}},
		"links":        {handbook.Paragraph{Spans: []handbook.Span{handbook.WebLink{Address: "https://example.org/a_b", Label: "here"}, handbook.Text{Text: " "}, handbook.EntryLink{ID: "faq/b", Label: "b"}}}},
		"lists":        {handbook.List{Ordered: true, Start: 3, Items: [][]handbook.Block{{paragraph("a"), handbook.List{Items: [][]handbook.Block{{paragraph("b")}, {paragraph("c")}}}}, {paragraph("d")}}}},
		"two lists":    {handbook.List{Items: [][]handbook.Block{{paragraph("a")}}}, handbook.List{Items: [][]handbook.Block{{paragraph("b")}}}},
		"a long item":  {handbook.List{Items: [][]handbook.Block{{paragraph("a"), paragraph("b"), handbook.Code{Text: "c\n  d"}}}}},
		"a table":      {handbook.Table{Align: []handbook.Align{0, 2}, Head: [][]handbook.Span{plain("a"), plain("b")}, Rows: [][][]handbook.Span{{plain("c | d"), nil}}}},
		"headings":     {handbook.Heading{Level: 3, Spans: plain("A # b")}, handbook.Heading{Level: 6, Spans: plain("c")}, handbook.Rule{}},
		"a footnote":   {handbook.Paragraph{Spans: []handbook.Span{handbook.Text{Text: "a"}, handbook.NoteRef{Number: 1}}}, handbook.Footnotes{Notes: []handbook.Footnote{{Number: 1, Blocks: []handbook.Block{paragraph("b"), paragraph("c")}}}}},
		"a quote":      {handbook.Quote{Blocks: []handbook.Block{paragraph("a"), handbook.List{Items: [][]handbook.Block{{paragraph("b")}}}}}},
		"a definition": {paragraph("[Front desk]: 4512")},
	} {
		if got := readBack(WriteBlocks(blocks)); !reflect.DeepEqual(got, blocks) {
			t.Errorf("%s: it reads\n%#v\nfrom\n%s", name, got, WriteBlocks(blocks))
		}
	}
}

func FuzzWriteBlocks(f *testing.F) {
	for _, s := range []string{"a\nb", "# a", "> 5", `\\a\b`, "[a](b)", "<!-- a -->", "1. a", "A:*", "a `b`", "***", "| a |"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = oneLine(strings.Map(func(r rune) rune {
			if r < ' ' || r == 0x7f || r == '\u00a0' || r == 0xfffd {
				return ' '
			}
			return r
		}, strings.ToValidUTF8(s, " ")))
		if s == "" {
			t.Skip()
		}
		got := readBack(WriteBlocks([]handbook.Block{paragraph(s)}))
		if len(got) != 1 || !reflect.DeepEqual(got[0], paragraph(s)) {
			t.Errorf("%q reads %#v", s, got)
		}
	})
}

func TestDraft(t *testing.T) {
	d := Draft{Title: `A "title": with # signs`, Say: "Say *this*.", Aliases: []string{"a, b", "c: d"}, Checked: "2026-11-24", Blocks: []handbook.Block{paragraph("Text.")}, From: Imported{File: "a: b.docx", Part: "c"}}
	file := d.Bytes()
	from, body, ok := ImportedPage(file)
	if !ok || from.File != d.From.File || from.Part != "c" || from.Of != BodyFingerprint(body) {
		t.Fatalf("%+v, %q, %v", from, body, ok)
	}
	next, err := ReplaceBody(file, from, []byte("## Our clinic\n\nNew.\n"))
	if err != nil || !strings.Contains(string(next), "New.") || strings.Contains(string(next), "Text.") {
		t.Fatalf("%s, %v", next, err)
	}
	if from, body, ok := ImportedPage(next); !ok || from.Of != BodyFingerprint(body) {
		t.Errorf("%+v", from)
	}
}
