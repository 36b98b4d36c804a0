package importer

import (
	"bytes"
	"encoding/base64"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"clinichandbook/handbook/author/intake"
)

var update = flag.Bool("update", false, "write the table of structures into README.md")

// structure is something that documents have, in each format that has it.
type structure struct {
	name string
	// of a Markdown file, a Word body, a web page, a cell of a spreadsheet, and a text file;
	// "" if the format has no such thing
	markdown, word, web, cell, text string
	kept                            string          // on the page, if all of it survives
	plain                           string          // on the page, if only its text does; "" if nothing should
	told                            intake.LossKind // what is said if it does not survive
}

const (
	wordList   = `<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>`
	wordCell   = `<w:tc>%s<w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc>`
	noTelling  = intake.LossKind(-1)
	tableKept  = "| A | B |\n|---|---|\n| 1 | 2 |"
	wordRun    = `<w:p><w:r>%s<w:t>%s</w:t></w:r></w:p>`
	webPicture = `<p><img src="data:image/png;base64,%s" alt="The lot"></p>`
)

func cells(texts ...string) string {
	var b strings.Builder
	b.WriteString("<w:tr>")
	for _, t := range texts {
		fmt.Fprintf(&b, wordCell, "", t)
	}
	return b.String() + "</w:tr>"
}

// structures lists what documents of clinics have.
func structures(t *testing.T) []structure {
	picture := drawn(t, 30, 20)
	return []structure{
		{
			name: "headings of any level", markdown: "Text.\n\n##### Fees\n\nText.", web: "<p>Text.</p><h5>Fees</h5><p>Text.</p>",
			word: paragraph + `<w:p><w:pPr><w:outlineLvl w:val="4"/></w:pPr><w:r><w:t>Fees</w:t></w:r></w:p>` + paragraph, kept: "### Fees", told: noTelling,
		},
		{
			name: "nested lists", markdown: "- one\n  - two", web: "<ul><li>one<ul><li>two</li></ul></li></ul>", cell: "- one\n  - two", text: "- one\n  - two",
			word: fmt.Sprintf(wordList, 0, 1, "one") + fmt.Sprintf(wordList, 1, 1, "two"), kept: "- one\n  - two", plain: "two", told: noTelling,
		},
		{
			name: "numbered lists", markdown: "1. one\n2. two", web: "<ol><li>one</li><li>two</li></ol>", cell: "1. one\n2. two", text: "1. one\n2. two",
			word: fmt.Sprintf(wordList, 0, 2, "one") + fmt.Sprintf(wordList, 0, 2, "two"), kept: "1. one\n2. two", plain: "two", told: noTelling,
		},
		{
			name: "tables", markdown: "| A | B |\n|---|---|\n| 1 | 2 |", web: "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>",
			word: "<w:tbl>" + cells("A", "B") + cells("1", "2") + "</w:tbl>", text: "A\tB\n1\t2", kept: tableKept, plain: "2", told: noTelling,
		},
		{
			name: "merged cells", web: `<table><tr><th>A</th><th>B</th></tr><tr><td colspan="2">both</td></tr></table>`,
			word: "<w:tbl>" + cells("A", "B") + "<w:tr>" + fmt.Sprintf(wordCell, `<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>`, "both") + "</w:tr></w:tbl>", kept: "impossible", plain: "| both |", told: intake.MergedCell,
		},
		{
			name: "tables inside tables", web: "<table><tr><td>A</td><td><table><tr><td>x</td><td>y</td></tr></table></td></tr><tr><td>1</td><td>2</td></tr></table>",
			word: "<w:tbl><w:tr>" + fmt.Sprintf(wordCell, "", "A") + "<w:tc><w:tbl>" + cells("x", "y") + "</w:tbl></w:tc></w:tr>" + cells("1", "2") + "</w:tbl>", kept: "impossible", plain: "x · y", told: intake.NestedTable,
		},
		{
			name: "bold and italics", markdown: "**no** *yes*", web: "<p><b>no</b> <em>yes</em></p>", cell: "**no** *yes*",
			word: `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>no</w:t></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>yes</w:t></w:r></w:p>`, kept: "**no** *yes*", plain: "yes", told: noTelling,
		},
		{
			name: "crossed-out text", markdown: "~~old~~ new", web: "<p><s>old</s> new</p>", word: fmt.Sprintf(wordRun, "<w:rPr><w:strike/></w:rPr>", "old"), kept: `\[crossed out: old\]`, told: noTelling,
		},
		{
			name: "raised and lowered text", markdown: "H<sub>2</sub>O", web: "<p>H<sub>2</sub>O</p>", word: `<w:p><w:r><w:t>H</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t>O</w:t></w:r></w:p>`, kept: "impossible", plain: "H2O", told: noTelling,
		},
		{
			name: "links to the web", markdown: "[map](https://example.org)", web: `<p><a href="https://example.org">map</a></p>`, cell: "https://example.org", text: "https://example.org",
			word: `<w:p><w:hyperlink r:id="link"><w:r><w:t>map</w:t></w:r></w:hyperlink></w:p>`, kept: "(https://example.org)", plain: "https://example.org", told: noTelling,
		},
		{
			name: "links that would run something", markdown: "[map](javascript:x)", web: `<p><a href="javascript:x">map</a></p>`, word: `<w:p><w:hyperlink r:id="run"><w:r><w:t>map</w:t></w:r></w:hyperlink></w:p>`, kept: "impossible", plain: "map", told: intake.UnsafeLink,
		},
		{
			name: "links to pages that were not imported", markdown: "[map](map.md)", web: `<p><a href="map.html">map</a></p>`, kept: "impossible", plain: "map", told: intake.DeadLink,
		},
		{
			name: "footnotes", markdown: "Text.[^1]\n\n[^1]: The note.", web: `<p>Text.<a href="#n1" class="footnote-ref">1</a></p><ol><li id="n1">The note.</li></ol>`,
			word: `<w:p><w:r><w:t>Text.</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>`, kept: "Text.[^1]", plain: "The note.", told: noTelling,
		},
		{
			name: "task lists", markdown: "- [x] done", web: `<ul><li><input type="checkbox" checked> done</li></ul>`, word: fmt.Sprintf(wordRun, "", "☒ done"), cell: "- [x] done", kept: `\[x\] done`, plain: "☒ done", told: noTelling,
		},
		{
			name: "callouts", markdown: "> [!NOTE]\n> Mind.", web: `<aside><p>Mind.</p></aside>`, word: "<w:tbl><w:tr>" + fmt.Sprintf(wordCell, "", "Mind.") + "</w:tr></w:tbl>", kept: "> **Note:**\n>\n> Mind.", plain: "Mind.", told: noTelling,
		},
		{
			name: "quotes", markdown: "> Said.", web: "<blockquote><p>Said.</p></blockquote>", word: `<w:p><w:pPr><w:pStyle w:val="quote"/></w:pPr><w:r><w:t>Said.</w:t></w:r></w:p>`, kept: "> Said.", told: noTelling,
		},
		{
			name: "text of computers", markdown: "```\nrun me\n```", web: "<pre>run me</pre>", word: `<w:p><w:pPr><w:pStyle w:val="code"/></w:pPr><w:r><w:t>run me</w:t></w:r></w:p>`, kept: "```\nrun me\n```", plain: "run me", told: noTelling,
		},
		{
			name: "line breaks", markdown: "one  \ntwo", web: "<p>one<br>two</p>", cell: "one\ntwo", text: "one\ntwo", word: `<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r></w:p>`, kept: "one\\\ntwo", plain: "one two", told: noTelling,
		},
		{
			name: "rules", markdown: "one\n\n---\n\ntwo", web: "<p>one</p><hr><p>two</p>", kept: "one\n\n***\n\ntwo", plain: "two", told: noTelling,
		},
		{
			name: "parts that open with a click, definitions", markdown: "Text.\n\n<details><summary>Fees</summary>None.</details>", web: "<p>Text.</p><dl><dt>Fees</dt><dd>None.</dd></dl>", kept: "### Fees\n\nNone.", plain: "None.", told: noTelling,
		},
		{
			name: "pictures", markdown: "![The lot](lot.png)", web: fmt.Sprintf(webPicture, base64.StdEncoding.EncodeToString(picture)), word: "<w:p>" + wordPicture("lot.png", "The lot") + "</w:p>", kept: "![The lot](../pictures/", plain: "The lot", told: intake.Picture,
		},
		{
			name: "pictures on the web", markdown: "![The lot](https://example.org/a.png)", web: `<img src="https://example.org/a.png" alt="The lot">`, word: "<w:p>" + wordPicture("web", "The lot") + "</w:p>", kept: "impossible", plain: "The lot", told: intake.WebPicture,
		},
		{
			name: "videos and embedded objects", markdown: `<iframe src="https://example.org"></iframe>` + "\n\nText.", web: `<iframe src="https://example.org"></iframe><p>Text.</p>`, word: `<w:p><w:r><w:object/></w:r></w:p>` + paragraph, kept: "impossible", told: intake.Embedded,
		},
		{
			name: "scripts and what an event runs", markdown: "<script>x()</script>\n\nText.", web: `<p onclick="x()">Text.</p><script>x()</script>`, kept: "impossible", told: intake.Script,
		},
		{
			name: "comments", word: `<w:p><w:r><w:t>Text.</w:t></w:r><w:r><w:commentReference w:id="1"/></w:r></w:p>`, kept: "impossible", told: intake.Comment,
		},
		{
			name: "tracked changes, as accepted", word: `<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>`, kept: "impossible", plain: "new", told: intake.TrackedChange,
		},
		{
			name: "text boxes", word: `<w:p><w:r><w:t>Text.</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>`, kept: "impossible", plain: "In a box.", told: intake.TextBox,
		},
		{
			name: "hidden text", word: fmt.Sprintf(wordRun, "<w:rPr><w:vanish/></w:rPr>", "secret") + paragraph, web: `<p style="display:none">secret</p><p>Text.</p>`, kept: "impossible", told: intake.HiddenText,
		},
		{
			name: "menus, headers, page numbers", web: `<nav><a href="x">Menu</a></nav><p>Text.</p>`, word: `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr></w:sdt>` + paragraph, kept: "impossible", told: intake.Furniture,
		},
		{
			name: "instructions of a site generator", markdown: "{% include x.html %}\n\nText.", kept: "impossible", told: intake.Instruction,
		},
	}
}

// wordOf is a Word document with a body, and the parts that a body may refer to.
func wordOf(t *testing.T, body string, picture []byte) []byte {
	t.Helper()
	const spaces = `xmlns:w="w" xmlns:r="r" xmlns:a="a" xmlns:wp="wp"`
	level := func(n int, format string) string {
		return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:numFmt w:val="%s"/></w:lvl>`, n, format)
	}
	list := func(n int, format string) string {
		return fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d">%s%s</w:abstractNum>`, n, level(0, format), level(1, format))
	}
	return zipped(t,
		[2]string{"word/document.xml", `<w:document ` + spaces + `><w:body>` + body + wordEnd},
		[2]string{"word/numbering.xml", `<w:numbering xmlns:w="w">` + list(1, "bullet") + list(2, "decimal") + `<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>`},
		[2]string{"word/footnotes.xml", `<w:footnotes xmlns:w="w"><w:footnote w:id="1"><w:p><w:r><w:t>The note.</w:t></w:r></w:p></w:footnote></w:footnotes>`},
		[2]string{"word/styles.xml", `<w:styles xmlns:w="w"><w:style w:styleId="quote"><w:name w:val="Quote"/></w:style><w:style w:styleId="code"><w:name w:val="Source Code"/></w:style></w:styles>`},
		[2]string{"word/media/lot.png", string(picture)},
		[2]string{"word/_rels/document.xml.rels", `<Relationships><Relationship Id="link" TargetMode="External" Target="https://example.org"/><Relationship Id="run" TargetMode="External" Target="javascript:x"/><Relationship Id="lot.png" Target="media/lot.png"/><Relationship Id="web" TargetMode="External" Target="https://example.org/a.png"/></Relationships>`})
}

// The begin and the end of the table in README.md.
const tableBegin, tableEnd = "<!-- structures -->\n", "<!-- end -->\n"

// TestTableOfStructures checks what README.md says of each structure in each format. What
// does not come along as it is, but for its look, is told.
func TestTableOfStructures(t *testing.T) {
	picture := drawn(t, 30, 20)
	var b strings.Builder
	b.WriteString(tableBegin + "| | Markdown | Word | web page | cell of a spreadsheet | text |\n|---|---|---|---|---|---|\n")
	for _, s := range structures(t) {
		fmt.Fprintf(&b, "| %s ", s.name)
		for _, in := range []struct{ file, text string }{{"a.md", s.markdown}, {"a.docx", s.word}, {"a.html", s.web}, {"a.csv", s.cell}, {"a.txt", s.text}} {
			fmt.Fprintf(&b, "| %s ", s.outcome(t, in.file, in.text, picture))
		}
		b.WriteString("|\n")
	}
	b.WriteString(tableEnd)
	const readme = "README.md"
	old, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	from, to := bytes.Index(old, []byte(tableBegin)), bytes.Index(old, []byte(tableEnd))
	if from < 0 || to < from {
		t.Fatal("README.md has no table of structures")
	}
	now := string(old[:from]) + b.String() + string(old[to+len(tableEnd):])
	if now == string(old) {
		return
	}
	if *update {
		if err := os.WriteFile(readme, []byte(now), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("README.md says something else; with -update it says\n%s", b.String())
}

// outcome is what becomes of the structure in a format.
func (s structure) outcome(t *testing.T, name, text string, picture []byte) string {
	t.Helper()
	if text == "" {
		return "–"
	}
	file := File{Name: name, Data: []byte(text)}
	switch name {
	case "a.docx":
		file.Data = wordOf(t, text, picture)
	case "a.csv":
		file.Data = []byte("Question,Answer\nWhat is it?,\"" + text + "\"\n")
	case "a.md":
		file.Near = &Near{FS: fstest.MapFS{"lot.png": &fstest.MapFile{Data: picture}}}
	}
	f := folder(t)
	plan := planned(t, f, Options{Split: ByFile}, file)
	if len(plan.Pieces) != 1 {
		t.Fatalf("%s as %s: %d pieces, %v", s.name, name, len(plan.Pieces), plan.Refused)
	}
	write(t, plan, f)
	got := page(t, f, plan.Pieces[0].ID())
	told := false
	for _, lost := range plan.Pieces[0].Lost {
		told = told || lost.Kind == s.told
	}
	switch {
	case strings.Contains(got, s.kept):
		return "kept"
	case s.plain != "" && strings.Contains(got, s.plain) && told:
		return "text, told"
	case s.plain != "" && strings.Contains(got, s.plain) && s.told == noTelling:
		return "text"
	case s.plain == "" && told:
		return "left out, told"
	}
	t.Errorf("%s as %s is lost without a word: %v\n%s", s.name, name, plan.Pieces[0].Lost, got)
	return "lost"
}
