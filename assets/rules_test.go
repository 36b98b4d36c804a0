package assets

import (
	"strings"
	"testing"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/languages"
)

func index(t *testing.T) (*handbook.Handbook, *search.Index) {
	t.Helper()
	h, words, err := content.Load(Content())
	if err != nil {
		t.Fatal(err)
	}
	return h, search.New(h, words, languages.All()...)
}

// TestEveryPageHasSpanish: a caller who speaks Spanish is told the same, list by
// list.
func TestEveryPageHasSpanish(t *testing.T) {
	for _, e := range load(t).Entries() {
		s := e.InSpanish()
		if s == nil {
			t.Errorf("%s has no Spanish of its English as it is", e.ID)
			continue
		}
		if len(s.AskFirst) != len(e.AskFirst) || len(s.HandOver) != len(e.HandOver) || len(s.Emergency) != len(e.Emergency) {
			t.Errorf("%s: the lists in Spanish are of other lengths", e.ID)
		}
		if strings.HasSuffix(e.SayText(), "?") != strings.HasSuffix(s.SayText(), "?") {
			t.Errorf("%s: only one of both languages ends with a question", e.ID)
		}
		for _, text := range append(append([]string{s.SayText()}, s.HandOver...), s.Emergency...) {
			if m := forbiddenAnywhere.FindString(text); m != "" {
				t.Errorf("%s: the Spanish says %q, which no page may say", e.ID, m)
			}
		}
		if !s.Review.Pending() {
			t.Errorf("%s: nobody has reviewed the Spanish", e.ID)
		}
	}
}

// allEmergencies is the page that lists every emergency.
const allEmergencies = "sections/when-to-get-help-now"

// TestEmergenciesRaiseTheBar: what a page calls an emergency, the bar knows too. What
// makes sense on its page only, such as "it came on suddenly", is read behind the
// page's title. A condition that names the page of all emergencies stands for those
// of that page.
func TestEmergenciesRaiseTheBar(t *testing.T) {
	h, ix := index(t)
	all := h.Entry(allEmergencies)
	if all == nil {
		t.Fatalf("there is no page %s", allEmergencies)
	}
	for _, e := range h.Entries() {
		for _, c := range e.Emergency {
			if e != all && strings.Contains(c, all.Title) {
				continue
			}
			if len(ix.Flags(c)) == 0 && len(ix.Flags(e.Title+" "+c)) == 0 {
				t.Errorf("%s: %q raises no red flag", e.ID, c)
			}
		}
	}
}

// TestEveryRedFlagHasAPage: the first page that a red flag leads to says what the
// emergency is, and it has a name in both languages.
func TestEveryRedFlagHasAPage(t *testing.T) {
	for _, f := range load(t).RedFlags() {
		if len(f.Entries) == 0 || len(f.Entries[0].Emergency) == 0 {
			t.Errorf("the red flag %s leads to no page that names an emergency", f.Name)
		}
		if f.NameSpanish == "" {
			t.Errorf("the red flag %s has no name in Spanish", f.Name)
		}
	}
}

// TestEveryAliasLeadsToItsPage: what callers call a page finds it first.
func TestEveryAliasLeadsToItsPage(t *testing.T) {
	h, ix := index(t)
	for _, e := range h.Entries() {
		for _, a := range append([]string{e.Title}, e.Aliases...) {
			hits := ix.Search(a, 3).Hits
			if len(hits) == 0 || hits[0].Entry != e {
				first := "nothing"
				if len(hits) > 0 {
					first = hits[0].Entry.ID
				}
				t.Errorf("%s: %q finds %s first", e.ID, a, first)
			}
		}
	}
}
