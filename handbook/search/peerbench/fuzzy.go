package main

import (
	"github.com/sahilm/fuzzy"

	"clinichandbook/handbook"
)

// titles is matching the letters of the query in the titles, as an editor does
// for file names. It has no index.
type titles struct{ titles, ids []string }

func newFuzzy(h *handbook.Handbook, _ *handbook.Vocabulary) (index, error) {
	var t titles
	for _, e := range h.Entries() {
		t.titles, t.ids = append(t.titles, e.Title), append(t.ids, e.ID)
	}
	return t, nil
}

func (t titles) ways() []way { return []way{{"fuzzy titles", t.search}} }

func (t titles) search(text string, limit int) ([]string, error) {
	var ids []string
	for _, m := range fuzzy.Find(text, t.titles) {
		if len(ids) == limit {
			break
		}
		ids = append(ids, t.ids[m.Index])
	}
	return ids, nil
}

func (titles) offHeap() (int64, error) { return 0, nil }
func (titles) close() error            { return nil }
