package search

import (
	"testing"

	"clinichandbook/handbook/search/english"
)

// TestFlagsOfAReplacedHandbook checks that a red flag that is on the screen while the
// handbook is replaced still counts, and that a page that is gone does no harm.
func TestFlagsOfAReplacedHandbook(t *testing.T) {
	const text = "cant breathe"
	before, _ := bundledContent(t)
	flags := New(before, nil, english.Language()).Flags(text)
	if len(flags) == 0 {
		t.Fatal("it raises nothing")
	}
	now := bundled(t)
	hits := now.SearchRaised(text, flags, 5, nil).Hits
	if want := flags[0].Group.Entries[0].ID; len(hits) == 0 || hits[0].Entry.ID != want {
		t.Errorf("found %v, want %s first", hits, want)
	}
	small(t).SearchRaised(text, flags, 5, nil)
}
