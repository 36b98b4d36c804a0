package ui

import (
	"strings"
	"testing"

	"clinichandbook/handbook"
)

// effectBook has side effects of each band, and one that tells nothing.
func effectBook(t *testing.T) *handbook.Handbook {
	t.Helper()
	page := func(title, route, more string) string {
		return "---\ntitle: " + title + "\nroute: " + route + "\nsay: Say.\n" + more + "---\n"
	}
	return loadBook(t, map[string]string{
		"handbook.yaml": "version: \"2026.11\"\n",
		"sources.yaml": "- {key: N2, title: Risks, publisher: A trust, short: NHS, year: 2024, kind: official}\n" +
			"- {key: L2, title: Label, publisher: A firm, short: Label (US), year: undated, kind: official}\n",
		"side-effects/seizure.md": page("Seizure", "emergency", "effect: {common: \"can happen [^L2]\", when: \"at once [^L2]\", band: emergency}\n"),
		"side-effects/mood.md":    page("Mood", "nurse", "effect: {common: \"can happen [^N2]\", settles: \"in days [^L2]\", band: call}\n"),
		"side-effects/nausea.md": page("Nausea", "front-desk", "aliases: [throwing up]\n"+
			"effect: {common: \"common [^N2]\", when: \"soon [^N2]\", settles: \"brief [^N2] but days are reported [^L2]\", band: expected}\n"),
		"side-effects/ache.md":   page("Ache", "nurse", "effect: {band: call}\n"),
		"side-effects/breath.md": page("Breathing", "emergency", "effect: {common: \"can happen [^L2]\", band: emergency}\n"),
		"side-effects/cough.md":  page("Cough", "front-desk", ""),
	})
}

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
	for _, e := range effectBook(t).SideEffects() {
		rows = append(rows, newEffectRow(e))
	}
	return rows
}

func TestEffectOrder(t *testing.T) {
	all := allEffectRows(t)
	for _, c := range []struct {
		name  string
		order effectOrder
		want  string
	}{
		{"what matters now", whatMattersNow, "Breathing Seizure Ache Mood Cough Nausea"},
		{"band, the other way", whatMattersNow.by(columnBand), "Nausea Cough Ache Mood Breathing Seizure"},
		{"band, round again", whatMattersNow.by(columnBand).by(columnBand), "Breathing Seizure Ache Mood Cough Nausea"},
		{"effect", effectOrder{}.by(columnCommon).by(columnEffect), "Ache Breathing Cough Mood Nausea Seizure"},
		{"effect, the other way", effectOrder{columnEffect, true}, "Seizure Nausea Mood Cough Breathing Ache"},
		{"common first, silent last", effectOrder{column: columnCommon}, "Nausea Breathing Mood Seizure Ache Cough"},
		{"common last, silent still last", effectOrder{columnCommon, true}, "Breathing Mood Seizure Nausea Ache Cough"},
		{"when", effectOrder{column: columnWhen}, "Seizure Nausea Ache Breathing Cough Mood"},
		{"when, the other way", effectOrder{columnWhen, true}, "Nausea Seizure Ache Breathing Cough Mood"},
		{"settles", effectOrder{column: columnSettles}, "Nausea Mood Ache Breathing Cough Seizure"},
		{"who answers", effectOrder{column: columnAnswers}, "Breathing Seizure Ache Mood Cough Nausea"},
		{"who answers, the other way", effectOrder{columnAnswers, true}, "Cough Nausea Ache Mood Breathing Seizure"},
	} {
		if got := effectTitles(effectRows(all, effectFilter{}, c.order)); got != c.want {
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
		{"a band", effectFilter{band: "Emergency"}, "Breathing Seizure"},
		{"a title", effectFilter{text: "MOO"}, "Mood"},
		{"what callers say", effectFilter{text: "throwing"}, "Nausea"},
		{"a cell", effectFilter{text: "days"}, "Mood Nausea"},
		{"a source", effectFilter{text: "nhs"}, "Mood Nausea"},
		{"who answers", effectFilter{text: "desk"}, "Cough Nausea"},
		{"all words", effectFilter{text: " days  reported "}, "Nausea"},
		{"band and text", effectFilter{"Call the clinic", "days"}, "Mood"},
		{"no row", effectFilter{text: "zebra"}, ""},
	} {
		if got := effectTitles(effectRows(all, c.filter, whatMattersNow)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
