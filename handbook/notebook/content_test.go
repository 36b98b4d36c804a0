package notebook

import (
	"fmt"
	"testing"
)

func TestMergeNote(t *testing.T) {
	const line = "\n\n" + OtherWindow + "\n"
	cases := []struct{ name, before, now, after, want string }{
		{"alone", "x", "x", "y", "y"},
		{"alone, removes", "x", "x", "", ""},
		{"only they edit", "x", "x\ntheirs\n", "x", "x\ntheirs\n"},
		{"both begin", "", "theirs", "mine", "mine" + line + "theirs"},
		{"both change a line", "call\nMonday", "call\nTuesday", "call\nFriday", "call\nFriday" + line + "Tuesday"},
		{"both append", "x", "x\ntheirs", "x\nmine", "x\nmine" + line + "theirs"},
		{"both write the same", "x", "y", "y", "y"},
		{"mine holds theirs", "", "b", "a\nb", "a\nb"},
		{"theirs holds mine", "", "a\nb", "b", "a\nb"},
		{"part of a word is not held", "", "5", "at 15:00", "at 15:00" + line + "5"},
		{"they removed, I edit", "x", "", "xy", "xy"},
		{"I remove, they edit", "x", "x\ntheirs", "", "theirs"},
		{"they removed a line", "x\ny", "x", "x\nz", "x\nz"},
		{"an editor that ignores the merged text", "b", "b" + line + "a", "bb", "bb" + line + "a"},
		{"conflict upon conflict", "l1\nm1", "l1\nl2" + line + "m1", "l1\nm1\nm2", "l1\nm1\nm2" + line + "l2"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := mergeNote(c.before, c.now, c.after, OtherWindow); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			again := mergeNote(c.before, c.want, c.after, OtherWindow)
			if c.want != "" && c.after != "" && again != c.want {
				t.Errorf("a second try makes it %q", again)
			}
		})
	}
}

// Two windows that never reload write into one note in turn, the worst case:
// the note does not double with each conflict.
func TestConflictsDoNotDouble(t *testing.T) {
	const lines = 25
	var note string
	var shown [2]string
	for i := range lines {
		for w := range shown {
			note = mergeNote(shown[w], note, fmt.Sprintf("%s\n%d%03d.", shown[w], w, i), OtherWindow)
			shown[w] = note
		}
	}
	if most := lines * lines * len("0000.\n"); len(note) > most {
		t.Errorf("the note grew to %d bytes, more than %d", len(note), most)
	}
}

// TestReadsTheFirstFormat checks that a notebook of a program that knew no width
// of the list is read as it is.
func TestReadsTheFirstFormat(t *testing.T) {
	c, err := decode(seal(1, []byte(`{"saved":["faq/can-i-drive"],"window":{"width":900}}`)))
	if err != nil || len(c.Saved) != 1 || c.Window.Width != 900 || c.Window.List != 0 {
		t.Errorf("%+v, %v", c, err)
	}
}
