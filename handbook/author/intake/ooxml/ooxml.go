// Package ooxml opens the zip files that Word and Excel write, under a budget, and
// reads the XML in them. It refuses files that are protected, damaged, or beyond the
// budget, and knows nothing of what the XML means.
package ooxml

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"clinichandbook/handbook/author/intake"
)

// maxParts is how many files a document may be made of.
const maxParts = 10_000

// Package is an open document.
type Package struct {
	parts  map[string]*zip.File
	budget *intake.Budget
}

// Open opens a document. No name in it is ever used as a path.
func Open(data []byte, b *intake.Budget) (*Package, error) {
	if bytes.HasPrefix(data, []byte{0xD0, 0xCF, 0x11, 0xE0}) {
		return nil, intake.Refuse("it is protected with a password or saved in an old format: open it, save it without a password as .docx or .xlsx, and import it again")
	}
	if bytes.Count(data, []byte("PK\x01\x02")) > 2*maxParts { // before the directory is read
		return nil, intake.Refuse("it has more parts than a document has, and was not read")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, intake.Refuse("it is damaged or incomplete: open it in the program that made it, save it again, and import that")
	}
	if len(z.File) > maxParts {
		return nil, intake.Refuse("it has more parts than a document has, and was not read")
	}
	p := &Package{map[string]*zip.File{}, b}
	for _, f := range z.File {
		if p.parts[f.Name] == nil {
			p.parts[f.Name] = f
		}
	}
	return p, nil
}

// Has reports whether there is such a part.
func (p *Package) Has(name string) bool { return p.parts[name] != nil }

// Part reads a part completely; nil if there is none.
func (p *Package) Part(name string) ([]byte, error) {
	f := p.parts[name]
	if f == nil {
		return nil, nil
	}
	if f.Flags&1 != 0 {
		return nil, intake.Refuse("it is protected with a password: save it without one and import it again")
	}
	if err := p.budget.Fits(f.UncompressedSize64); err != nil { // what it says; what it does is counted, too
		return nil, err
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(err)
	}
	defer r.Close()
	data, err := io.ReadAll(p.budget.Reader(r))
	return data, damaged(err)
}

// Tree reads a part as XML; nil if there is none.
func (p *Package) Tree(name string) (*Node, error) {
	data, err := p.Part(name)
	if data == nil || err != nil {
		return nil, err
	}
	return parse(data, p.budget)
}

// Links lists what a part refers to, by id: paths inside the document, or
// addresses of the web.
func (p *Package) Links(part string) (map[string]string, error) {
	links := map[string]string{}
	dir, base := path.Split(part)
	root, err := p.Tree(dir + "_rels/" + base + ".rels")
	if root == nil || err != nil {
		return links, err
	}
	for _, r := range root.Kids {
		to := r.Attr("Target")
		if r.Attr("TargetMode") != "External" {
			if strings.HasPrefix(to, "/") {
				to = strings.TrimPrefix(to, "/")
			} else {
				to = path.Join(dir, to)
			}
		}
		links[r.Attr("Id")] = to
	}
	return links, nil
}

// Node is an element, or a text if its name is "".
type Node struct {
	Name  string // without its name space
	Text  string
	Kids  []*Node
	attrs []xml.Attr
}

// Attr is the value of an attribute, or "".
func (n *Node) Attr(name string) string {
	for _, a := range n.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// Kid is the first child of a name, or nil. A path goes down several levels.
func (n *Node) Kid(names ...string) *Node {
	for _, name := range names {
		if n == nil {
			return nil
		}
		var found *Node
		for _, k := range n.Kids {
			if k.Name == name {
				found = k
				break
			}
		}
		n = found
	}
	return n
}

// Val is the attribute val of the child of a name, and whether there is one.
func (n *Node) Val(names ...string) (string, bool) {
	k := n.Kid(names...)
	if k == nil {
		return "", false
	}
	return k.Attr("val"), true
}

// AllText is all text in the node.
func (n *Node) AllText() string {
	var b strings.Builder
	n.text(&b)
	return b.String()
}

func (n *Node) text(b *strings.Builder) {
	b.WriteString(n.Text)
	for _, k := range n.Kids {
		if k.Name != "rPh" { // how a word is pronounced
			k.text(b)
		}
	}
}

// maxAttributes is how many attributes the elements of a part may have: the decoder
// reads those of an element at once.
const maxAttributes = 1_500_000

// maxXMLDepth is how deep elements may be inside each other.
const maxXMLDepth = 400

// parse reads XML. Go's decoder knows no entities of a document's own, so none
// can grow.
func parse(data []byte, b *intake.Budget) (*Node, error) {
	if bytes.Count(data, []byte("=")) > maxAttributes {
		return nil, intake.Refuse("it has more parts than a handbook can use: split it into several files")
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	root := &Node{}
	stack := []*Node{root}
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, damaged(err)
		}
		if err := b.Piece(); err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch t := t.(type) {
		case xml.StartElement:
			n := &Node{Name: t.Name.Local, attrs: t.Attr}
			top.Kids = append(top.Kids, n)
			stack = append(stack, n)
			if len(stack) > maxXMLDepth {
				return nil, intake.Refuse("its parts are nested too deeply to be a document")
			}
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.Kids = append(top.Kids, &Node{Text: string(t)})
		}
	}
	if len(root.Kids) == 0 {
		return nil, damaged(io.ErrUnexpectedEOF)
	}
	for _, k := range root.Kids {
		if k.Name != "" {
			return k, nil
		}
	}
	return nil, damaged(io.ErrUnexpectedEOF)
}

func damaged(err error) error {
	var refusal *intake.Refusal
	if err == nil || errors.As(err, &refusal) {
		return err
	}
	return intake.Refuse("it is damaged or incomplete: open it in the program that made it, save it again, and import that")
}
