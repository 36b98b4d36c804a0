// Package docx reads Word documents: headings, lists, tables, footnotes, links, and
// the styles of text. It reads tracked changes as accepted, ignores macros, headers,
// footers, and page numbers, and refuses files in the format before .docx.
package docx

import (
	"strconv"
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author/intake"
	"clinichandbook/handbook/author/intake/ooxml"
)

const document = "word/document.xml"

// Read reads a Word document.
func Read(data []byte, b *intake.Budget) (*intake.Document, error) {
	p, err := ooxml.Open(data, b)
	if err != nil {
		return nil, err
	}
	return ReadPackage(p, b)
}

// ReadPackage reads an open Word document.
func ReadPackage(p *ooxml.Package, b *intake.Budget) (*intake.Document, error) {
	root, err := p.Tree(document)
	if err != nil {
		return nil, err
	}
	body := root.Kid("body")
	if body == nil {
		return nil, intake.Refuse("it is not a Word document, whatever its name says")
	}
	r := &reader{parts: p, budget: b, doc: &intake.Document{Anchors: map[string]int{}}, lists: map[string][]bool{}, styles: map[string]paragraphStyle{}, notes: map[string]*ooxml.Node{}, numbers: map[string]int{}}
	if err := r.readParts(p); err != nil {
		return nil, err
	}
	w := &walker{r: r, out: &r.doc.Blocks, top: true}
	w.blocks(body)
	w.endLists()
	r.footnotes()
	return r.doc, r.err
}

// reader reads one document.
type reader struct {
	parts   *ooxml.Package
	budget  *intake.Budget
	doc     *intake.Document
	err     error
	links   map[string]string
	styles  map[string]paragraphStyle
	lists   map[string][]bool // by number id: whether each level is numbered
	notes   map[string]*ooxml.Node
	numbers map[string]int // of footnotes, by their key
	order   []string
}

// paragraphStyle is what a style of paragraphs or text means.
type paragraphStyle struct {
	name    string
	heading int // level, or 0
	text    handbook.Style
	number  string // id of its list, or ""
	level   int
}

func (r *reader) lose(k intake.LossKind) {
	r.doc.Losses = append(r.doc.Losses, intake.Loss{Kind: k, At: max(len(r.doc.Blocks)-1, 0)})
}

func (r *reader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

func (r *reader) readParts(p *ooxml.Package) (err error) {
	if r.links, err = p.Links(document); err != nil {
		return err
	}
	styles, err := p.Tree("word/styles.xml")
	if err != nil {
		return err
	}
	if styles != nil {
		r.readStyles(styles)
	}
	numbering, err := p.Tree("word/numbering.xml")
	if err != nil {
		return err
	}
	if numbering != nil {
		r.readNumbering(numbering)
	}
	for _, kind := range []string{"footnote", "endnote"} {
		notes, err := p.Tree("word/" + kind + "s.xml")
		if err != nil {
			return err
		}
		if notes == nil {
			continue
		}
		for _, n := range notes.Kids {
			if t := n.Attr("type"); n.Name == kind && (t == "" || t == "normal") {
				r.notes[kind+n.Attr("id")] = n
			}
		}
	}
	return nil
}

func (r *reader) readStyles(root *ooxml.Node) {
	byID := map[string]*ooxml.Node{}
	for _, n := range root.Kids {
		if n.Name == "style" {
			byID[n.Attr("styleId")] = n
		}
	}
	for id := range byID {
		var s paragraphStyle
		seen := id
		for n, i := byID[id], 0; n != nil && i < 20; i++ {
			if err := r.budget.Piece(); err != nil {
				r.fail(err)
				return
			}
			r.inherit(&s, n)
			seen, _ = n.Val("basedOn")
			n = byID[seen]
		}
		r.styles[id] = s
	}
}

// inherit fills what a style does not say itself from one that it is based on.
func (r *reader) inherit(s *paragraphStyle, n *ooxml.Node) {
	name, _ := n.Val("name")
	name = strings.ToLower(name)
	if s.name == "" {
		s.name = name
	}
	if s.heading == 0 {
		if rest, ok := strings.CutPrefix(name, "heading "); ok {
			s.heading = min(max(atoi(rest), 0), 6)
		} else if level, ok := n.Val("pPr", "outlineLvl"); ok && atoi(level) < 6 {
			s.heading = atoi(level) + 1
		}
	}
	if s.number == "" {
		if id, ok := n.Val("pPr", "numPr", "numId"); ok {
			level, _ := n.Val("pPr", "numPr", "ilvl")
			s.number, s.level = id, atoi(level)
		}
	}
	s.text = textStyle(n.Kid("rPr"), s.text)
	if hasAny(name, "source text", "code", "verbatim", "typewriter", "preformatted") {
		s.text |= handbook.Monospace
	}
}

func (r *reader) readNumbering(root *ooxml.Node) {
	abstract := map[string][]bool{}
	for _, n := range root.Kids {
		if n.Name != "abstractNum" {
			continue
		}
		levels := make([]bool, 9)
		for _, l := range n.Kids {
			if i := atoi(l.Attr("ilvl")); l.Name == "lvl" && i < len(levels) {
				format, _ := l.Val("numFmt")
				levels[i] = format != "bullet" && format != "none"
			}
		}
		abstract[n.Attr("abstractNumId")] = levels
	}
	for _, n := range root.Kids {
		if n.Name == "num" {
			id, _ := n.Val("abstractNumId")
			r.lists[n.Attr("numId")] = abstract[id]
		}
	}
}

// footnotes reads the notes that the text refers to.
func (r *reader) footnotes() {
	var f handbook.Footnotes
	for i := 0; i < len(r.order); i++ { // a note may refer to another one
		var blocks []handbook.Block
		w := &walker{r: r, out: &blocks}
		w.blocks(r.notes[r.order[i]])
		w.endLists()
		if len(blocks) == 0 {
			blocks = []handbook.Block{handbook.Paragraph{Spans: []handbook.Span{handbook.Text{Text: "–"}}}}
		}
		f.Notes = append(f.Notes, handbook.Footnote{Number: i + 1, Blocks: blocks})
	}
	if len(f.Notes) > 0 {
		r.doc.Blocks = append(r.doc.Blocks, f)
	}
}

// note is the number of a footnote, or 0.
func (r *reader) note(key string) int {
	if r.notes[key] == nil {
		return 0
	}
	if r.numbers[key] == 0 {
		r.order = append(r.order, key)
		r.numbers[key] = len(r.order)
	}
	return r.numbers[key]
}

// textStyle is a style with what the properties of a run add or take away.
func textStyle(properties *ooxml.Node, s handbook.Style) handbook.Style {
	for name, style := range map[string]handbook.Style{"b": handbook.Bold, "i": handbook.Italic} {
		if v, ok := properties.Val(name); ok {
			if off(v) {
				s &^= style
			} else {
				s |= style
			}
		}
	}
	if fonts := properties.Kid("rFonts"); fonts != nil && hasAny(strings.ToLower(fonts.Attr("ascii")), "mono", "courier", "consolas") {
		s |= handbook.Monospace
	}
	return s
}

func off(v string) bool { return v == "0" || v == "false" || v == "off" || v == "none" }

func isOn(properties *ooxml.Node, name string) bool {
	v, ok := properties.Val(name)
	return ok && !off(v)
}

func atoi(text string) int {
	n, _ := strconv.Atoi(strings.TrimSpace(text))
	return max(n, 0)
}

func hasAny(text string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(text, p) {
			return true
		}
	}
	return false
}
