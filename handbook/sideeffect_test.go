package handbook

import (
	"reflect"
	"testing"
)

func TestClaims(t *testing.T) {
	nhs, label := &Source{Short: "NHS", Year: "2024"}, &Source{Short: "Label", Year: "undated"}
	for _, c := range []struct {
		name string
		line []Span
		want []Claim
	}{
		{"empty", nil, nil},
		{"no source", []Span{Text{Text: "common"}}, []Claim{{Words: "common"}}},
		{"one source", []Span{Text{Text: "common"}, Citation{nhs}}, []Claim{{"common", []*Source{nhs}}}},
		{"two sources", []Span{Text{Text: "common"}, Citation{nhs}, Text{Text: " "}, Citation{label}}, []Claim{{"common", []*Source{nhs, label}}}},
		{
			"two claims",
			[]Span{Text{Text: "usually "}, Text{Text: "brief", Style: Bold}, Citation{nhs}, Text{Text: " but days "}, Citation{label}, Text{Text: " at times"}},
			[]Claim{{"usually brief", []*Source{nhs}}, {"but days", []*Source{label}}, {Words: "at times"}},
		},
		{"a source of nothing", []Span{Citation{nhs}}, nil},
	} {
		if got := Claims(c.line); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
	if got := (Claim{"x", []*Source{nhs, label}}).MentionSources(); got != "NHS, 2024; Label, undated" {
		t.Errorf("the sources are %q", got)
	}
}

func TestSideEffectsByUrgency(t *testing.T) {
	page := func(title string, effect *Effect) *Entry {
		return &Entry{ID: "side-effects/" + title, Kind: SideEffect, Title: title, Effect: effect}
	}
	h := New(Parts{Entries: []*Entry{
		page("Ache", &Effect{Band: BandExpected}),
		page("Burn", &Effect{Band: BandEmergency}),
		page("Cough", nil),
		page("Dread", &Effect{Band: BandCall}),
		page("Ebb", &Effect{Band: BandEmergency}),
		{ID: "faq/fog", Kind: FAQ, Title: "Fog"},
	}})
	got := ""
	for _, e := range h.SideEffects() {
		got += e.Title + " "
	}
	if want := "Burn Ebb Dread Cough Ache "; got != want {
		t.Errorf("the order is %s, want %s", got, want)
	}
}
