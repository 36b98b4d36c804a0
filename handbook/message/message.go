// Package message has sentences that packages below the ui address to the person at
// the desk, in a form that the window can translate.
//
// It has no translations: a message carries the key under which the ui finds them,
// and its English text, for programs without a window. It imports nothing of the ui,
// so packages that must not import the ui can still be translated.
package message

import (
	"fmt"
	"strings"
)

// Values are what a text fills in, by name.
type Values = map[string]any

// Message is a sentence or a clause. It is also an error, so that one message can
// be the cause that another fills in. The zero value says nothing.
type Message struct {
	// Key names the text in the files of translations: "delivery.not-kept".
	Key string
	// Text is the constant English text, with {{.Name}} for each value.
	Text string
	// With has the values. A value that is itself a Message is translated too;
	// anything else, such as an error of the system, is shown as it is.
	With Values
}

var _ error = Message{}

// New returns a message. The key and the text must be literals: the test that keeps
// the translations complete finds them in the source.
func New(key, text string, with Values) Message { return Message{key, text, with} }

// String is the message in English.
func (m Message) String() string {
	var pairs []string
	for name, value := range m.With {
		pairs = append(pairs, "{{."+name+"}}", fmt.Sprint(value))
	}
	return strings.NewReplacer(pairs...).Replace(m.Text)
}

func (m Message) Error() string { return m.String() }
