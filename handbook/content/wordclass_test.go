package content

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestSpellOut(t *testing.T) {
	classes := map[string][]string{"lack": {"no", "loss of"}, "joy": {"joy", "fun"}}
	for phrase, want := range map[string]string{
		"sleepy":              "sleepy",
		"{lack} appetite":     "no appetite, loss of appetite",
		"feel|show {joy}":     "feel joy, feel fun, show joy, show fun",
		"{lack} {joy} at all": "no joy at all, no fun at all, loss of joy at all, loss of fun at all",
		"{lack}|low hope":     "no hope, loss of hope, low hope",
		"hard-time|unable to": "hard-time to, unable to",
	} {
		if got := strings.Join(spellOut(phrase, classes), ", "); got != want {
			t.Errorf("%q is spelled out as %q, want %q", phrase, got, want)
		}
	}
	if n := len(spellOut(strings.Repeat("a|b|c ", 40), nil)); n > mostSpelledOut {
		t.Errorf("%d phrases", n)
	}
}

// TestLoneBars: a bar beside a space would join nothing, so check reports it.
func TestLoneBars(t *testing.T) {
	for phrase, fault := range map[string]bool{
		"feel|show joy": false, "{lack}|low joy": false, "hard-time|unable to": false,
		"hard time | unable to": true, "feel| show joy": true, "|joy": true, "joy|": true, "joy||fun": true,
	} {
		h, words, err := Load(fstest.MapFS{"faq/a.md": {Data: []byte("---\ntitle: Numb\nroute: nurse\nsay: Yes.\n---\n")}, "vocabulary.yaml": {Data: []byte("classes:\n  lack: no, loss of\npatterns:\n  numb: \"" + phrase + "\"\n")}})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(problemTexts(h), "a bar needs a word"); got != fault || fault == (len(words.Ties) > 0) {
			t.Errorf("%q: reported %t, %d phrases", phrase, got, len(words.Ties))
		}
	}
}

// TestVocabularyClasses: a class is defined once and used by name, in a clinic's file too.
func TestVocabularyClasses(t *testing.T) {
	h, words, err := Load(fstest.MapFS{"faq/a.md": {Data: []byte("---\ntitle: Numb\nroute: nurse\nsay: Yes.\n---\n")}, "vocabulary.yaml": {Data: []byte("classes:\n  lack: no, loss of\ngroups:\n  - numb, {lack} emotion\nties:\n  numb: \"{lack} joy|fun, {none} x\"\n")}})
	if err != nil {
		t.Fatal(err)
	}
	if got := words.Groups[0]; !slices.Equal(got, []string{"numb", "no emotion", "loss of emotion"}) {
		t.Errorf("the group is %q", got)
	}
	var from []string
	for _, tie := range words.Ties {
		from = append(from, tie.From)
	}
	if want := []string{"no joy", "no fun", "loss of joy", "loss of fun"}; !slices.Equal(from, want) {
		t.Errorf("the ties are from %q, want %q", from, want)
	}
	if ps := h.Problems(); len(ps) != 1 || !strings.Contains(ps[0].Msg, "{none}") {
		t.Errorf("the problems are %v", ps)
	}
}
