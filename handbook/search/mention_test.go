package search_test

import (
	"testing"

	"clinichandbook/handbook/search"
)

// TestMentions: a reader's own note has all words of a query that say something.
func TestMentions(t *testing.T) {
	ix := bundled(t)
	const note = "Room keys: ask Dana, the blue box. Fax after 5 p.m. goes to 555-0100."
	for query, want := range map[string][]search.Range{
		"room key":              {{Start: 0, End: 4}, {Start: 5, End: 9}},
		"where is the room key": {{Start: 0, End: 4}, {Start: 5, End: 9}},
		"dan":                   {{Start: 15, End: 19}},
		"dan ":                  nil,
		"5550100":               {{Start: 60, End: 68}},
		"fax the room":          {{Start: 0, End: 4}, {Start: 35, End: 38}},
		"room garage":           nil,
		"da":                    nil,
		"":                      nil,
		"the":                   {{Start: 21, End: 24}},
	} {
		got := ix.Mentions(note, query)
		if len(got) != len(want) {
			t.Errorf("%q: found %v, want %v", query, got, want)
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%q: found %v, want %v", query, got, want)
			}
		}
	}
}
