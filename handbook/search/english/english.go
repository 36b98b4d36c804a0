// Package english describes English, American before British, to the search
// engine: see [language.Language].
//
// It knows how people at a front desk and their callers write: word forms,
// spellings, slips. What words mean is not here but in the vocabulary of the
// handbook.
package english

import (
	_ "embed"

	"clinichandbook/handbook/search/language"
)

// wordList is drawn from SCOWL by Kevin Atkinson (Debian's package scowl; free
// to use and distribute, see words.LICENSE): the sizes 10, 20, 35 and up to 50,
// then proper names.
//
//go:embed words.txt
var wordList string

// Language is English.
func Language() language.Language {
	words := language.WordList(wordList)
	return language.Language{
		Name:         "English",
		Tier:         words.Tier,
		StartingWith: words.StartingWith,
		Stem:         newForms().stem,
		Forms:        inflections,
		Sound:        newSounds().Key,

		Plural:  "s",
		Endings: []string{"s", "ness"},
		Slips: language.Slips{
			Vowels:   vowels,
			Silent:   "eh",
			Alike:    []string{"ckq", "cs", "sz", "fv", "gj", "iy", "ks", "td", "bp", "mn"},
			Keyboard: []string{"qwertyuiop", "asdfghjkl", "zxcvbnm"},
		},

		SmallWords: language.SmallWords{
			Fillers: language.Words(fillers),
			Light:   language.Words(light),
			Dropped: language.Words(dropped),
			Skipped: language.Words(dropped + skipped),
			Joined:  language.Words(`iv`),
			Linking: language.Words(`a an the and or of in on at to for with by from into`),
		},
		Asides: language.Asides{
			DenialsBefore: language.Words(`no denies denied deny denying without negative`),
			DenialsAfter:  language.Words(`fine ok okay good normal stable negative denied`),
			Remarks:       remarks,
			Times:         times,
			Denied:        denied,
			Contrasts:     language.Words(`but except just only however although now having has`),
		},
		Cues:     cues(),
		Aspects:  aspects(),
		Business: business(),
	}
}

const vowels = "aeiouy"

func newSounds() *language.Sounds {
	return language.NewSounds(vowels,
		[]language.SoundRule{
			{Spelled: "kn", Heard: "", Reads: 1},
			{Spelled: "gn", Heard: "", Reads: 1},
			{Spelled: "ps", Heard: "", Reads: 1},
			{Spelled: "pn", Heard: "", Reads: 1},
			{Spelled: "V", Heard: "a", Reads: 1},
			{Spelled: "h", Heard: "h", Reads: 1},
			{Spelled: "w", Heard: "w", Reads: 1},
		},
		[]language.SoundRule{
			{Spelled: "sch", Heard: "sk", Reads: 3}, // schizophrenia
			{Spelled: "sciV", Heard: "x", Reads: 2}, // conscious
			{Spelled: "sh", Heard: "x", Reads: 1},
			{Spelled: "sio", Heard: "x", Reads: 1}, // tension
			{Spelled: "z", Heard: "s", Reads: 1},
			{Spelled: "ch", Heard: "c", Reads: 2},
			{Spelled: "ciV", Heard: "x", Reads: 1}, // special
			{Spelled: "cE", Heard: "s", Reads: 1},  // cell
			{Spelled: "ck", Heard: "k", Reads: 2},
			{Spelled: "c", Heard: "k", Reads: 1},
			{Spelled: "q", Heard: "k", Reads: 1},
			{Spelled: "x", Heard: "ks", Reads: 1},
			{Spelled: "tiV", Heard: "x", Reads: 1}, // patient
			{Spelled: "tz", Heard: "", Reads: 1},
			{Spelled: "tch", Heard: "", Reads: 1}, // itch
			{Spelled: "th", Heard: "t", Reads: 2},
			{Spelled: "ph", Heard: "f", Reads: 2},
			{Spelled: "gh", Heard: "", Reads: 2},  // night
			{Spelled: "gE", Heard: "j", Reads: 1}, // gentle
			{Spelled: "v", Heard: "f", Reads: 1},
			{Spelled: "d", Heard: "t", Reads: 1},
			{Spelled: "h", Heard: "", Reads: 1},
			{Spelled: "w", Heard: "", Reads: 1},
		})
}
