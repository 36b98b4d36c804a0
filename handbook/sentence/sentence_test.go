package sentence_test

import (
	"fmt"
	"io/fs"
	"testing"

	"clinichandbook/handbook/sentence"
)

func Example() {
	away := sentence.New("{{.Place}} cannot be read ({{.Cause}})", sentence.Values{"Place": "/share", "Cause": fs.ErrPermission})
	fmt.Println(sentence.New("The pages are not up to date, because {{.Cause}}.", sentence.Values{"Cause": away}))
	// Output:
	// The pages are not up to date, because /share cannot be read (permission denied).
}

func TestString(t *testing.T) {
	for _, c := range []struct {
		name string
		s    sentence.Sentence
		want string
	}{
		{"none", sentence.Sentence{}, ""},
		{"without values", sentence.New("All is well.", nil), "All is well."},
		{"a number, and a value twice", sentence.New("{{.N}} of {{.N}}", sentence.Values{"N": 20000}), "20000 of 20000"},
		{"a value that looks like a text", sentence.New("{{.A}}, {{.B}}", sentence.Values{"A": "{{.B}}", "B": "<b>"}), "{{.B}}, <b>"},
	} {
		if got := c.s.String(); got != c.want || c.s.Error() != got {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
