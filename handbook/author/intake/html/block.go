package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author/intake"
)

// block reads an element that begins a new line.
func (w *walker) block(n *html.Node, s handbook.Style) {
	if n.DataAtom == 0 && !hasBlock(n) && n.FirstChild != nil {
		w.children(n, s) // an element of somebody's own, inside a line
		return
	}
	w.flush()
	defer w.flush()
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.heading(int(n.Data[1]-'0'), n)
	case atom.Hr:
		if n.Parent == nil || !hasAny(attr(n.Parent, "class"), "footnotes") {
			w.add(handbook.Rule{})
		}
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		w.list(n, s)
	case atom.Blockquote, atom.Aside:
		if blocks := w.inner(n, s); len(blocks) > 0 {
			w.add(handbook.Quote{Blocks: blocks})
		}
	case atom.Pre, atom.Textarea, atom.Xmp, atom.Listing:
		if text := strings.Trim(intake.Clean(textOf(n)), "\n"); strings.TrimSpace(text) != "" {
			w.add(handbook.Code{Text: text})
		}
	case atom.Table:
		w.table(n, s)
	case atom.Summary, atom.Dt:
		w.question(n)
	case atom.Dl, atom.Details:
		level := w.level
		w.level = min(level+1, 6)
		w.children(n, s)
		w.flush()
		w.level = level
	case atom.Figcaption, atom.Caption:
		w.styled(n, s|handbook.Italic)
	default:
		if blocks := w.callout(n, s); len(blocks) > 0 {
			w.add(handbook.Quote{Blocks: blocks})
			return
		}
		w.paragraph(n, s)
	}
}

// callout is the text of a note that a site generator puts in a box, or nothing.
func (w *walker) callout(n *html.Node, s handbook.Style) []handbook.Block {
	if n.DataAtom != atom.Div && n.DataAtom != atom.Figure && n.DataAtom != atom.Section || !slices.ContainsFunc(strings.Fields(attr(n, "class")), isCallout) {
		return nil
	}
	return w.inner(n, s)
}

// isCallout reports a class of notes in boxes: of MkDocs, Docusaurus, GitHub, Notion, and
// VitePress.
func isCallout(class string) bool {
	return class == "admonition" || class == "callout" || class == "markdown-alert" || class == "theme-admonition" || class == "custom-block"
}

func (w *walker) add(b handbook.Block) { *w.out = append(*w.out, b) }

func (w *walker) heading(level int, n *html.Node) {
	if blocks := w.inner(n, 0); len(blocks) > 0 {
		w.level = level
		w.headingOf(level, blocks)
	}
}

func (w *walker) headingOf(level int, blocks []handbook.Block) {
	if spans := intake.Flatten(blocks); len(spans) > 0 {
		w.add(handbook.Heading{Level: level, Spans: spans})
	}
	*w.out = append(*w.out, intake.Pictures(blocks)...)
}

// question is the name of a collapsible part or of a definition: a heading below
// the one before it.
func (w *walker) question(n *html.Node) {
	if blocks := w.inner(n, 0); len(blocks) > 0 {
		w.headingOf(max(w.level, 1), blocks)
	}
}

// paragraph reads a paragraph or a part of the page. Word writes the items of its
// lists as paragraphs.
func (w *walker) paragraph(n *html.Node, s handbook.Style) {
	if attr(n, "role") == "heading" {
		w.heading(min(max(number(n, "aria-level", 2), 1), 6), n)
		return
	}
	if at := strings.Index(style(n), "level"); at > 0 && strings.Contains(style(n), "mso-list:") {
		level := int(style(n)[min(at+5, len(style(n))-1)] - '0')
		w.word(level, textOf(n), w.inner(n, s))
		return
	}
	w.styled(n, s)
}

// word adds an item to the list before it, or begins one.
func (w *walker) word(level int, text string, item []handbook.Block) {
	if len(item) == 0 {
		return
	}
	list := w.out
	for range min(max(level, 1), 9) - 1 {
		last, ok := lastList(*list)
		if !ok || len(last.Items) == 0 {
			break
		}
		list = &last.Items[len(last.Items)-1]
	}
	first := strings.TrimSpace(text)
	ordered := first != "" && first[0] >= '0' && first[0] <= '9'
	if last, ok := lastList(*list); ok {
		last.Items = append(last.Items, item)
		(*list)[len(*list)-1] = last
		return
	}
	*list = append(*list, handbook.List{Ordered: ordered, Start: 1, Items: [][]handbook.Block{item}})
}

func lastList(blocks []handbook.Block) (handbook.List, bool) {
	if len(blocks) == 0 {
		return handbook.List{}, false
	}
	l, ok := blocks[len(blocks)-1].(handbook.List)
	return l, ok
}

func (w *walker) list(n *html.Node, s handbook.Style) {
	l := handbook.List{Ordered: n.DataAtom == atom.Ol}
	if l.Ordered {
		l.Start = max(number(n, "start", 1), 0)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type != html.ElementNode || w.r.numbers[c] > 0 || w.skip(c):
		case c.DataAtom == atom.Ul || c.DataAtom == atom.Ol: // a list right inside a list belongs to the item before it
			in := w.listOf(c, s)
			if last := len(l.Items) - 1; last >= 0 {
				l.Items[last] = append(l.Items[last], in...)
			} else {
				l.Items = append(l.Items, in)
			}
		default:
			if blocks := w.inner(c, s); len(blocks) > 0 {
				l.Items = append(l.Items, blocks)
			}
		}
	}
	switch inner, ok := onlyList(l); {
	case ok: // a list of nothing but a list is indented twice
		w.add(inner)
	case len(l.Items) > 0:
		w.add(l)
	}
}

func (w *walker) listOf(n *html.Node, s handbook.Style) []handbook.Block {
	var blocks []handbook.Block
	in := &walker{r: w.r, out: &blocks, level: w.level, inNote: w.inNote}
	in.list(n, s)
	return blocks
}

// table reads a table. One that lays out a page, with a single cell, is the text
// of the cell.
func (w *walker) table(n *html.Node, s handbook.Style) {
	var rows [][]intake.Cell
	var only *html.Node
	var pictures []handbook.Block // of the cells, placed below the table
	cells := 0
	for c := range ownRows(n) {
		var row []intake.Cell
		for d := c.FirstChild; d != nil; d = d.NextSibling {
			if d.DataAtom != atom.Td && d.DataAtom != atom.Th {
				continue
			}
			if err := w.r.budget.Piece(); err != nil {
				w.r.fail(err)
				return
			}
			only = d
			cells++
			blocks := w.inner(d, s)
			for _, b := range blocks {
				if _, ok := b.(handbook.Table); ok {
					w.r.lose(intake.NestedTable)
				}
			}
			pictures = append(pictures, intake.Pictures(blocks)...)
			row = append(row, intake.Cell{Spans: intake.Flatten(blocks), Columns: number(d, "colspan", 1), Below: number(d, "rowspan", 1) - 1, Head: d.DataAtom == atom.Th})
		}
		if len(row) > 0 {
			rows = append(rows, row)
		}
	}
	if cells == 1 {
		*w.out = append(*w.out, w.inner(only, s)...)
		return
	}
	t, merged, err := intake.Grid(rows)
	if err != nil {
		w.r.fail(err)
	}
	if len(t.Head) > 0 {
		w.add(t)
	}
	*w.out = append(*w.out, pictures...)
	for range merged {
		w.r.lose(intake.MergedCell)
	}
}

// ownRows lists the rows of a table, without those of tables inside it.
func ownRows(n *html.Node) func(func(*html.Node) bool) {
	return func(yield func(*html.Node) bool) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch c.DataAtom {
			case atom.Tr:
				if !yield(c) {
					return
				}
			case atom.Thead, atom.Tbody, atom.Tfoot:
				for d := c.FirstChild; d != nil; d = d.NextSibling {
					if d.DataAtom == atom.Tr && !yield(d) {
						return
					}
				}
			}
		}
	}
}

func onlyList(l handbook.List) (handbook.List, bool) {
	if len(l.Items) != 1 || len(l.Items[0]) != 1 {
		return handbook.List{}, false
	}
	return lastList(l.Items[0])
}
