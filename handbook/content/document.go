package content

import (
	"path"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"clinichandbook/handbook"
)

// Section is what a document says under one heading.
type Section struct {
	ID     string // as links name it: the document's path without .md, then "#" and the heading in a link's spelling
	Title  string
	Blocks []handbook.Block
}

// ReadSections reads a Markdown document that is not a page of a handbook, such
// as a guide, and splits it at its headings of level one and two. The first
// section has the document's title and no "#" in its ID. Links to sections
// become [handbook.EntryLink]s, whether or not there is such a section.
func ReadSections(file string, text []byte) ([]Section, []handbook.Problem) {
	var problems []handbook.Problem
	m := &markdown{l: &loader{}, file: file, document: true, report: reporter{file: file, to: &problems}}
	root := m.parse(normalize(text), 1)
	m.numberNotes(root)
	id := strings.TrimSuffix(file, ".md")
	var sections []Section
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level <= 2 {
			s := Section{ID: id, Title: handbook.PlainText(m.spans(h))}
			if len(sections) > 0 {
				s.ID += "#" + anchor(s.Title)
			}
			sections = append(sections, s)
			continue
		}
		if len(sections) == 0 {
			m.report.at(m.lineOf(n), "a document starts with its title: # Title")
			sections = append(sections, Section{ID: id})
		}
		last := &sections[len(sections)-1]
		last.Blocks = append(last.Blocks, m.block(n)...)
	}
	return sections, problems
}

// anchor is a heading as links spell it, on the web too: "Print it, or not"
// becomes "print-it-or-not".
func anchor(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, heading)
}

// sectionID is the section that a link in a document leads to.
func sectionID(file, link string) string {
	target, heading, _ := strings.Cut(link, "#")
	if target == "" {
		target = path.Base(file)
	}
	id := strings.TrimSuffix(path.Join(path.Dir(file), target), ".md")
	if heading != "" {
		id += "#" + heading
	}
	return id
}
