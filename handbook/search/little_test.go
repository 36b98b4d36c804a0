package search_test

import "testing"

// TestFillersFindNothing: words that say nothing find nothing, also while the last one
// may still grow.
func TestFillersFindNothing(t *testing.T) {
	for _, q := range []string{"please", "is it ok", "to the", "yes please", "can i", "do i", "i was just"} {
		if hits := bundled(t).Search(q, 1).Hits; len(hits) > 0 {
			t.Errorf("%q finds %s", q, hits[0].Entry.ID)
		}
	}
}

// TestSignsSaidToBeAbsent: the sign that the caller has counts, not the one that is denied.
func TestSignsSaidToBeAbsent(t *testing.T) {
	for q, want := range map[string]string{
		"no rash, sleepy":           "side-effects/sleepiness-and-tiredness",
		"no anxiety just tired":     "side-effects/sleepiness-and-tiredness",
		"vomiting without headache": "side-effects/nausea-and-vomiting",
		"no nausea, headache":       "side-effects/headache",
	} {
		if hits := bundled(t).Search(q, 1).Hits; len(hits) == 0 || hits[0].Entry.ID != want {
			t.Errorf("%q finds %v, want %s", q, hits, want)
		}
	}
}

// TestRunTogether: words typed as one are found, also where no page has them so.
func TestRunTogether(t *testing.T) {
	ix := bundled(t)
	for q, want := range map[string]string{
		"eatbefore": "faq/can-i-eat-or-drink-before", "sleepylater": "side-effects/sleepiness-and-tiredness", "stomachhurts": "side-effects/nausea-and-vomiting",
	} {
		if hits := ix.Search(q+" ", 1).Hits; len(hits) == 0 || hits[0].Entry.ID != want {
			t.Errorf("%q does not find %s", q, want)
		}
	}
}
