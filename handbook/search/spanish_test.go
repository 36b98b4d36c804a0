package search_test

import (
	"testing"

	"clinichandbook/handbook/search"
)

// TestSpanish: pages in English are found by what callers say in Spanish, with or
// without accents, in any form, with slips, and in the middle of English.
func TestSpanish(t *testing.T) {
	ix := bundled(t)
	for q, id := range map[string]string{
		"tengo mucho mareo":                "side-effects/dizziness-light-headedness",
		"anda muy mareada desde ayer":      "side-effects/dizziness-light-headedness",
		"nausea y ganas de vomitar":        "side-effects/nausea-and-vomiting",
		"le duele mucho la cabeza":         "side-effects/headache",
		"me siento bien triste":            "side-effects/mood-changes",
		"traigo ronchas y comezon":         "side-effects/allergic-reaction",
		"cuando puedo manejar mi troca":    "faq/can-i-drive",
		"lo cubre mi aseguranza":           "faq/does-insurance-cover-it",
		"cada cuanto son los tratamientos": "faq/how-often-are-infusions",
		"tengo que venir en ayunas":        "faq/can-i-eat-or-drink-before",
		"pesadilas":                        "side-effects/vivid-dreams-and-confusion",
		"her mother says mareada again":    "side-effects/dizziness-light-headedness",
		"patient says tiene calentura":     "side-effects/fever-or-infection",
		"me sale la tos y catarro":         "side-effects/any-other-symptom",
	} {
		if hits := ix.Search(q, 3).Hits; len(hits) == 0 || hits[0].Entry.ID != id {
			t.Errorf("%q finds %v, want %s", q, first(hits), id)
		}
	}
	hits := ix.Search("mareada ", 1).Hits
	if len(hits) == 0 || hits[0].Reason.Text != hits[0].Entry.Title || hits[0].Reason.Typed != "mareada" {
		t.Errorf("the reason is %+v", hits)
	}
}

func first(hits []search.Hit) string {
	if len(hits) == 0 {
		return "nothing"
	}
	return hits[0].Entry.ID
}
