// Package guide loads the help: a few Markdown documents, each a chapter, split into
// sections at their headings. Each section is an entry of a small handbook, so
// whatever shows and searches a handbook also shows and searches the help. The
// package knows nothing of windows, and refuses documents that it cannot read
// completely.
package guide

import (
	"errors"
	"fmt"
	"io/fs"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

// The documents, in the order in which the help lists them. Their links use
// these paths.
var files = [...]string{"guide/users.md", "guide/owners.md", "README.md", "guide/administrators.md"}

// Guide is the help. It never changes, and callers must not change what it
// returns.
type Guide struct {
	chapters []Chapter
	book     *handbook.Handbook
}

// Chapter is one document. Its first section is the introduction.
type Chapter struct {
	Title    string
	Sections []*handbook.Entry
}

// Load reads the help from the program's assets, all or nothing: the documents ship
// with the program, and a test loads them.
func Load(assets fs.FS) (*Guide, error) {
	g := &Guide{}
	var entries []*handbook.Entry
	var problems []error
	for _, file := range files {
		text, err := fs.ReadFile(assets, file)
		if err != nil {
			return nil, fmt.Errorf("read the help: %w", err)
		}
		sections, faults := content.ReadSections(file, text)
		for _, p := range faults {
			problems = append(problems, errors.New(p.String()))
		}
		if len(sections) == 0 {
			problems = append(problems, fmt.Errorf("%s is empty", file))
			continue
		}
		chapter := Chapter{Title: sections[0].Title}
		for _, s := range sections {
			chapter.Sections = append(chapter.Sections, &handbook.Entry{
				ID:    s.ID,
				Kind:  handbook.Section,
				Title: s.Title,
				Parts: []handbook.Part{{Voice: handbook.VoiceHandbook, Blocks: s.Blocks}},
			})
		}
		g.chapters = append(g.chapters, chapter)
		entries = append(entries, chapter.Sections...)
	}
	if len(problems) > 0 {
		return nil, errors.Join(problems...)
	}
	g.book = handbook.New(handbook.Parts{Entries: entries})
	return g, nil
}

// Chapters lists the documents in their order.
func (g *Guide) Chapters() []Chapter { return g.chapters }

// Book is the help as a handbook whose entries are the sections of all chapters,
// for a search index.
func (g *Guide) Book() *handbook.Handbook { return g.book }

// Section finds a section by its ID, "guide/users#answer-a-call": its chapter and
// its index there.
func (g *Guide) Section(id string) (c Chapter, at int, ok bool) {
	for _, c := range g.chapters {
		for i, s := range c.Sections {
			if s.ID == id {
				return c, i, true
			}
		}
	}
	return Chapter{}, 0, false
}
