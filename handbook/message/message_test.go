package message_test

import (
	"fmt"
	"io/fs"
	"testing"

	"clinichandbook/handbook/message"
)

func Example() {
	away := message.New("cause.not-read", "{{.Place}} cannot be read ({{.Cause}})", message.Values{"Place": "/share", "Cause": fs.ErrPermission})
	fmt.Println(message.New("stale", "The pages are not up to date, because {{.Cause}}.", message.Values{"Cause": away}))
	// Output:
	// The pages are not up to date, because /share cannot be read (permission denied).
}

func TestString(t *testing.T) {
	for _, c := range []struct {
		name string
		m    message.Message
		want string
	}{
		{"none", message.Message{}, ""},
		{"without values", message.New("well", "All is well.", nil), "All is well."},
		{"a number, and a value twice", message.New("count", "{{.N}} of {{.N}}", message.Values{"N": 20000}), "20000 of 20000"},
		{"a value that looks like a text", message.New("two", "{{.A}}, {{.B}}", message.Values{"A": "{{.B}}", "B": "<b>"}), "{{.B}}, <b>"},
	} {
		if got := c.m.String(); got != c.want || c.m.Error() != got {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
