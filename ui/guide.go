package ui

import (
	"io/fs"

	"clinichandbook/handbook"
	"clinichandbook/handbook/guide"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/english"
)

// mostSections limits what a search of the guides finds.
const mostSections = 12

// SetGuide sets the folder of the guides. They are read when somebody opens them.
func (w *Window) SetGuide(files fs.FS) {
	w.area.guide.SetSource(func() (*guide.Guide, func(string) []*handbook.Entry, error) {
		g, err := guide.Load(files)
		if err != nil {
			return nil, nil, err
		}
		index := search.New(g.Book(), nil, english.Language())
		return g, func(text string) []*handbook.Entry {
			var found []*handbook.Entry
			for _, h := range index.Search(text, mostSections).Hits {
				found = append(found, h.Entry)
			}
			return found
		}, nil
	})
}

// openGuide opens the contents of the guides.
func (w *Window) openGuide() { w.showGuide("") }

// showGuide goes to a section of the guides, or to their contents if the ID is
// empty.
func (w *Window) showGuide(id string) {
	w.visit(route{page: pageGuide, entry: id, query: w.search.listed.query, filter: w.search.listed.filter}, false)
	w.area.guide.Focus()
}
