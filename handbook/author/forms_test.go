package author

import (
	"slices"
	"testing"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

// TestFormsAreKept checks that a form comes back as it was, in the working folder that
// it is for, and until it was saved.
func TestFormsAreKept(t *testing.T) {
	w, other := workspace(t), workspace(t)
	saves := Autosaves{t.TempDir()}
	type form struct{ Words []string }
	open := func(w Workspace) form {
		t.Helper()
		var f form
		_, err := saves.OpenForm(w, "words", &f)
		must(t, err)
		return f
	}
	must(t, saves.KeepForm(w, "words", form{[]string{"ramp", "slo"}}))
	must(t, saves.KeepForm(other, "words", form{[]string{"other"}}))
	if got := open(w); !slices.Equal(got.Words, []string{"ramp", "slo"}) {
		t.Errorf("kept %q", got.Words)
	}
	must(t, saves.DropForm(w, "words"))
	must(t, saves.DropForm(w, "words"))
	if got := open(w); got.Words != nil {
		t.Errorf("after it was dropped: %q", got.Words)
	}
	if got := open(other); !slices.Equal(got.Words, []string{"other"}) {
		t.Errorf("the other folder has %q", got.Words)
	}
	if ids := saves.IDs(); len(ids) > 0 {
		t.Errorf("forms count as pages: %q", ids)
	}
}

// TestHistoryOfTables checks that every save of a table is kept, compared in words, and
// can be taken back.
func TestHistoryOfTables(t *testing.T) {
	w := workspace(t)
	must(t, w.ChangeWords("", "ramp, slope", "Ann"))
	must(t, w.ChangeWords("ramp, slope", "ramp, incline", "Ben"))
	must(t, w.ChangeFlag(nil, &content.OwnFlag{Name: "Alarm", Entries: []string{"faq/bleeding"}, Phrases: []string{"panic button"}}, "Ann"))
	must(t, w.ChangeFlag(&content.OwnFlag{Name: "Alarm", Entries: []string{"faq/bleeding"}, Phrases: []string{"panic button"}}, nil, "Ann"))
	must(t, w.SetOrder(nil, []string{"faq/driving"}, "Ann"))
	must(t, w.SetOrder([]string{"faq/driving"}, nil, "Ann"))
	must(t, w.Values().Set("nurse-line", "", handbook.Setting{Value: "ext. 1", By: "Ann"}))
	must(t, w.Values().Set("nurse-line", "ext. 1", handbook.Setting{Value: "ext. 2", By: "Ben"}))
	for id, want := range map[string]struct {
		part   Part
		before string
	}{
		WordsFile:     {PartWords, "ramp, slope"},
		FlagsFile:     {PartWords, "panic button"},
		OrderFile:     {PartOrder, "Driving"},
		"clinic.yaml": {PartValue, "ext. 1"},
	} {
		states, err := w.PageStates(id)
		must(t, err)
		if len(states) != 2 {
			t.Fatalf("%s has %d states", id, len(states))
		}
		parts, err := w.CompareStates(id, states[1], states[0])
		must(t, err)
		if len(parts) != 1 || parts[0].Part != want.part || !slices.Equal(parts[0].Before, []string{want.before}) {
			t.Errorf("%s: %v", id, parts)
		}
		must(t, w.RestorePage(id, states[1], "Ann"))
	}
	words, err := w.OwnWords()
	must(t, err)
	flags, err := w.OwnFlags()
	must(t, err)
	book, order, err := w.Order()
	must(t, err)
	if !slices.Equal(words, []string{"ramp, slope"}) || len(flags) != 1 || !slices.Equal(order, []string{"faq/driving"}) || book.Field("nurse-line").Value != "ext. 1" {
		t.Errorf("restored: %q, %v, %q, %q", words, flags, order, book.Field("nurse-line").Value)
	}
	if owners, err := w.Owners(); err != nil || len(owners) > 0 {
		t.Errorf("tables have owners: %v, %v", owners, err)
	}
}

func TestMergeOrder(t *testing.T) {
	for name, c := range map[string]struct{ base, mine, theirs, want string }{
		"both add":     {"", "a", "b", "ab"},
		"they remove":  {"ab", "abc", "b", "bc"},
		"I remove":     {"ab", "b", "abc", "bc"},
		"I move":       {"abc", "cab", "abc", "cab"},
		"both add one": {"", "ab", "a", "ab"},
	} {
		ids := func(s string) (out []string) {
			for _, r := range s {
				out = append(out, string(r))
			}
			return out
		}
		if got := MergeOrder(ids(c.base), ids(c.mine), ids(c.theirs)); !slices.Equal(got, ids(c.want)) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
