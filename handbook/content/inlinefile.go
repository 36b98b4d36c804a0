package content

import (
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"

	"clinichandbook/handbook"
)

// A picture or a file is a block of its own. What is inside a line, a cell, or a
// heading is shown below the block that it is in.

// withAttached reads a block, and what is to be shown below it.
func (m *markdown) withAttached(read func() handbook.Block) []handbook.Block {
	outer := m.attached
	var below []handbook.Block
	m.attached = &below
	b := read()
	m.attached = outer
	return append([]handbook.Block{b}, below...)
}

// paragraph reads a paragraph; one of pictures and files alone is no text.
func (m *markdown) paragraph(n ast.Node) []handbook.Block {
	m.alone = m.attachmentsAlone(n)
	blocks := m.withAttached(func() handbook.Block {
		return handbook.Paragraph{Spans: withoutEnds(m.spans(n))}
	})
	m.alone = false
	if p := blocks[0].(handbook.Paragraph); len(p.Spans) == 0 && len(blocks) > 1 {
		return blocks[1:]
	}
	return blocks
}

// withoutEnds is a line without the spaces and breaks that a picture was between.
func withoutEnds(spans []handbook.Span) []handbook.Span {
	blank := func(s handbook.Span) bool {
		_, br := s.(handbook.Break)
		t, text := s.(handbook.Text)
		return br || text && strings.TrimSpace(t.Text) == ""
	}
	for len(spans) > 0 && blank(spans[0]) {
		spans = spans[1:]
	}
	for len(spans) > 0 && blank(spans[len(spans)-1]) {
		spans = spans[:len(spans)-1]
	}
	return spans
}

// attachmentsAlone reports a paragraph that has nothing but pictures and files.
func (m *markdown) attachmentsAlone(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			if strings.TrimSpace(string(c.Segment.Value(m.src))) != "" {
				return false
			}
		case *ast.Link:
			if _, ok := attachmentAt(destination(c.Destination)); !ok {
				return false
			}
		case *ast.Image:
		default:
			return false
		}
	}
	return true
}

// picture reads a picture inside a line: what it leaves there is its text, if it is
// not shown.
func (m *markdown) picture(n *ast.Image, style handbook.Style) []handbook.Span {
	words := m.plain(n)
	text := []handbook.Span{handbook.Text{Text: words, Style: style}}
	address := destination(n.Destination)
	at, ok := attachmentAt(address)
	switch {
	case m.folder == nil || m.attached == nil:
		m.report.at(m.lineOf(n), "no picture is shown here: put what it says into words")
		return text
	case isAddress(address):
		m.report.at(m.lineOf(n), "this picture is on the web, and the handbook never connects to the web: save it in the folder %s and write ../%s/ and its name", PicturesFolder, PicturesFolder)
		return text
	case !ok:
		m.report.at(m.lineOf(n), "the picture %q is not shown: put it into the folder %s, and write ../%s/ and its name", address, PicturesFolder, PicturesFolder)
		return text
	}
	if !m.attach(n, at, words) {
		return text
	}
	if m.cells {
		return text
	}
	return nil
}

// isAddress reports an address outside the computer.
func isAddress(address string) bool {
	scheme, _, found := strings.Cut(address, ":")
	return strings.HasPrefix(address, "//") || found && len(scheme) > 1 && !strings.ContainsAny(scheme, "/.#")
}

// attach adds a picture or file below the block, or reports why it is not shown.
func (m *markdown) attach(n ast.Node, at, text string) bool {
	name, ok := AttachmentName(at)
	if !ok {
		m.report.at(m.lineOf(n), "%q is not shown: %s", at, whatCounts(at))
		return false
	}
	f, why := m.folder.attachment(name)
	if f == nil || why != "" {
		kind := "file"
		if strings.HasPrefix(name, PicturesFolder+"/") {
			kind = "picture"
		}
		m.report.at(m.lineOf(n), "the %s %s %s", kind, path.Base(at), why)
		return false
	}
	if written := unescaped(at); written != f.Path {
		m.report.at(m.lineOf(n), "the page says %s and the file is %s: %s", written, f.Path, writtenOtherwise)
	}
	if strings.TrimSpace(text) == "" {
		if f.IsPicture() {
			m.report.at(m.lineOf(n), "the picture %s %s: write between the brackets what it shows, for people who cannot see it", path.Base(at), noPictureText)
		} else {
			m.report.at(m.lineOf(n), "the file %s has no text: write between the brackets what it is", path.Base(at))
		}
	}
	*m.attached = append(*m.attached, handbook.Attachment{Text: oneLine(text), File: f})
	return true
}

// whatCounts says which files the folder of a path may have.
func whatCounts(at string) string {
	if folder, _, _ := strings.Cut(at, "/"); strings.EqualFold(folder, PicturesFolder) {
		return "pictures are PNG, JPEG, GIF, WebP, and SVG"
	}
	return "files are documents, such as PDF, and nothing that runs"
}

// fileLink reads a link to a file; ok is false for any other link. Its name stays in the
// line, unless it is alone there.
func (m *markdown) fileLink(n *ast.Link, style handbook.Style) (spans []handbook.Span, ok bool) {
	at, ok := attachmentAt(destination(n.Destination))
	if !ok || m.document {
		return nil, false
	}
	label := m.plain(n)
	text := []handbook.Span{handbook.Text{Text: label, Style: style}}
	if m.folder == nil || m.attached == nil {
		m.report.at(m.lineOf(n), "no file is offered here: link to it in the text of the page")
		return text, true
	}
	if m.attach(n, at, label) && m.alone {
		return nil, true
	}
	return text, true
}
