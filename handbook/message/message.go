// Package message holds what the packages of the handbook say to the person at
// the desk, in a form that the window can show in another language.
//
// It owns no translations: a message carries its English text, and the ui looks
// that text up. It knows nothing of the screen, so packages that must not import
// the ui can still be translated.
package message

import (
	"fmt"
	"strings"
)

// Values are what a text fills in, by name.
type Values = map[string]any

// Message is a sentence, or a clause of one. It is also an error, so that one
// message can be the cause that another fills in. The zero value says nothing.
type Message struct {
	// Text is the constant English text, with {{.Name}} for each value.
	// Translations are found by it.
	Text string
	// With holds the values. A value that is itself a Message is translated too;
	// anything else, such as a cause named by the system, is shown as it is.
	With Values
}

var _ error = Message{}

// New returns a message. The text must be a literal: the test that keeps the
// translations complete finds it in the source.
func New(text string, with Values) Message { return Message{text, with} }

// String is the message in English.
func (m Message) String() string {
	var pairs []string
	for name, value := range m.With {
		pairs = append(pairs, "{{."+name+"}}", fmt.Sprint(value))
	}
	return strings.NewReplacer(pairs...).Replace(m.Text)
}

func (m Message) Error() string { return m.String() }
