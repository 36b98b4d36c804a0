package search_test

import (
	"slices"
	"testing"

	"clinichandbook/assets"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/languages"
)

// sameDanger lists the groups of the vocabulary that mean what a red flag means,
// by their first word. In every other group, a word that raises a red flag would
// make danger a synonym of a harmless effect.
var sameDanger = map[string][]string{
	"slow breathing":      {"Trouble breathing", "Unconscious or cannot be woken"},
	"short of breath":     {"Trouble breathing", "Chest pain or heart attack", "Throat or face swelling, severe allergy"},
	"faint":               {"Fainted or about to faint", "Unconscious or cannot be woken", "Sudden loss of vision"},
	"seizure":             {"Seizure", "Trouble breathing", "Pregnancy with bleeding or no movement"},
	"confusion":           {"Sudden confusion"},
	"throat closing":      {"Throat or face swelling, severe allergy", "Trouble breathing"},
	"swelling":            {"Throat or face swelling, severe allergy"},
	"allergy":             {"Throat or face swelling, severe allergy"},
	"suicide":             {"Suicide or self-harm"},
	"self harm":           {"Suicide or self-harm"},
	"unresponsive":        {"Unconscious or cannot be woken"},
	"stroke":              {"Stroke signs", "Sudden worst headache", "Bleeding, or blood in vomit or stool"},
	"chest pain":          {"Chest pain or heart attack"},
	"palpitations":        {"Blood pressure or pulse far too high or low"},
	"irregular heartbeat": {"Chest pain or heart attack"},
	"heart disease":       {"Chest pain or heart attack"},
	"low blood sugar":     {"Low blood sugar"},
	"diabetes":            {"Low blood sugar"},
	"hives":               {"Throat or face swelling, severe allergy"},
	"blood pressure":      {"Blood pressure or pulse far too high or low"},
	"pregnant":            {"Pregnancy with bleeding or no movement"},
	"emergency":           {"Injury or other emergency"},
	"muscle stiffness":    {"Hot, stiff and shaking"},
	"addiction":           {"Withdrawal or pump failure"},
	"alcohol":             {"Withdrawal or pump failure", "Fainted or about to faint"},
	"recreational drugs":  {"Withdrawal or pump failure"},
	"drive":               {"Driving while affected"},
	"glaucoma":            {"Sudden loss of vision"},
}

func TestNoDangerIsASynonymOfAHarmlessEffect(t *testing.T) {
	h, words, err := content.Load(assets.Content())
	if err != nil {
		t.Fatal(err)
	}
	ix := search.New(h, words, languages.All()...)
	for _, group := range words.Groups {
		for _, phrase := range group {
			for _, flag := range ix.Flags(phrase) {
				if !slices.Contains(sameDanger[group[0]], flag.Group.Name) {
					t.Errorf("%q is in the vocabulary's group of %q, and raises %q", phrase, group[0], names([]search.Flag{flag}))
				}
			}
		}
	}
}
