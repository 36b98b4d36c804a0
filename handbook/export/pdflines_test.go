package export

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"clinichandbook/handbook/content"
)

// TestPDFLettersWithoutWidth checks that what has no width of its own breaks no line:
// not in the line to read out, a list, a paragraph, a link, a table, or the contents.
func TestPDFLettersWithoutWidth(t *testing.T) {
	for name, letters := range map[string]string{
		"an accent on a letter without one": "x\u0302", "two accents": "m\u0303\u0323", "a Russian stress": "е\u0301о\u0301",
		"a joiner": "a\u200db", "a soft hyphen": "soft\u00adhyphen", "a mark of direction": "a\u200eb", "a keycap": "1\ufe0f\u20e3",
	} {
		t.Run(name, func(t *testing.T) {
			text := "first " + letters + " last"
			page := "---\ntitle: \"T " + text + "\"\nroute: front-desk\nsay: \"S " + text + "\"\nask-first: [\"A " + text + "\"]\nrelated: [faq/b]\n---\n" +
				"## Our clinic\n\nP " + text + "\n\n- L " + text + "\n\n| C " + text + " | more of a table |\n|---|---|\n| D " + text + " | more |\n"
			other := "---\ntitle: \"O " + text + "\"\nroute: nurse\nsay: Yes.\n---\n"
			h, _, err := content.Load(fstest.MapFS{"faq/a.md": {Data: []byte(page)}, "faq/b.md": {Data: []byte(other)}})
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(strings.Join(pdfPages(t, writtenPDF(t, newExport(t, h), A4)), "\n"), "\n")
			for _, start := range []string{"T", "S", "A", "P", "L", "C", "D", "O"} {
				if !slices.ContainsFunc(lines, func(l string) bool {
					_, rest, ok := strings.Cut(l, start+" first ")
					return ok && strings.Contains(rest, "last")
				}) {
					t.Errorf("the line %q is broken:\n%s", start, strings.Join(lines, "\n"))
				}
			}
		})
	}
}

func TestBreakLine(t *testing.T) {
	p := newPDF(newExport(t, testBook(t)), A4, nil, 0)
	p.newPage()
	p.font("", bodySize, black)
	width := func(s string) float64 { return p.doc.GetStringWidth(s) + 0.01 }
	for _, c := range []struct {
		name, text string
		width      float64
		want       []string
	}{
		{"nothing", "", 50, nil},
		{"one line", "a b", 50, []string{"a b"}},
		{"at a space", "aaa bbb ccc", width("aaa bbb"), []string{"aaa bbb", "ccc"}},
		{"in a long word", "aaaaaa", width("aaaa"), []string{"aaaa", "aa"}},
		{"not at a space that holds together", "ext.\u00a04120 or", width("ext.\u00a04120"), []string{"ext.\u00a04120", "or"}},
		{"lines of its own", "a\n\nb\n", 50, []string{"a", "", "b"}},
		{"no room at all", "ab", 0, []string{"a", "b"}},
		{"an accent", "x\u0302 y", width("x y"), []string{"x\u0302 y"}},
	} {
		if got := p.split(c.text, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
