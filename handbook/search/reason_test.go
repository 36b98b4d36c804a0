package search_test

import (
	"strings"
	"testing"

	"clinichandbook/handbook"
	"clinichandbook/handbook/search"
)

// TestReasonsAreThePagesWords: what a page is said to say, it says.
func TestReasonsAreThePagesWords(t *testing.T) {
	ix := bundled(t)
	meant := 0
	for _, q := range []string{
		"healthnet", "kaiser", "upchucked", "quit my pills cold turkey", "ubrelvy", "valet", "woozy", "keppra", "spazzing out", "humira", "my pee is brown",
		"zonked", "lyft home", "teeth cleaning", "spendy", "nursing a baby", "pooped out", "shrooms", "trip sitter", "hearing voices", "sketchy doses online",
	} {
		res := ix.Search(q, 5)
		for i, h := range res.Hits {
			why := res.Reason(i)
			if why.Kind != search.ByMeaning {
				continue
			}
			meant++
			if !strings.Contains(everything(h.Entry), strings.ToLower(why.Text)) {
				t.Errorf("%q, %s: it does not say %q", q, h.Entry.ID, why.Text)
			}
			if !strings.Contains(q, why.Typed) {
				t.Errorf("%q, %s: nobody typed %q", q, h.Entry.ID, why.Typed)
			}
		}
	}
	if meant < 10 {
		t.Errorf("only %d reasons are what a word means", meant)
	}
}

// everything is all text of an entry, in lower case.
func everything(e *handbook.Entry) string {
	all := append([]string{e.Title, e.SayText()}, e.Aliases...)
	all = append(append(all, e.HandOver...), e.Emergency...)
	for _, p := range e.Parts {
		for line := range handbook.Lines(p.Blocks) {
			all = append(all, line)
		}
	}
	return strings.ToLower(strings.Join(all, "\n"))
}
