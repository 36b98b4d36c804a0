package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author/intake"
)

// walker turns elements into blocks. Text between blocks is collected in a line,
// which becomes a paragraph when the next block begins.
type walker struct {
	r      *reader
	out    *[]handbook.Block
	line   intake.Line
	level  int // of the last heading
	inNote bool

	pictures []handbook.Block // of the line, to be placed below it
}

func (w *walker) flush() {
	if spans := w.line.Take(); len(spans) > 0 {
		*w.out = append(*w.out, handbook.Paragraph{Spans: spans})
	}
	*w.out = append(*w.out, w.pictures...)
	w.pictures = nil
}

// inner reads the children of an element into blocks of their own.
func (w *walker) inner(n *html.Node, s handbook.Style) []handbook.Block {
	var blocks []handbook.Block
	in := &walker{r: w.r, out: &blocks, level: w.level, inNote: w.inNote}
	in.children(n, s)
	in.flush()
	return blocks
}

func (w *walker) children(n *html.Node, s handbook.Style) {
	w.r.depth++
	defer func() { w.r.depth-- }()
	if err := w.r.budget.Depth(w.r.depth / 4); err != nil {
		w.r.fail(err)
	}
	for c := n.FirstChild; c != nil && w.r.err == nil; c = c.NextSibling {
		w.node(c, s)
	}
}

func (w *walker) node(n *html.Node, s handbook.Style) {
	switch n.Type {
	case html.TextNode:
		w.line.Text(n.Data, s)
	case html.ElementNode:
		for _, id := range []string{attr(n, "id"), attr(n, "name")} {
			if id != "" {
				w.r.doc.Anchors[id] = len(w.r.doc.Blocks)
			}
		}
		if w.r.numbers[n] > 0 && n.DataAtom != atom.A {
			return // a footnote, read at the end
		}
		if !w.skip(n) && !w.inline(n, s) {
			w.block(n, s)
		}
	}
}

// skip leaves out what is no text of the page.
func (w *walker) skip(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script:
		w.r.lose(intake.Script)
	case atom.Style, atom.Template, atom.Head, atom.Link, atom.Meta, atom.Datalist, atom.Noscript:
	case atom.Nav:
		w.r.lose(intake.Furniture)
	case atom.Header, atom.Footer, atom.Aside:
		if n.Parent != w.r.body || n.DataAtom == atom.Aside && !isMenu(n) {
			return false
		}
		w.r.lose(intake.Furniture)
	case atom.Iframe, atom.Object, atom.Embed, atom.Video, atom.Audio, atom.Canvas, atom.Applet:
		w.r.lose(intake.Embedded)
	case atom.Button, atom.Select, atom.Textarea:
		w.r.lose(intake.Form)
	case atom.Svg:
		w.r.lose(intake.Picture)
	default:
		st := style(n)
		if has(n, "hidden") || hasAny(st, "display:none", "visibility:hidden") || attr(n, "aria-hidden") == "true" && n.DataAtom != atom.A {
			if text := strings.TrimSpace(textOf(n)); text != "" && n.DataAtom != atom.Details {
				w.r.lose(intake.HiddenText)
			}
			return true
		}
		return strings.Contains(st, "mso-list:ignore") || hasAny(attr(n, "class"), "header-anchor", "anchorjs-link", "headerlink", "hash-link")
	}
	return true
}

// isMenu reports that an element consists of links for the most part.
func isMenu(n *html.Node) bool {
	linked := 0
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.A {
				linked += len(strings.Fields(textOf(c)))
			} else {
				walk(c)
			}
		}
	}
	walk(n)
	return 2*linked > len(strings.Fields(textOf(n)))
}

// inline reads an element inside a line.
func (w *walker) inline(n *html.Node, s handbook.Style) bool {
	switch n.DataAtom {
	case atom.Br:
		w.line.Break()
	case atom.B, atom.Strong:
		w.styled(n, s|handbook.Bold)
	case atom.I, atom.Em, atom.Cite, atom.Dfn, atom.Var:
		w.styled(n, s|handbook.Italic)
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		w.styled(n, s|handbook.Monospace)
	case atom.S, atom.Del, atom.Strike:
		w.line.Text("[crossed out: ", s)
		w.styled(n, s)
		w.line.Text("]", s)
	case atom.Q:
		w.line.Text("“", s)
		w.styled(n, s)
		w.line.Text("”", s)
	case atom.A:
		w.anchor(n, s)
	case atom.Img:
		w.picture(n, s)
	case atom.Input:
		w.input(n, s)
	case atom.Sup, atom.Sub, atom.U, atom.Span, atom.Font, atom.Small, atom.Big, atom.Mark, atom.Abbr, atom.Ins, atom.Label, atom.Time, atom.Wbr:
		w.styled(n, s)
	default:
		return false
	}
	return true
}

// styled reads the children in a style, and in what the element's own style adds.
func (w *walker) styled(n *html.Node, s handbook.Style) {
	st := style(n)
	if hasAny(st, "font-weight:bold", "font-weight:6", "font-weight:7", "font-weight:8", "font-weight:9") {
		s |= handbook.Bold
	} else if strings.Contains(st, "font-weight:normal") || strings.Contains(st, "font-weight:400") {
		s &^= handbook.Bold
	}
	if strings.Contains(st, "font-style:italic") {
		s |= handbook.Italic
	}
	w.children(n, s)
}

func (w *walker) anchor(n *html.Node, s handbook.Style) {
	if number := w.r.numbers[n]; number > 0 {
		w.line.Note(number)
		return
	}
	mark := attr(n, "class") + attr(n, "role") + attr(n, "rev")
	href := strings.TrimSpace(attr(n, "href"))
	if hasAny(mark, "footnote-back", "backlink", "footnote-backref", "sdfootnotesym", "sdendnotesym") || w.inNote && hasAny(href, "ftnref", "ednref", "fnref") {
		return
	}
	label := strings.TrimSpace(textOf(n))
	switch {
	case href == "" || hasBlock(n):
		w.children(n, s)
	case label == "":
		w.children(n, s) // a picture with a link
	case !intake.SafeAddress(href):
		w.r.lose(intake.UnsafeLink)
		w.children(n, s)
	default:
		w.line.Text(leading(n), s)
		w.line.Link(href, label, s|styleInside(n))
		w.line.Text(trailing(n), s)
		w.picturesIn(n, s)
	}
}

func leading(n *html.Node) string {
	t := textOf(n)
	return t[:len(t)-len(strings.TrimLeft(t, " \t\n"))]
}

func trailing(n *html.Node) string {
	t := textOf(n)
	return t[len(strings.TrimRight(t, " \t\n")):]
}

// styleInside is the style of a link whose whole text is in it.
func styleInside(n *html.Node) handbook.Style {
	var s handbook.Style
	for c := n.FirstChild; c != nil && c.NextSibling == nil; c = c.FirstChild {
		switch c.DataAtom {
		case atom.B, atom.Strong:
			s |= handbook.Bold
		case atom.I, atom.Em:
			s |= handbook.Italic
		}
	}
	return s
}

func hasBlock(n *html.Node) bool {
	for c := range n.Descendants() {
		switch c.DataAtom {
		case atom.P, atom.Div, atom.Ul, atom.Ol, atom.Table, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			return true
		}
	}
	return false
}

func (w *walker) picturesIn(n *html.Node, s handbook.Style) {
	for c := range n.Descendants() {
		if c.DataAtom == atom.Img {
			w.picture(c, s)
		}
	}
}

func (w *walker) picture(n *html.Node, s handbook.Style) {
	alt := strings.Join(strings.Fields(attr(n, "alt")), " ")
	src := strings.TrimSpace(attr(n, "src"))
	_, inside := w.r.doc.Media[src]
	switch scheme, _, found := strings.Cut(src, ":"); {
	case inside, src != "" && (!found || strings.ContainsAny(scheme, "/?#.")) && !strings.HasPrefix(src, "//"):
		picture := intake.Refer(src, alt)
		if inside {
			picture.File.Name = attr(n, "title")
		}
		w.pictures = append(w.pictures, picture)
		return
	case scheme == "http" || scheme == "https" || strings.HasPrefix(src, "//"):
		w.r.lose(intake.WebPicture)
	default:
		w.r.lose(intake.Picture)
	}
	if alt != "" {
		w.line.Text("[Picture: "+alt+"]", s)
	}
}

func (w *walker) input(n *html.Node, s handbook.Style) {
	switch {
	case attr(n, "type") != "checkbox":
		w.r.lose(intake.Form)
	case has(n, "checked"):
		w.line.Text("[x] ", s)
	default:
		w.line.Text("[ ] ", s)
	}
}

// textOf is all text in an element.
func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode && c.Parent.DataAtom != atom.Script && c.Parent.DataAtom != atom.Style {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}
