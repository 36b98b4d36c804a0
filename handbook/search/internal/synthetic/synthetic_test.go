package synthetic

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/export"
)

func load(t testing.TB, n int) *handbook.Handbook {
	t.Helper()
	h, err := Handbook(n)
	if err != nil || len(h.Problems()) > 0 {
		t.Fatalf("%d entries: %v, %d problems: %v", n, err, len(h.Problems()), h.Problems()[:min(5, len(h.Problems()))])
	}
	return h
}

func text(h *handbook.Handbook) string {
	var b strings.Builder
	for _, e := range h.Entries() {
		b.WriteString(export.Text(h, e))
		b.WriteString(strings.Join(e.Aliases, "\n"))
	}
	return b.String()
}

func TestPagesAreAFileSystem(t *testing.T) {
	// fstest.TestFS wants a root folder, which the loader never lists.
	p := newPages(7)
	for _, c := range []struct{ file, want string }{
		{"sections/page-000006.md", ""},
		{"faq/page-000005.md", ""},
		{"faq/page-000006.md", "file does not exist"},
		{"faq/page-000008.md", "file does not exist"},
		{"faq/page-5.md", "file does not exist"},
		{"sources.yaml", "file does not exist"},
	} {
		f, err := p.Open(c.file)
		switch {
		case c.want == "" && err != nil, c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s opens with %v, want %q", c.file, err, c.want)
		case err == nil:
			f.Close()
		}
	}
}

func TestHandbookIsDeterministic(t *testing.T) {
	a, b := load(t, 300), load(t, 300)
	if text(a) != text(b) {
		t.Error("two handbooks of 300 entries differ")
	}
	if !slices.Equal(Queries(a, 50, 1), Queries(b, 50, 1)) {
		t.Error("two draws of queries with the same seed differ")
	}
	if slices.Equal(Queries(a, 50, 1), Queries(a, 50, 2)) {
		t.Error("two seeds give the same queries")
	}
}

func TestPageDoesNotDependOnReadingOrder(t *testing.T) {
	p := newPages(20)
	want := string(p.write(7))
	p.write(3)
	if got := string(p.write(7)); got != want {
		t.Errorf("page 7 was\n%s\nand now is\n%s", want, got)
	}
}

func TestSizes(t *testing.T) {
	h := load(t, 1_000)
	if len(h.Entries()) != 1_000 {
		t.Errorf("%d entries loaded, want 1,000", len(h.Entries()))
	}
	words := map[string]bool{}
	for _, e := range h.Entries() {
		title, aliases, text := len(strings.Fields(e.Title)), len(e.Aliases), len(strings.Fields(body(e)))
		if title < 3 || title > 5 || aliases < 3 || aliases > 8 || text != bodyWords {
			t.Errorf("%s: %d words in the title, %d aliases, %d words in the body", e.ID, title, aliases, text)
		}
		for w := range strings.FieldsSeq(strings.ToLower(body(e))) {
			words[strings.TrimSuffix(w, ".")] = true
		}
	}
	if len(words) < 4_000 || len(words) > 6_000 {
		t.Errorf("1,000 entries have %d distinct words, want about 5,000", len(words))
	}
}

func TestVocabularyGrows(t *testing.T) {
	for entries, want := range map[int][2]int{1_000: {4_500, 5_500}, 10_000: {13_000, 18_000}, 100_000: {30_000, 60_000}} {
		if got := len(newVocabulary(entries)); got < want[0] || got > want[1] {
			t.Errorf("%d entries have a vocabulary of %d words, want %v", entries, got, want)
		}
	}
}

func TestQueries(t *testing.T) {
	h := load(t, 300)
	all := text(h)
	queries := Queries(h, 1000, 1)
	unknown := 0
	for _, q := range queries {
		if n := len(strings.Fields(q)); n < 2 || n > 5 {
			t.Errorf("%q has %d words", q, n)
		}
		if strings.Contains(" "+q, " zv") {
			unknown++
		}
	}
	if unknown < 60 || unknown > 140 {
		t.Errorf("%d of 1,000 queries hold an unknown word, want about 100", unknown)
	}
	if strings.Contains(all, " zv") {
		t.Error("an unknown word stands in the handbook")
	}
}

func TestQueriesOfOtherHandbooks(t *testing.T) {
	h, _, err := content.Load(fstest.MapFS{"faq/short.md": &fstest.MapFile{Data: []byte("---\ntitle: Short\nroute: nurse\nsay: Yes.\n---\nIt’s naïve, and no more.\n")}})
	if err != nil {
		t.Fatal(err)
	}
	if got := Queries(h, 20, 1); len(got) != 20 {
		t.Errorf("%d queries, want 20", len(got))
	}
}

func TestKeystrokes(t *testing.T) {
	for query, want := range map[string][]string{
		"":     nil,
		"a":    {"a"},
		"dé j": {"d", "dé", "dé ", "dé j"},
	} {
		if got := Keystrokes(query); !slices.Equal(got, want) {
			t.Errorf("%q grows as %q, want %q", query, got, want)
		}
	}
}
