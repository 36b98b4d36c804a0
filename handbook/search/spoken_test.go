package search_test

import (
	"strings"
	"testing"
)

// TestLanguage: what is plainly Spanish is recognized as such, with or without accents;
// names, medicines and single words of both languages tell nothing.
func TestLanguage(t *testing.T) {
	ix := bundled(t)
	for text, want := range map[string]string{
		"mareada":                       "Spanish",
		"tengo mucho mareo":             "Spanish",
		"no puedo respirar":             "Spanish",
		"me duele la cabeza desde ayer": "Spanish",
		"necesito cambiar mi cita":      "Spanish",
		"¿hablan español?":              "Spanish",
		"mi hijo se tomo mis pastillas": "Spanish",
		"anda vomitando mucho":          "Spanish",
		"she is dizzy and throwing up":  "English",
		"caller asks about insurance":   "English",
		"can I drive home after":        "English",
		"her mother says mareada again": "English",
		"no":                            "",
		"nausea":                        "",
		"tylenol":                       "",
		"":                              "",
		"12345 ???":                     "",
		"calling for dolores garcia, her refills":  "English",
		"patient says tiene calentura":             "",
		"jose martinez needs to move his visit":    "English",
		"taxi":                                     "",
		"does spravato or ketamine help with crps": "English",
	} {
		if got := ix.Language(text); got != want && !(want == "" && got == "English") {
			t.Errorf("%q is in %q, want %q", text, got, want)
		}
	}
}

// TestLanguageOfTheSets: no judged query in English is taken for Spanish.
func TestLanguageOfTheSets(t *testing.T) {
	ix := bundled(t)
	for _, set := range []string{"dev-queries.json", "check-queries.json", "wide-queries.json"} {
		for _, q := range judged(t, set) {
			if got := ix.Language(q.Text); got == "Spanish" {
				t.Errorf("%q is taken for Spanish", q.Text)
			}
		}
	}
}

// TestLanguageIsSteady: while a sentence in Spanish is typed, it is never taken for
// Spanish and then for English again.
func TestLanguageIsSteady(t *testing.T) {
	ix := bundled(t)
	for _, text := range []string{"tengo dolor de cabeza y vomito", "me siento muy mareada desde la infusion", "cuanto cuesta la cita", "mi mama no despierta"} {
		spanish := false
		for i := range text {
			switch ix.Language(text[:i+1]) {
			case "Spanish":
				spanish = true
			case "English":
				if spanish {
					t.Errorf("%q becomes English", text[:i+1])
				}
			}
		}
		if !spanish {
			t.Errorf("%q is never taken for Spanish", strings.TrimSpace(text))
		}
	}
}
