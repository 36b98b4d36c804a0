package content

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"clinichandbook/handbook"
)

// markdown turns the Markdown of one entry into Blocks and Spans. It reports
// whatever the format does not allow, with its line, and drops nothing silently.
type markdown struct {
	l      *loader // not changed
	file   string
	folder *folder // whose pictures and files it shows; nil for none
	own    bool    // a clinic's page, not a bundled one
	report reporter
	values []*handbook.Field // that it refers to, each once

	attached *[]handbook.Block // below the block that is being read; nil where nothing can be
	alone    bool              // the paragraph has nothing but pictures and files
	cells    bool              // a table is being read

	document bool     // not a page: links lead to sections of documents
	refused  bool     // some text has a shape that is not read
	notShown []string // why texts may not be shown as they are written, as far as it is reported

	src       []byte
	typed     [][]byte // lines, as somebody typed them
	firstLine int
	ends      []int          // offsets of the line breaks in src
	notes     map[string]int // numbers of the footnotes that the entry defines
}

// mdParser is CommonMark with tables and footnotes. refParser reads references to
// footnotes, since most of them name a source.
var mdParser = goldmark.New(
	goldmark.WithExtensions(extension.Table),
	goldmark.WithParserOptions(
		parser.WithBlockParsers(util.Prioritized(extension.NewFootnoteBlockParser(), 999)),
		parser.WithInlineParsers(util.Prioritized(refParser{}, 101)),
	),
).Parser()

// refNode is [^key]: a source, or a footnote of the entry.
type refNode struct {
	ast.BaseInline
	key string
	at  int
}

var refKind = ast.NewNodeKind("Reference")

func (*refNode) Kind() ast.NodeKind              { return refKind }
func (n *refNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

type refParser struct{}

func (refParser) Trigger() []byte { return []byte{'['} }

func (refParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("[^")) {
		return nil
	}
	end := bytes.IndexByte(line, ']')
	if end < 0 || len(bytes.TrimSpace(line[2:end])) == 0 {
		return nil
	}
	block.Advance(end + 1)
	return &refNode{key: string(bytes.TrimSpace(line[2:end])), at: segment.Start}
}

// parts reads a body. Each heading of level two names a voice; text before the
// first one is the clinic's.
func (m *markdown) parts(body []byte, firstLine int) []handbook.Part {
	root := m.parse(body, firstLine)
	m.numberNotes(root)
	var parts []handbook.Part
	add := func(v handbook.Voice, blocks ...handbook.Block) {
		if len(parts) == 0 {
			parts = append(parts, handbook.Part{Voice: v})
		}
		last := &parts[len(parts)-1]
		last.Blocks = append(last.Blocks, blocks...)
	}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok || h.Level > 2 {
			add(handbook.VoiceClinic, m.block(n)...)
			if parts[len(parts)-1].Voice == handbook.VoiceOfficial {
				m.checkCited(n)
			}
			continue
		}
		title := strings.TrimSuffix(oneLine(handbook.PlainText(m.spans(h))), ":")
		v, known := handbook.ParseVoice(title)
		switch {
		case h.Level == 1:
			m.report.at(m.lineOf(n), "the page already has a title: remove this heading, or start it with ###")
		case !known && (!m.own || likeVoice(title)):
			m.report.at(m.lineOf(n), "unknown heading %q: the parts of an entry are %s", title, voiceNames())
		}
		if !known && m.own {
			v = handbook.VoiceClinic // its own words under its own heading
		}
		parts = append(parts, handbook.Part{Voice: v})
		if !known {
			add(v, handbook.Heading{Level: 3, Spans: m.spans(h)})
		}
	}
	return parts
}

// line reads a line of front matter as spans.
func (m *markdown) line(t locatedText) []handbook.Span {
	if t.text == "" {
		return nil
	}
	root := m.parse([]byte(lineStart.ReplaceAllString(t.text, `$1\$2`)), t.line)
	p, ok := root.FirstChild().(*ast.Paragraph)
	if !ok || p.NextSibling() != nil {
		m.report.at(t.line, "this must be one line of plain text, without lists, headings, or blank lines")
		return []handbook.Span{handbook.Text{Text: t.text}}
	}
	return m.spans(p)
}

func (m *markdown) parse(src []byte, firstLine int) ast.Node {
	m.src, m.firstLine, m.notes = asTyped(src), firstLine, map[string]int{}
	m.typed = bytes.Split(withoutComments(src), []byte("\n"))
	m.countLines()
	if line, why := shapeOfMarkdown(m.src); line != 0 {
		m.report.at(firstLine+line-1, "%s", why)
		m.refused = true
		return ast.NewDocument()
	}
	if line := openComment(src); line != 0 {
		m.report.at(firstLine+line-1, openRemarkFound)
	}
	root := mdParser.Parse(text.NewReader(m.src))
	labels := m.plainLabels(root)
	if len(labels) == 0 {
		return root
	}
	m.src = escapedAt(m.src, labels)
	m.countLines()
	return mdParser.Parse(text.NewReader(m.src))
}

// countLines finds the ends of the lines.
func (m *markdown) countLines() {
	m.ends = m.ends[:0]
	for i, c := range m.src {
		if c == '\n' {
			m.ends = append(m.ends, i)
		}
	}
}

func (m *markdown) numberNotes(root ast.Node) {
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if f, ok := n.(*east.Footnote); ok && entering {
			m.notes[string(f.Ref)] = len(m.notes) + 1
		}
		return ast.WalkContinue, nil
	})
}

// at is the line of an offset in the text.
func (m *markdown) at(offset int) int {
	before, _ := slices.BinarySearch(m.ends, offset)
	return m.firstLine + before
}

// lineOf is the line of a node: of the first thing in it that knows its position,
// or else of the nearest ancestor that does.
func (m *markdown) lineOf(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		line := 0
		_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
			if at, ok := offsetOf(c); ok && entering {
				line = m.at(at)
				return ast.WalkStop, nil
			}
			return ast.WalkContinue, nil
		})
		if line > 0 {
			return line
		}
	}
	return m.firstLine
}

// offsetOf is where a node begins in the text, if it knows.
func offsetOf(n ast.Node) (at int, ok bool) {
	switch n := n.(type) {
	case *ast.Text:
		return n.Segment.Start, true
	case *refNode:
		return n.at, true
	case *ast.RawHTML:
		if n.Segments.Len() > 0 {
			return n.Segments.At(0).Start, true
		}
		return 0, false
	}
	if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start, true
	}
	return 0, false
}

func (m *markdown) blocks(parent ast.Node) []handbook.Block {
	var out []handbook.Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		out = append(out, m.block(n)...)
	}
	return out
}

// block turns a block node into Blocks, or none if it is not allowed.
func (m *markdown) block(n ast.Node) []handbook.Block {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		m.nameBrokenTable(n)
		return m.paragraph(n)
	case *ast.Heading:
		if n.Level < 3 {
			m.report.at(m.lineOf(n), "a heading inside a list or quote starts with ###")
		}
		return m.withAttached(func() handbook.Block { return handbook.Heading{Level: max(n.Level, 3), Spans: m.spans(n)} })
	case *ast.List:
		return m.list(n)
	case *ast.Blockquote:
		return []handbook.Block{handbook.Quote{Blocks: m.blocks(n)}}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return []handbook.Block{handbook.Code{Text: m.fenceText(n) + m.codeText(n)}}
	case *ast.ThematicBreak:
		return []handbook.Block{handbook.Rule{}}
	case *east.Table:
		m.cells = true
		defer func() { m.cells = false }()
		return m.withAttached(func() handbook.Block { return m.table(n) })
	case *east.FootnoteList:
		var notes handbook.Footnotes
		for f := n.FirstChild(); f != nil; f = f.NextSibling() {
			number := m.notes[string(f.(*east.Footnote).Ref)]
			notes.Notes = append(notes.Notes, handbook.Footnote{Number: number, Blocks: m.blocks(f)})
		}
		return []handbook.Block{notes}
	case *ast.LinkReferenceDefinition:
		return nil // the links that use it have its address
	case *ast.HTMLBlock:
		m.report.at(m.lineOf(n), htmlFound)
		return []handbook.Block{handbook.Code{Text: strings.TrimSpace(string(n.Lines().Value(m.src)))}}
	}
	m.report.at(m.lineOf(n), "%s is not part of the format: write it another way", n.Kind())
	return nil
}

func (m *markdown) table(n *east.Table) handbook.Table {
	var t handbook.Table
	for _, a := range n.Alignments {
		t.Align = append(t.Align, map[east.Alignment]handbook.Align{east.AlignCenter: handbook.AlignCenter, east.AlignRight: handbook.AlignRight}[a])
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		cells := make([][]handbook.Span, 0, len(t.Align))
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			cells = append(cells, m.spans(c))
		}
		m.checkCells(row, len(t.Align))
		if row.Kind() == east.KindTableHeader {
			t.Head = cells
		} else {
			t.Rows = append(t.Rows, cells)
		}
	}
	return t
}

// checkCells names a row with more cells than the table has columns, which
// Markdown drops.
func (m *markdown) checkCells(row ast.Node, columns int) {
	first := row.FirstChild()
	if first == nil {
		return
	}
	at, ok := offsetOf(first)
	if !ok {
		return
	}
	from := bytes.LastIndexByte(m.src[:at], '\n') + 1
	line := strings.TrimSpace(firstLine(m.src[from:]))
	line = strings.TrimSuffix(strings.TrimPrefix(strings.ReplaceAll(line, `\|`, ""), "|"), "|")
	if cells := strings.Count(line, "|") + 1; cells > columns {
		m.report.at(m.at(at), "this row has %d cells but the table has %d columns, so the rest of the row is not shown: add a column to the first row, or write the bar inside a text as \\|", cells, columns)
	}
}

// checkCited checks that an official statement names its source: each paragraph,
// item, and table has one.
func (m *markdown) checkCited(n ast.Node) {
	switch n.Kind() {
	case ast.KindList:
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			m.needCitation(item)
		}
	case ast.KindParagraph, ast.KindBlockquote, east.KindTable:
		m.needCitation(n)
	}
}

func (m *markdown) needCitation(n ast.Node) {
	found := false
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if _, ok := n.(*refNode); ok {
			found = true
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	if !found {
		m.report.at(m.lineOf(n), "this statement names no source: end it with one, as in [^N2]")
	}
}
