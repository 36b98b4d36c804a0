package search

import (
	"slices"
	"testing"
)

func TestFind(t *testing.T) {
	for _, c := range []struct {
		name, text, words string
		want              []Range
	}{
		{"capitals", "Headache. A headache", "HEADACHE", []Range{{0, 8}, {12, 20}}},
		{"accents", "una náusea", "nausea", []Range{{4, 10}}},
		{"accents by themselves", "una na\u0301usea", "náu", []Range{{4, 8}}},
		{"quotes", "say “now” and don’t", `"now" and don't`, []Range{{4, 19}}},
		{"dashes", "a follow‑up – soon", "follow-up - soon", []Range{{2, 18}}},
		{"soft hyphen", "keta\u00admine", "ketamine", []Range{{0, 9}}},
		{"spaces", "call\u00a0the\n clinic", "call the clinic", []Range{{0, 16}}},
		{"ligature", "the oﬃce", "office", []Range{{4, 8}}},
		{"nothing", "text", "  ", nil},
		{"not there", "text", "texts", nil},
		{"no overlap", "aaaa", "aa", []Range{{0, 2}, {2, 4}}},
	} {
		if got := Fold(c.text).Find(Fold(c.words)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Can’t breathe", "can't")
	f.Add("a\u0301\u00ad", "a")
	f.Fuzz(func(t *testing.T, text, words string) {
		n := len([]rune(text))
		last := 0
		for _, r := range Fold(text).Find(Fold(words)) {
			if r.Start < last || r.End <= r.Start || r.End > n {
				t.Fatalf("%v in %d runes of %q", r, n, text)
			}
			last = r.Start
		}
	})
}
