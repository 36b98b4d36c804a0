package export

import (
	"fmt"
	"io"
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

// Pages are the exported entries as Markdown files, by their names in a content folder.
// The files that they show go next to them: see [Export.Attachments].
func (x *Export) Pages() map[string][]byte {
	files := map[string][]byte{}
	for _, e := range x.entries {
		files[e.ID+".md"] = content.WritePortable(e)
	}
	return files
}

// Word writes the entries as one web page that word processors open: headings, plain
// lists and tables, and embedded pictures. Package importer recognizes the entries in
// it.
func (x *Export) Word(w io.Writer) error {
	p := &page{book: x.book, date: x.date, linked: x.has}
	p.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
	p.line("title", "", Title.English())
	p.raw("</head>\n<body>\n")
	for _, e := range x.entries {
		p.word = wordID(e.ID)
		p.raw(`<h1 id="` + p.word + `">`)
		p.text(e.Title)
		p.close("h1")
		p.blocks(content.PortableBlocks(e))
	}
	p.raw("</body>\n</html>\n")
	_, err := io.WriteString(w, p.b.String())
	return err
}

// wordID is an id as word processors allow it in a bookmark.
func wordID(id string) string { return strings.NewReplacer("/", "_", "-", "_").Replace(id) }

// wordNote is the id of a footnote.
func (p *page) wordNote(number int) string { return fmt.Sprintf("fn_%s_%d", p.word, number) }

// wordNotes are footnotes that the importer, and a word processor's reader, can follow.
func (p *page) wordNotes(f handbook.Footnotes) {
	p.open("ol", "")
	for _, n := range f.Notes {
		p.raw(`<li id="` + p.wordNote(n.Number) + `">`)
		p.blocks(n.Blocks)
		p.close("li")
	}
	p.close("ol")
}

// link writes a link of a document for word processors.
func (p *page) link(class, address, label string) {
	if class != "" {
		class = ` class="` + class + `"`
	}
	p.raw("<a" + class + ` href="` + escapeHTML(address) + `">`)
	p.text(label)
	p.raw("</a>")
}
