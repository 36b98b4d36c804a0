package page

import (
	"strings"
	"testing"

	"clinichandbook/handbook"
	"clinichandbook/ui/uitest"
)

func effectTitles(rows []effectRow) string {
	var titles []string
	for _, r := range rows {
		titles = append(titles, r.entry.Title)
	}
	return strings.Join(titles, " ")
}

func allEffectRows(t *testing.T) []effectRow {
	t.Helper()
	var rows []effectRow
	book := uitest.EffectBook(t)
	for _, e := range book.SideEffects() {
		rows = append(rows, newEffectRow(book, e))
	}
	return rows
}

// whatMattersNow is the order that the table begins with.
var whatMattersNow = effectOrder{column: EffectsByBand}

func TestEffectOrder(t *testing.T) {
	all := allEffectRows(t)
	for _, c := range []struct {
		name  string
		order effectOrder
		want  string
	}{
		{"what matters now", whatMattersNow, "Breathing Seizure Ache Mood Cough Nausea"},
		{"band, the other way", whatMattersNow.by(EffectsByBand), "Nausea Cough Ache Mood Breathing Seizure"},
		{"band, round again", whatMattersNow.by(EffectsByBand).by(EffectsByBand), "Breathing Seizure Ache Mood Cough Nausea"},
		{"effect", effectOrder{}.by(EffectsByCommon).by(EffectsByName), "Ache Breathing Cough Mood Nausea Seizure"},
		{"effect, the other way", effectOrder{EffectsByName, true}, "Seizure Nausea Mood Cough Breathing Ache"},
		{"common first, silent last", effectOrder{column: EffectsByCommon}, "Nausea Breathing Mood Seizure Ache Cough"},
		{"common last, silent still last", effectOrder{EffectsByCommon, true}, "Breathing Mood Seizure Nausea Ache Cough"},
		{"when", effectOrder{column: EffectsByWhen}, "Seizure Nausea Ache Breathing Cough Mood"},
		{"when, the other way", effectOrder{EffectsByWhen, true}, "Nausea Seizure Ache Breathing Cough Mood"},
		{"settles", effectOrder{column: EffectsBySettles}, "Nausea Mood Ache Breathing Cough Seizure"},
		{"who answers", effectOrder{column: EffectsByAnswers}, "Breathing Seizure Ache Mood Cough Nausea"},
		{"who answers, the other way", effectOrder{EffectsByAnswers, true}, "Cough Nausea Ache Mood Breathing Seizure"},
	} {
		if got := effectTitles(effectRows(all, &effectState{order: c.order}, nil)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestEffectFilter(t *testing.T) {
	all := allEffectRows(t)
	for _, c := range []struct {
		name   string
		filter effectFilter
		want   string
	}{
		{"nothing", effectFilter{}, "Breathing Seizure Ache Mood Cough Nausea"},
		{"a band", effectFilter{band: onlyBand(handbook.BandEmergency)}, "Breathing Seizure"},
		{"a title", effectFilter{text: "MOO"}, "Mood"},
		{"what callers say", effectFilter{text: "throwing"}, "Nausea"},
		{"a cell", effectFilter{text: "days"}, "Mood Nausea"},
		{"a source", effectFilter{text: "nhs"}, "Mood Nausea"},
		{"who answers", effectFilter{text: "desk"}, "Cough Nausea"},
		{"all words", effectFilter{text: " days  reported "}, "Nausea"},
		{"band and text", effectFilter{onlyBand(handbook.BandCall), "days"}, "Mood"},
		{"no row", effectFilter{text: "zebra"}, ""},
	} {
		if got := effectTitles(effectRows(all, &effectState{order: whatMattersNow, filter: c.filter}, nil)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestEffectsThatTheSearchFinds(t *testing.T) {
	all := allEffectRows(t)
	found := map[string]bool{"side-effects/nausea": true}
	state := &effectState{order: whatMattersNow, filter: effectFilter{text: "puke"}}
	if got := effectTitles(effectRows(all, state, found)); got != "Nausea" {
		t.Errorf("for puke: %q", got)
	}
	state.compare("side-effects/cough")
	state.compare("side-effects/mood")
	if got := effectTitles(effectRows(all, state, found)); got != "Mood Cough Nausea" {
		t.Errorf("with two compared: %q", got)
	}
	state.compare("side-effects/mood")
	if got := effectTitles(effectRows(all, state, found)); got != "Cough Nausea" {
		t.Errorf("with one compared: %q", got)
	}
}
