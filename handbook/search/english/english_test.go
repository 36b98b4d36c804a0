package english_test

import (
	"testing"

	"clinichandbook/handbook/search/english"
	"clinichandbook/handbook/search/language"
)

func TestStem(t *testing.T) {
	stem := english.Language().Stem
	for _, same := range [][]string{
		{"drive", "drives", "driving", "drove", "driven"},
		{"anesthetic", "anaesthetic", "anesthetics", "anaesthetics"},
		{"tumor", "tumour"},
		{"hemorrhage", "haemorrhage"},
		{"not", "cant", "cannot", "wont", "isnt", "never"},
		{"vape", "vaping", "vapes"},
		{"stop", "stopped", "stopping"},
		{"swell", "swelling", "swollen"},
		{"allergy", "allergies"},
		{"hour", "hours", "hrs"},
		{"realize", "realise", "realised", "realizing"},
	} {
		for _, w := range same[1:] {
			if stem(w) != stem(same[0]) {
				t.Errorf("%q is %q, but %q is %q", w, stem(w), same[0], stem(same[0]))
			}
		}
	}
	for _, two := range [][2]string{{"site", "sit"}, {"care", "car"}, {"cute", "cut"}, {"wine", "win"}, {"spine", "spin"}, {"drug", "drugged"}, {"pass", "pas"}} {
		if stem(two[0]) == stem(two[1]) {
			t.Errorf("%q and %q fall together as %q", two[0], two[1], stem(two[0]))
		}
	}
}

func TestSound(t *testing.T) {
	sound := english.Language().Sound
	for _, c := range [][2]string{{"nitemares", "nightmares"}, {"newmonia", "pneumonia"}, {"siezure", "seizure"}, {"fizical", "physical"}} {
		if sound(c[0]) != sound(c[1]) {
			t.Errorf("%q does not sound like %q", c[0], c[1])
		}
	}
	if sound("dizziness") == sound("nauseous") || sound("at") != 0 {
		t.Error("words that differ sound the same, or a short one has a sound")
	}
}

func TestTier(t *testing.T) {
	for w, want := range map[string]language.Tier{"the": language.Basic, "umbrella": language.Common, "jaundice": language.Known, "gonzalez": language.Name, "nausia": language.Unknown, "": language.Unknown, "zzzz": language.Unknown, "a": language.Unknown, "aaliyah": language.Name} {
		if got := english.Language().Tier(w); got != want {
			t.Errorf("%q has tier %d, want %d", w, got, want)
		}
	}
}
