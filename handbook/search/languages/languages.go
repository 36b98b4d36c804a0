// Package languages lists the languages that the search understands: the one
// place that names them. What a language is, package language declares.
package languages

import (
	"clinichandbook/handbook/search/english"
	"clinichandbook/handbook/search/language"
	"clinichandbook/handbook/search/spanish"
)

// All are the languages in which callers are understood, the main one first: a
// word that several know is read in the first of them.
func All() []language.Language {
	return []language.Language{english.Language(), spanish.Language()}
}
