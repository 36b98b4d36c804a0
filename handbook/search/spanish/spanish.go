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
		ByEar:   byEar,
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
	case "morado", "morada", "morados", "moradas":
		return "morad" // no form of morir
	}
	return w
}

const (
	// fewestStemmed is the number of letters from which on a word has endings.
	fewestStemmed = 5
	// fewestSmall is the number of letters that something small has before its ending:
	// perrita, but not vomito.
	fewestSmall = 4
)

// Stem takes the endings off a folded word, so that the forms of a verb and of an
// adjective meet.
func Stem(w string) string {
	if w = infinitive(w); len(w) < fewestStemmed {
		return w
	}
	for _, small := range [...]string{"itos", "itas", "ito", "ita"} {
		if base, ok := strings.CutSuffix(w, small); ok && len(base) >= fewestSmall {
			return base
		}
	}
	for _, ending := range [...]string{
		"andome", "andose", "iendome", "iendose", "andolo", "andola", "iendolo", "iendola", "arme", "arse", "arlo", "arla", "arle", "erme", "erse", "erlo", "erla", "erle",
		"irme", "irse", "irlo", "irla", "irle", "iendo", "yendo", "ieron", "amos", "imos", "aron", "imiento", "amiento",
		"ando", "aste", "iste", "aban", "ados", "adas", "idos", "idas", "aba", "ado", "ada", "ido", "ida", "ian", "ara", "are", "ar", "er", "ir", "ia", "io", "an", "en", "as", "os", "es", "a", "o", "e", "i", "s",
	} {
		if base, ok := strings.CutSuffix(w, ending); ok && len(base) >= 3 {
			return base
		}
	}
	return w
}

// byEar spells a word as it sounds: desmallo, inchado, kiero.
func byEar(w string) string {
	out := make([]byte, 0, len(w))
	for i := range len(w) {
		c, before, next := w[i], byte(0), byte(0)
		if i > 0 {
			before = w[i-1]
		}
		if i+1 < len(w) {
			next = w[i+1]
		}
		switch {
		case c == 'h' && before != 'c', c == 'l' && before == 'l', c == 'u' && before == 'q':
			continue
		case c == 'l' && next == 'l':
			c = 'y'
		case c == 'v':
			c = 'b'
		case c == 'z', c == 'c' && (next == 'e' || next == 'i'):
			c = 's'
		case c == 'q', c == 'c' && next != 'h':
			c = 'k'
		}
		out = append(out, c)
	}
	return string(out)
}
