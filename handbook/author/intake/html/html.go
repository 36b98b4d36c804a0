// Package html reads web pages: what a page says, not how it looks. It leaves out
// menus, scripts, forms, and hidden text, and counts them.
//
// It fetches nothing and runs nothing.
package html

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author/intake"
)

// maxText is how long a page may be without the pictures in it, in bytes: a node
// takes fifty times the memory of its text.
const maxText = 8 << 20

// inlinePicture is the data of a picture that was saved with the page.
var inlinePicture = regexp.MustCompile(`data:[a-z]+/[a-z0-9.+-]+;base64,[A-Za-z0-9+/=\s]+`)

// Read reads a web page.
func Read(data []byte, b *intake.Budget) (*intake.Document, error) {
	media := map[string][]byte{}
	data, err := takeInline(data, media, b)
	if err != nil {
		return nil, err
	}
	text, err := intake.Decode(data, b)
	if err != nil {
		return nil, err
	}
	return readText(text, media, b)
}

// takeInline takes the pictures out that are inside a page, and leaves their address.
func takeInline(data []byte, media map[string][]byte, b *intake.Budget) (rest []byte, err error) {
	rest = inlinePicture.ReplaceAllFunc(data, func(uri []byte) []byte {
		head, code, _ := bytes.Cut(uri, []byte(","))
		if err != nil || !bytes.HasPrefix(head, []byte("data:image/")) {
			return []byte("data:,")
		}
		if err = b.Bytes(len(code)); err != nil {
			return nil
		}
		raw := make([]byte, base64.StdEncoding.DecodedLen(len(code)))
		n, bad := base64.StdEncoding.Decode(raw, bytes.Join(bytes.Fields(code), nil))
		if bad != nil {
			return []byte("data:,")
		}
		address := fmt.Sprintf("media:%d", len(media)+1)
		media[address] = raw[:n]
		return []byte(address)
	})
	return rest, err
}

// ReadText reads the text of a web page.
func ReadText(text string, b *intake.Budget) (*intake.Document, error) {
	media := map[string][]byte{}
	rest, err := takeInline([]byte(text), media, b)
	if err != nil {
		return nil, err
	}
	return readText(string(rest), media, b)
}

func readText(text string, media map[string][]byte, b *intake.Budget) (*intake.Document, error) {
	if len(text) > maxText {
		return nil, intake.Refuse("it has more than %d MiB of text: split it into several files", maxText>>20)
	}
	root, err := html.Parse(b.Reader(strings.NewReader(text)))
	if refusal, ok := err.(*intake.Refusal); ok {
		return nil, refusal
	}
	if err != nil {
		return nil, intake.Refuse("it cannot be read as a web page: its parts are nested too deeply or are broken")
	}
	r := &reader{budget: b, doc: &intake.Document{Anchors: map[string]int{}, Media: media}, ids: map[string]*html.Node{}, numbers: map[*html.Node]int{}}
	r.index(root, 0)
	if r.err == nil {
		r.findNotes()
		w := &walker{r: r, out: &r.doc.Blocks}
		w.children(r.content(root), 0)
		w.flush()
		r.notes()
	}
	return r.doc, r.err
}

// reader reads one page.
type reader struct {
	budget  *intake.Budget
	doc     *intake.Document
	err     error
	ids     map[string]*html.Node
	links   []*html.Node
	mains   []*html.Node
	body    *html.Node
	noted   []*html.Node // footnotes in their order
	numbers map[*html.Node]int
	depth   int
}

func (r *reader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

func (r *reader) lose(k intake.LossKind) {
	r.doc.Losses = append(r.doc.Losses, intake.Loss{Kind: k, At: max(len(r.doc.Blocks)-1, 0)})
}

// index finds what has a name.
func (r *reader) index(n *html.Node, depth int) {
	if err := r.budget.Piece(); err != nil {
		r.fail(err)
	}
	if err := r.budget.Depth(depth / 5); err != nil {
		r.fail(err)
	}
	if r.err != nil {
		return
	}
	if n.Type == html.ElementNode {
		for _, name := range []string{attr(n, "id"), attr(n, "name")} {
			if name != "" && r.ids[name] == nil {
				r.ids[name] = n
			}
		}
		switch {
		case n.DataAtom == atom.A:
			r.links = append(r.links, n)
		case n.DataAtom == atom.Main || attr(n, "role") == "main":
			r.mains = append(r.mains, n)
		case n.DataAtom == atom.Body:
			r.body = n
		case n.DataAtom == atom.Title && r.doc.Title == "" && n.FirstChild != nil:
			r.doc.Title = strings.Join(strings.Fields(intake.Clean(n.FirstChild.Data)), " ")
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.index(c, depth+1)
	}
}

// content is the part of the page that is its text.
func (r *reader) content(root *html.Node) *html.Node {
	switch {
	case len(r.mains) == 1:
		return r.mains[0]
	case r.body != nil:
		return r.body
	}
	return root
}

// findNotes finds the footnotes: a link that is marked as one leads to each.
func (r *reader) findNotes() {
	for _, a := range r.links {
		target, ok := strings.CutPrefix(attr(a, "href"), "#")
		mark := attr(a, "class") + " " + attr(a, "role") + " " + attr(a, "id") + " " + attr(a, "name")
		if !ok || !hasAny(mark, "footnote-ref", "noteref", "sdfootnoteanc", "sdendnoteanc", "_ftnref", "_ednref", "fnref") || hasAny(mark, "back") {
			continue
		}
		note := r.ids[target]
		for note != nil && note.DataAtom != atom.Li && (note.DataAtom != atom.Div || attr(note, "id") == "") && note.DataAtom != atom.Aside {
			note = note.Parent
		}
		if note == nil || isAncestor(note, a) {
			continue
		}
		if r.numbers[note] == 0 {
			r.noted = append(r.noted, note)
			r.numbers[note] = len(r.noted)
		}
		r.numbers[a] = r.numbers[note]
	}
}

func isAncestor(n, of *html.Node) bool {
	for ; of != nil; of = of.Parent {
		if of == n {
			return true
		}
	}
	return false
}

// notes reads the footnotes to the end of the document.
func (r *reader) notes() {
	var f handbook.Footnotes
	for i, n := range r.noted {
		var blocks []handbook.Block
		w := &walker{r: r, out: &blocks, inNote: true}
		w.children(n, 0)
		w.flush()
		if len(blocks) == 0 {
			blocks = []handbook.Block{handbook.Paragraph{Spans: []handbook.Span{handbook.Text{Text: "–"}}}}
		}
		f.Notes = append(f.Notes, handbook.Footnote{Number: i + 1, Blocks: blocks})
	}
	if len(f.Notes) > 0 {
		r.doc.Blocks = append(r.doc.Blocks, f)
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func hasAny(text string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(text, p) {
			return true
		}
	}
	return false
}

func number(n *html.Node, key string, otherwise int) int {
	if v, err := strconv.Atoi(strings.TrimSpace(attr(n, key))); err == nil {
		return v
	}
	return otherwise
}

// style is the inline style of an element, in small letters without spaces.
func style(n *html.Node) string {
	return strings.ToLower(strings.ReplaceAll(attr(n, "style"), " ", ""))
}
