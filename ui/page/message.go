package page

import (
	"errors"

	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook/author"
	"clinichandbook/handbook/message"
	"clinichandbook/handbook/notebook"
	"clinichandbook/handbook/values"
)

// Translate puts a message of another package into the reader's language. Its
// clauses are translated first, so that each language has its own word order.
func Translate(s message.Message) string {
	with := message.Values{}
	for name, value := range s.With {
		if clause, ok := value.(message.Message); ok {
			value = Translate(clause)
		}
		with[name] = value
	}
	return lang.X(s.Key, s.Text, with)
}

// ErrorText is an error in the reader's language. Errors of the system stay in
// their own.
func ErrorText(err error) string {
	var notice *notebook.Notice
	var fault *values.Fault
	var reach *author.ReachError
	var said message.Message
	switch {
	case errors.As(err, &reach):
		return Translate(reach.Message())
	case errors.As(err, &notice):
		return Translate(notice.Message)
	case errors.As(err, &fault):
		return Translate(fault.Message)
	case errors.As(err, &said):
		return Translate(said)
	}
	return err.Error()
}
