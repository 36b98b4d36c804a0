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

// readGuide reads the guides and makes a search of their sections.
func readGuide(files fs.FS) (*guide.Guide, func(string) []*handbook.Entry, error) {
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
}
