// Package sentence holds what the packages of the handbook say to the person at
// the desk, in words that the screen can show in another language.
//
// It owns no language: it gives the English, and the ui looks the same text up
// among its translations. Nothing of the screen is known here, so that packages
// which must not import it can still be translated.
package sentence

import (
	"fmt"
	"strings"
)

// Values are what a text fills in, by name.
type Values = map[string]any

// Sentence is a sentence, or a clause of one. It is also an error, so that a
// clause can be the cause that another sentence fills in.
type Sentence struct {
	// Text is English and constant, with {{.Name}} for each value: translations
	// are found by it. "" is no sentence.
	Text string
	// With holds the values. One that is a Sentence is translated too; all
	// others, such as a cause that the system names, are shown as they are.
	With Values
}

var _ error = Sentence{}

// New is a sentence. The text is to be a literal: the test that holds the
// translations whole looks for it in the source.
func New(text string, with Values) Sentence { return Sentence{text, with} }

// String is the sentence in English.
func (s Sentence) String() string {
	var pairs []string
	for name, value := range s.With {
		pairs = append(pairs, "{{."+name+"}}", fmt.Sprint(value))
	}
	return strings.NewReplacer(pairs...).Replace(s.Text)
}

func (s Sentence) Error() string { return s.String() }
