package language_test

import (
	"slices"
	"testing"

	"clinichandbook/handbook/search/language"
)

func toy(name, words, filler string, stem func(string) string) language.Language {
	return language.Language{
		Name: name, Tier: language.WordList(words).Tier, StartingWith: language.WordList(words).StartingWith, Stem: stem, SmallWords: language.SmallWords{Fillers: language.Words(filler)},
		Slips: language.Slips{Alike: []string{"bv"}},
	}
}

func TestJoin(t *testing.T) {
	cut := func(n int) func(string) string { return func(w string) string { return w[:max(len(w)-n, 1)] } }
	all := language.Join(toy("A", "dizzy1\nhead2\n", "the", cut(1)), toy("B", "cabeza1\nhead3\n", "la", cut(2)))
	for w, want := range map[string]string{"head": "hea", "cabeza": "cabe", "neither": "neithe"} {
		if got := all.Stem(w); got != want {
			t.Errorf("the stem of %q is %q, want %q: of the first language that knows it", w, got, want)
		}
	}
	for w, want := range map[string]language.Tier{"head": language.Common, "cabeza": language.Basic, "neither": language.Unknown} {
		if got := all.Tier(w); got != want {
			t.Errorf("%q has tier %d, want %d", w, got, want)
		}
	}
	if got := slices.Collect(all.StartingWith("he")); !slices.Equal(got, []string{"head", "head"}) {
		t.Errorf("words that start with he: %q", got)
	}
	if all.Name != "A, B" || !all.Fillers["the"] || !all.Fillers["la"] || all.Fillers["head"] || len(all.Slips.Alike) != 2 {
		t.Errorf("joined as %+v", all)
	}
}

func TestJoinNothing(t *testing.T) {
	none := language.Join()
	if none.Stem("drives") != "drives" || none.Tier("drives") != language.Unknown || none.Sound("drives") != 0 {
		t.Error("without a language, a word must stand for itself alone")
	}
}

func TestWordListStartingWith(t *testing.T) {
	list := language.WordList("ache1\nhead2\nheadache1\nheal3\nhot1\n")
	for prefix, want := range map[string][]string{"head": {"head", "headache"}, "a": {"ache"}, "ho": {"hot"}, "z": nil, "": {"ache", "head", "headache", "heal", "hot"}} {
		if got := slices.Collect(list.StartingWith(prefix)); !slices.Equal(got, want) {
			t.Errorf("words that start with %q: %q, want %q", prefix, got, want)
		}
	}
}
