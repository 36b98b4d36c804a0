package search_test

import (
	"testing"
	"testing/fstest"

	"clinichandbook/handbook"
)

// TestEverydayWordsNeedSupport: a single everyday word finds no page that may be read out
// in a bare phrase about something else. In a question it does; so do two such words, a
// whole alias, and the name of a sign.
func TestEverydayWordsNeedSupport(t *testing.T) {
	ix := bundled(t)
	for _, q := range []string{
		"period piece", "period furniture", "library card", "drum set", "bed frame", "nose job", "nose ring", "ear muffs", "moon shot", "screen shot", "back pack", "mouth guard",
		"work bench", "travel mug", "school board", "hard drive",
	} {
		for _, h := range ix.Search(q, 3).Hits {
			if h.Entry.Route == handbook.FrontDesk {
				t.Errorf("%q finds %s", q, h.Entry.ID)
			}
		}
	}
	for _, h := range ix.Search("period drama", 3).Hits {
		if h.Entry.Route == handbook.FrontDesk && h.Entry.Kind != handbook.SideEffect {
			t.Errorf("period drama finds %s", h.Entry.ID)
		}
	}
	for q, want := range map[string]string{
		"can i drive a combine": "faq/can-i-drive", "drive home": "faq/can-i-drive", "drive": "faq/can-i-drive", "work": "faq/work-or-school",
		"elevator broken": "faq/access-and-wheelchair", "brain weird": "side-effects/vivid-dreams-and-confusion", "finger bumpy": "side-effects/any-other-symptom",
	} {
		if hits := ix.Search(q, 1).Hits; len(hits) == 0 || hits[0].Entry.ID != want {
			t.Errorf("%q finds %v, want %s", q, hits, want)
		}
	}
}

// TestLongerPhraseCounts: of two phrases that overlap, the one of more words counts.
func TestLongerPhraseCounts(t *testing.T) {
	page := func(title, alias string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("---\ntitle: " + title + "\nroute: front-desk\nsay: Ask the desk.\naliases: [" + alias + "]\n---\n")}
	}
	ix := layered(t, fstest.MapFS{
		"vocabulary.yaml": {Data: []byte("groups:\n  - quiltwork, big patch\n  - ferrying, patch of rough sea\n")},
		"faq/quilt.md":    page("Quiltwork", "sewing circle"),
		"faq/ferry.md":    page("Ferrying", "boat trips"),
	})
	for q, want := range map[string]string{"big patch": "faq/quilt", "big patch of rough sea": "faq/ferry"} {
		if hits := ix.Search(q, 1).Hits; len(hits) == 0 || hits[0].Entry.ID != want {
			t.Errorf("%q finds %v, want %s", q, hits, want)
		}
	}
}

// TestShortWordsAreMeant: a short word of the vocabulary that is in no list is no slip.
func TestShortWordsAreMeant(t *testing.T) {
	for _, q := range []string{"12 lbs", "gained 12 lbs"} {
		if res := bundled(t).Search(q, 1); len(res.Guesses) > 0 {
			t.Errorf("%q is read as %v", q, res.Guesses)
		}
	}
}
