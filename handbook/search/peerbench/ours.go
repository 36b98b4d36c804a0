package main

import (
	"clinichandbook/handbook"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/english"
)

// ours is the handbook's own index.
type ours struct{ ix *search.Index }

func newOurs(h *handbook.Handbook, words *handbook.Vocabulary) (index, error) {
	return ours{search.New(h, words, english.Language())}, nil
}

func (o ours) ways() []way { return []way{{"ours", o.search}} }

func (o ours) search(text string, limit int) ([]string, error) {
	var ids []string
	for _, hit := range o.ix.Search(text, limit).Hits {
		ids = append(ids, hit.Entry.ID)
	}
	return ids, nil
}

func (ours) offHeap() (int64, error) { return 0, nil }
func (ours) close() error            { return nil }
