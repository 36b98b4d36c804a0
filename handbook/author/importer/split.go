package importer

import (
	"slices"
	"strconv"
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author/intake"
	"clinichandbook/handbook/content"
)

// Split is how a file becomes pieces.
type Split int

// The ways to split.
const (
	Auto Split = iota
	ByHeading
	ByFile
)

// source is a document with the name of its file.
type source struct {
	name  string
	doc   *intake.Document
	notes map[int][]handbook.Block // its footnotes
}

func newSource(name string, doc *intake.Document) source {
	s := source{name, doc, map[int][]handbook.Block{}}
	for _, b := range doc.Blocks {
		if f, ok := b.(handbook.Footnotes); ok {
			for _, n := range f.Notes {
				s.notes[n.Number] = n.Blocks
			}
		}
	}
	slices.SortStableFunc(doc.Losses, func(a, b intake.Loss) int { return a.At - b.At })
	return s
}

// pieces splits a document.
func (s source) pieces(o Options) []*Piece {
	if len(s.doc.Sheets) > 0 {
		return s.rows(o)
	}
	s.findQuestions()
	level := 0
	if o.Split != ByFile {
		level = s.splitLevel(o)
	}
	if level == 0 {
		title := s.title()
		blocks := s.doc.Blocks
		from := 0
		if h, ok := blocks[0].(handbook.Heading); ok && len(blocks) > 1 && (s.doc.Title == "" || strings.EqualFold(handbook.PlainText(h.Spans), title)) {
			blocks, from = blocks[1:], 1
		}
		return []*Piece{s.piece(title, blocks, from, len(s.doc.Blocks))}
	}
	return s.byHeading(level)
}

// longestTitle is how long a title may be, in bytes: longer text is no title.
const longestTitle = 250

// title is the name of the page that a file makes as a whole: what the file calls
// itself, its first heading, or its name.
func (s source) title() string {
	if s.doc.Title != "" && len(s.doc.Title) <= longestTitle {
		return s.doc.Title
	}
	if len(s.doc.Blocks) > 0 {
		if h, ok := s.doc.Blocks[0].(handbook.Heading); ok && len(handbook.PlainText(h.Spans)) <= longestTitle {
			return handbook.PlainText(h.Spans)
		}
	}
	name := stem(s.name)
	if i := strings.LastIndex(name, "/"); i >= 0 {
		name = name[i+1:]
	}
	name = strings.TrimSpace(strings.NewReplacer("-", " ", "_", " ").Replace(name))
	if name == "" {
		return "Page"
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

// findQuestions makes headings of bold lines and of questions, as people write
// them in a document without headings.
func (s source) findQuestions() {
	if s.exportedLevel() > 0 {
		return
	}
	headings, bold := 0, 0
	for i, b := range s.doc.Blocks {
		switch b.(type) {
		case handbook.Heading:
			headings++
		default:
			if s.isQuestion(i) {
				bold++
			}
		}
	}
	if headings > 1 || bold < 2 {
		return
	}
	for i, b := range s.doc.Blocks {
		if p, ok := b.(handbook.Paragraph); ok && s.isQuestion(i) {
			spans := []handbook.Span{handbook.Text{Text: withoutMark(handbook.PlainText(p.Spans))}}
			s.doc.Blocks[i] = handbook.Heading{Level: 2, Spans: spans}
		}
	}
}

// longestQuestion is how long a line may be, in bytes, that is taken as a heading.
const longestQuestion = 140

// isQuestion reports whether a paragraph of one line is bold or asks something.
func (s source) isQuestion(i int) bool {
	p, ok := s.doc.Blocks[i].(handbook.Paragraph)
	if !ok {
		return false
	}
	text := handbook.PlainText(p.Spans)
	if len(text) > longestQuestion || strings.Contains(text, "\n") || len(text) < 3 {
		return false
	}
	if strings.HasSuffix(text, "?") {
		return true
	}
	for _, span := range p.Spans {
		t, ok := span.(handbook.Text)
		if !ok || t.Style&handbook.Bold == 0 && strings.TrimSpace(t.Text) != "" {
			return false
		}
	}
	return !strings.HasSuffix(text, ".")
}

// withoutMark is a question without the Q: before it.
func withoutMark(text string) string {
	for _, mark := range []string{"Q:", "Q.", "Question:"} {
		if rest, ok := strings.CutPrefix(text, mark); ok {
			return strings.TrimSpace(rest)
		}
	}
	return text
}

// splitLevel is the level of the headings that begin a piece, or 0: the level that
// asks most of the questions, or else, in a long document, the highest that has
// several.
func (s source) splitLevel(o Options) int {
	if level := s.exportedLevel(); level > 0 && o.Level == 0 {
		return level
	}
	var count, asks [7]int
	for _, b := range s.doc.Blocks {
		if h, ok := b.(handbook.Heading); ok {
			level := min(max(h.Level, 1), 6)
			count[level]++
			if strings.HasSuffix(handbook.PlainText(h.Spans), "?") {
				asks[level]++
			}
		}
	}
	if o.Level > 0 && o.Level < len(count) && count[o.Level] > 0 {
		return o.Level
	}
	for level := 1; level < len(count); level++ {
		if asks[level] >= 2 && 2*asks[level] >= count[level] {
			return level
		}
	}
	if o.Split == Auto && s.whole() {
		return 0
	}
	for level := 1; level < len(count); level++ {
		if count[level] >= 2 {
			return level
		}
	}
	return 0
}

// exportedLevel is the level of the titles in a document that was exported, or 0.
func (s source) exportedLevel() (level int) {
	for i, b := range s.doc.Blocks {
		h, ok := b.(handbook.Heading)
		if !ok {
			continue
		}
		if _, _, exported := content.ReadPortable(s.doc.Blocks[i+1:]); exported {
			return h.Level
		}
	}
	return 0
}

// whole reports whether a file of a format is one page.
func (s source) whole() bool {
	for _, end := range []string{".md", ".markdown", ".mdx", ".html", ".htm", ".xhtml"} {
		if strings.HasSuffix(strings.ToLower(s.name), end) {
			return true
		}
	}
	return false
}

// byHeading begins a piece at each heading of a level or above it.
func (s source) byHeading(level int) []*Piece {
	var out []*Piece
	title, from := s.title(), 0
	end := func(to int) {
		if hasText(s.doc.Blocks[from:to]) {
			out = append(out, s.piece(title, s.doc.Blocks[from:to], from, to))
		}
	}
	for i, b := range s.doc.Blocks {
		h, ok := b.(handbook.Heading)
		if !ok || h.Level > level || len(handbook.PlainText(h.Spans)) > longestTitle {
			continue
		}
		end(i)
		if text := handbook.PlainText(h.Spans); text != "" {
			title = text
		}
		from = i + 1
	}
	end(len(s.doc.Blocks))
	return out
}

// hasText reports that blocks say something besides their headings.
func hasText(blocks []handbook.Block) bool {
	for _, b := range blocks {
		switch b.(type) {
		case handbook.Heading, handbook.Rule, handbook.Footnotes:
		default:
			return true
		}
	}
	return false
}

// piece makes a piece of the blocks from one index to another.
func (s source) piece(title string, blocks []handbook.Block, from, to int) *Piece {
	p := &Piece{File: s.name, Title: oneLine(title), blocks: blocks, stretch: stretch{from: from, to: to, notes: s.notes}, Chosen: true}
	if from > 0 && isHeading(s.doc.Blocks[from-1]) {
		from-- // what its heading lost
	}
	first, _ := slices.BinarySearchFunc(s.doc.Losses, from, func(l intake.Loss, at int) int { return l.At - at })
	for _, l := range s.doc.Losses[first:] {
		if l.At >= to {
			break
		}
		p.losses = append(p.losses, l)
	}
	if head, rest, ok := content.ReadPortable(blocks); ok {
		p.head, p.blocks, p.Aliases = head, rest, head.Aliases
	}
	long := 0
	for _, alias := range s.doc.Keys["aliases"] {
		if long += len(alias); strings.Contains(alias, "/") || long > maxFrontMatter { // Hugo calls former addresses aliases
			break
		}
		p.Aliases = append(p.Aliases, alias)
	}
	return p
}

func isHeading(b handbook.Block) bool {
	_, ok := b.(handbook.Heading)
	return ok
}

// rows makes a piece of each row of a spreadsheet.
func (s source) rows(o Options) []*Piece {
	var out []*Piece
	for _, sh := range s.doc.Sheets {
		c, head := GuessColumns(sh)
		if o.Columns != nil {
			c = *o.Columns
		}
		if own, ok := o.Of[s.name]; ok {
			c = own
		}
		for i, row := range sh.Rows {
			if i == 0 && head {
				continue
			}
			question, answer := cellOf(row, c.Question), cellOf(row, c.Answer)
			if question == "" {
				continue
			}
			if len(out) > maxPieces {
				return out // the plan refuses them
			}
			if len(question) > longestTitle { // all of it is the text
				question, answer = oneLine(cut(question, longestTitle/2))+" …", question+"\n\n"+answer
			}
			doc, err := textOf(answer)
			if err != nil || answer == "" {
				doc = nil
			}
			p := &Piece{File: s.name, Title: oneLine(question), blocks: doc, Chosen: answer != "", stretch: stretch{row: sh.First + i, question: true}}
			p.Aliases = splitWords(cut(cellOf(row, c.Words), maxFrontMatter))
			for j, cell := range row {
				if cell != "" && j != c.Question && j != c.Answer && j != c.Words {
					p.losses = append(p.losses, intake.Loss{Kind: intake.CellOutside})
				}
			}
			for _, l := range sh.Losses {
				if l.At == i {
					p.losses = append(p.losses, l)
				}
			}
			out = append(out, p)
		}
	}
	return out
}

// maxFrontMatter is how much of what a file says about itself goes to the top of a
// page, in bytes.
const maxFrontMatter = 4096

// cut is the beginning of a text, without splitting a character.
func cut(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "")
}

func cellOf(row []string, column int) string {
	if column < 0 || column >= len(row) {
		return ""
	}
	return row[column]
}

func splitWords(cell string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(cell, func(r rune) bool { return r == ',' || r == ';' || r == '\n' || r == '|' }) {
		if w = oneLine(w); w != "" {
			out = append(out, w)
		}
	}
	return out
}

func oneLine(text string) string { return strings.Join(strings.Fields(intake.Clean(text)), " ") }

// stem is the path of a file without its ending.
func stem(name string) string {
	if i := strings.LastIndexByte(name, '.'); i > strings.LastIndexByte(name, '/') {
		return name[:i]
	}
	return name
}

// longestID is how long the name of a page may be.
const longestID = 60

// idOf makes the name of a page from its title.
func idOf(title string, taken func(string) bool) string {
	name := content.Slug(title)
	if len(name) > longestID {
		name = name[:longestID]
		if i := strings.LastIndexByte(name, '-'); i > longestID/2 {
			name = name[:i]
		}
		name = strings.Trim(name, "-")
	}
	if name == "" || content.Unportable(name) != "" {
		name = strings.Trim("page-"+name, "-")
	}
	id := name
	for n := 2; taken(id); n++ {
		id = name + "-" + strconv.Itoa(n)
	}
	return id
}
