package docx

import (
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author/intake"
	"clinichandbook/handbook/author/intake/ooxml"
)

// walker reads the blocks of the document, of a note, or of a cell.
type walker struct {
	r    *reader
	out  *[]handbook.Block
	top  bool
	list []listItem // items that follow each other, not yet put together
}

// listItem is a paragraph that is an item of a list.
type listItem struct {
	level   int
	ordered bool
	blocks  []handbook.Block
}

func (w *walker) blocks(n *ooxml.Node) {
	for _, k := range n.Kids {
		if w.r.err != nil {
			return
		}
		w.block(k)
	}
}

func (w *walker) block(n *ooxml.Node) {
	switch n.Name {
	case "p":
		w.paragraph(n)
	case "tbl":
		w.endLists()
		w.table(n)
	case "sdt":
		if gallery, _ := n.Val("sdtPr", "docPartObj", "docPartGallery"); gallery == "Table of Contents" {
			w.r.lose(intake.Furniture)
			return
		}
		w.blocks(n)
	case "del", "moveFrom":
		w.r.lose(intake.TrackedChange)
	case "sdtContent", "customXml", "ins", "moveTo", "smartTag", "txbxContent":
		w.blocks(n)
	case "bookmarkStart":
		w.r.anchor(n)
	case "altChunk":
		w.r.lose(intake.Embedded)
	}
}

func (r *reader) anchor(n *ooxml.Node) {
	if name := n.Attr("name"); name != "" {
		r.doc.Anchors[name] = len(r.doc.Blocks)
	}
}

// paragraph reads a paragraph: a heading, an item of a list, or text.
func (w *walker) paragraph(n *ooxml.Node) {
	properties := n.Kid("pPr")
	id, _ := properties.Val("pStyle")
	style := w.r.styles[id]
	if strings.HasPrefix(style.name, "toc ") || style.name == "contents heading" || style.name == "toc heading" {
		return
	}
	heading := style.heading
	if level, ok := properties.Val("outlineLvl"); ok && atoi(level) < 6 {
		heading = atoi(level) + 1
	}
	base := style.text
	if heading > 0 {
		base = 0
	}
	runs := &runReader{w: w, base: base, heading: heading > 0}
	runs.read(n)
	spans := runs.line.Take()
	if isOn(properties.Kid("rPr"), "del") || properties.Kid("rPr", "ins") != nil || properties.Kid("pPrChange") != nil {
		w.r.lose(intake.TrackedChange)
	}
	if len(spans) > 0 {
		w.place(spans, style, heading, properties)
	}
	w.below(runs.pictures, len(spans) > 0)
	for _, box := range runs.boxes { // after the paragraph that holds them
		w.r.lose(intake.TextBox)
		w.endLists()
		w.blocks(box)
	}
}

// below puts the pictures of a paragraph below it: into the item of a list, if it is
// one.
func (w *walker) below(pictures []handbook.Block, inItem bool) {
	if len(pictures) == 0 {
		return
	}
	if last := len(w.list) - 1; last >= 0 && inItem {
		w.list[last].blocks = append(w.list[last].blocks, pictures...)
		return
	}
	w.endLists()
	*w.out = append(*w.out, pictures...)
}

// place puts the text of a paragraph where its style wants it.
func (w *walker) place(spans []handbook.Span, style paragraphStyle, heading int, properties *ooxml.Node) {
	number, level := style.number, style.level
	if id, ok := properties.Val("numPr", "numId"); ok {
		l, _ := properties.Val("numPr", "ilvl")
		number, level = id, atoi(l)
	}
	paragraph := handbook.Paragraph{Spans: spans}
	if heading == 0 && number != "" && number != "0" {
		ordered := false
		if levels := w.r.lists[number]; level < len(levels) {
			ordered = levels[level]
		}
		w.list = append(w.list, listItem{min(level, 8), ordered, []handbook.Block{paragraph}})
		return
	}
	w.endLists()
	switch {
	case style.name == "title" && w.top && w.r.doc.Title == "" && len(w.r.doc.Blocks) == 0:
		w.r.doc.Title = handbook.PlainText(spans)
	case heading > 0 || style.name == "title":
		*w.out = append(*w.out, handbook.Heading{Level: max(heading, 1), Spans: spans})
	case hasAny(style.name, "preformatted", "source code", "verbatim", "html code"):
		w.code(spans)
	case hasAny(style.name, "quot", "block text"):
		if last, ok := w.lastBlock().(handbook.Quote); ok {
			last.Blocks = append(last.Blocks, paragraph)
			(*w.out)[len(*w.out)-1] = last
			return
		}
		*w.out = append(*w.out, handbook.Quote{Blocks: []handbook.Block{paragraph}})
	default:
		*w.out = append(*w.out, paragraph)
	}
}

func (w *walker) lastBlock() handbook.Block {
	if len(*w.out) == 0 {
		return nil
	}
	return (*w.out)[len(*w.out)-1]
}

// longestCode is how long code is, in bytes, that still grows.
const longestCode = 8 << 10

// code adds lines to the code before it, or begins one.
func (w *walker) code(spans []handbook.Span) {
	text := handbook.PlainText(spans)
	if last, ok := w.lastBlock().(handbook.Code); ok && len(last.Text) < longestCode {
		(*w.out)[len(*w.out)-1] = handbook.Code{Text: last.Text + "\n" + text}
		return
	}
	*w.out = append(*w.out, handbook.Code{Text: text})
}

// endLists puts the items that follow each other together.
func (w *walker) endLists() {
	items := w.list
	w.list = nil
	for len(items) > 0 {
		var l handbook.List
		l, items = nest(items, items[0].level)
		*w.out = append(*w.out, l)
	}
}

// nest takes the items of a level, and those below it, off the front.
func nest(items []listItem, level int) (l handbook.List, rest []listItem) {
	l = handbook.List{Ordered: items[0].ordered}
	if l.Ordered {
		l.Start = 1
	}
	for len(items) > 0 {
		it := items[0]
		switch {
		case it.level > level && len(l.Items) > 0:
			var inner handbook.List
			inner, items = nest(items, it.level)
			l.Items[len(l.Items)-1] = append(l.Items[len(l.Items)-1], inner)
			continue
		case it.level < level || it.ordered != l.Ordered:
			return l, items
		}
		l.Items = append(l.Items, it.blocks)
		items = items[1:]
	}
	return l, nil
}

// table reads a table. One of a single cell is a box around its text.
func (w *walker) table(n *ooxml.Node) {
	var rows [][]intake.Cell
	var only, pictures []handbook.Block // the pictures are placed below the table
	cells := 0
	for _, tr := range n.Kids {
		if tr.Name != "tr" {
			continue
		}
		if tr.Kid("trPr", "del") != nil {
			w.r.lose(intake.TrackedChange)
			continue
		}
		var row []intake.Cell
		for _, tc := range cellsOf(tr) {
			var blocks []handbook.Block
			in := &walker{r: w.r, out: &blocks}
			in.blocks(tc)
			in.endLists()
			for _, b := range blocks {
				if _, ok := b.(handbook.Table); ok {
					w.r.lose(intake.NestedTable)
				}
			}
			only = blocks
			pictures = append(pictures, intake.Pictures(blocks)...)
			cells++
			span, _ := tc.Val("tcPr", "gridSpan")
			merge, merged := tc.Val("tcPr", "vMerge")
			c := intake.Cell{Spans: intake.Flatten(blocks), Columns: atoi(span), Covered: merged && merge != "restart"}
			if merged && merge == "restart" {
				w.r.lose(intake.MergedCell)
			}
			row = append(row, c)
		}
		if len(row) > 0 {
			rows = append(rows, row)
		}
	}
	if cells == 1 {
		*w.out = append(*w.out, only...)
		return
	}
	t, merged, err := intake.Grid(rows)
	if err != nil {
		w.r.fail(err)
	}
	if len(t.Head) > 0 {
		*w.out = append(*w.out, t)
	}
	*w.out = append(*w.out, pictures...)
	for range merged {
		w.r.lose(intake.MergedCell)
	}
}

func cellsOf(row *ooxml.Node) (cells []*ooxml.Node) {
	for _, k := range row.Kids {
		switch k.Name {
		case "tc":
			cells = append(cells, k)
		case "sdt", "sdtContent", "customXml":
			cells = append(cells, cellsOf(k)...)
		}
	}
	return cells
}
