package ui

import (
	"errors"

	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook/message"
	"clinichandbook/handbook/notebook"
	"clinichandbook/handbook/values"
)

// told is a sentence in the language of the screen. Its clauses are translated
// before it, so that each language has its own order of words.
func told(s message.Message) string {
	with := message.Values{}
	for name, value := range s.With {
		if clause, ok := value.(message.Message); ok {
			value = told(clause)
		}
		with[name] = value
	}
	return lang.L(s.Text, with)
}

// toldError is what an error tells in the language of the screen. What comes
// from the system has no other language than its own.
func toldError(err error) string {
	var notice *notebook.Notice
	var fault *values.Fault
	switch {
	case errors.As(err, &notice):
		return told(notice.Sentence)
	case errors.As(err, &fault):
		return told(fault.Sentence)
	}
	return err.Error()
}
