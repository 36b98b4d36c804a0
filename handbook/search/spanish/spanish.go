// Package spanish describes Spanish, as callers from Mexico, the Caribbean and
// Central America write it, to the search engine: see [language.Language].
//
// It goes with English, which comes first: what English knows is English. What
// words mean is in the vocabulary of the handbook.
package spanish

import (
	"iter"
	"maps"
	"strings"

	"clinichandbook/handbook/search/language"
)

// Language is Spanish.
func Language() language.Language {
	known := language.Words(fillers + light + words)
	return language.Language{
		Name: "Spanish",
		Tier: func(w string) language.Tier {
			if known[w] {
				return language.Rare // among English words
			}
			return language.Unknown
		},
		StartingWith: func(prefix string) iter.Seq[string] {
			return func(yield func(string) bool) {
				for w := range maps.Keys(known) {
					if strings.HasPrefix(w, prefix) && !yield(w) {
						return
					}
				}
			}
		},
		Stem:    Stem,
		Looks:   looks,
		Endings: []string{"s"},

		SmallWords: language.SmallWords{
			Fillers: language.Words(fillers),
			Light:   language.Words(light),
			Dropped: language.Words(dropped),
			Skipped: language.Words(dropped + skipped),
			Linking: language.Words(`el la los las un una de del en y o con para`),
		},
		Asides: language.Asides{
			DenialsBefore: language.Words(`sin ningun ninguna niega`),
			Remarks:       remarks,
			Times:         times,
			Denied:        "niega, niega tener, sin antecedentes de, no tiene antecedentes de",
			Contrasts:     language.Words(`pero excepto solo`),
		},
		Cues: cues(),
	}
}

// looks reports the endings by which Spanish words are told from English slips and
// names of drugs: vowels, and -r of verbs.
func looks(w string) bool {
	if len(w) < fewestStemmed {
		return false
	}
	last := strings.TrimSuffix(w, "s")
	return strings.HasSuffix(w, "ar") || strings.HasSuffix(w, "ir") || strings.IndexByte("aeo", last[len(last)-1]) >= 0
}

// infinitive is that of a form of a verb whose stem changes, or the form itself.
func infinitive(w string) string {
	switch w {
	case "muero", "muere", "mueren", "muera", "murio", "muriera", "muriendo":
		return "morir"
	case "despierto", "despierta", "despiertan", "despierte":
		return "despertar"
	case "pierdo", "pierde", "pierden":
		return "perder"
	case "tiemblo", "tiembla", "tiemblan":
		return "temblar"
	case "muevo", "mueve", "mueven", "mueva":
		return "mover"
	case "cierra", "cierran", "cierre":
		return "cerrar"
	case "duermo", "duerme", "duermen":
		return "dormir"
	}
	return w
}

// fewestStemmed is the number of letters from which on a word has endings.
const fewestStemmed = 5

// Stem takes the endings off a folded word, so that the forms of a verb and of an
// adjective meet.
func Stem(w string) string {
	if w = infinitive(w); len(w) < fewestStemmed {
		return w
	}
	for _, ending := range [...]string{
		"andome", "andose", "iendome", "iendose", "andolo", "andola", "iendolo", "iendola", "arme", "arse", "arlo", "arla", "arle", "erme", "erse", "erlo", "erla", "erle", "irme", "irse", "irlo", "irla", "irle", "iendo", "yendo", "ieron", "amos", "imos", "aron",
		"ando", "aste", "iste", "aban", "ados", "adas", "idos", "idas", "aba", "ado", "ada", "ido", "ida", "ian", "ara", "are", "ar", "er", "ir", "ia", "io", "an", "en", "as", "os", "es", "a", "o", "e", "i", "s",
	} {
		if base, ok := strings.CutSuffix(w, ending); ok && len(base) >= 3 {
			return base
		}
	}
	return w
}
