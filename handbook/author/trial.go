package author

import (
	"clinichandbook/handbook"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/languages"
)

// Trial is how the search answers a line that a caller says.
type Trial struct {
	ID    string // of the page that should be found
	Title string // of that page, for a line kept with it
	Line  string
	Rank  int               // 1 for the first result; 0 if it is not among the results
	Ahead []*handbook.Entry // found before it; all that is found if the rank is 0
}

// trialHits is how many results a person at a desk looks through.
const trialHits = 10

// Finder tries callers' lines.
type Finder struct{ index *search.Index }

// NewFinder makes a finder for a handbook.
func NewFinder(h *handbook.Handbook, words *handbook.Vocabulary) Finder {
	return Finder{search.New(h, words, languages.All()...)}
}

// Try searches for a line as a desk would.
func (f Finder) Try(id, line string) Trial {
	t := Trial{ID: id, Line: line}
	for i, hit := range f.index.Search(line, trialHits).Hits {
		if hit.Entry.ID == id {
			t.Rank = i + 1
			break
		}
		t.Ahead = append(t.Ahead, hit.Entry)
	}
	return t
}

// tryAll tries the callers' lines kept with pages.
func tryAll(h *handbook.Handbook, words *handbook.Vocabulary) []Trial {
	var out []Trial
	var f Finder
	for _, e := range h.Entries() {
		for _, line := range e.Callers {
			if f.index == nil {
				f = NewFinder(h, words)
			}
			t := f.Try(e.ID, line)
			t.Title = e.Title
			out = append(out, t)
		}
	}
	return out
}
